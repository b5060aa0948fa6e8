import { useRef } from 'react';
import { newId } from '../../data/request-id.ts';

/** One id for one wish: asking again after silence repeats the deed, it does not do it twice. Another wish is another deed. */
export function useRequestId(): (wish: object) => string {
  const last = useRef<{ wish: string; id: string } | null>(null);
  return (wish) => {
    const asked = JSON.stringify(wish);
    if (last.current?.wish !== asked) last.current = { wish: asked, id: newId() };
    return last.current.id;
  };
}
