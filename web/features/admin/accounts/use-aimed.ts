import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Brings a part of the page into sight and into focus, each time a link leads to it: `#work`. */
export function useAimed<Part extends HTMLElement>(aim: string): RefObject<Part | null> {
  const part = useRef<Part>(null);
  const { hash, key } = useLocation();

  useEffect(() => {
    if (hash !== aim) return;
    part.current?.focus({ preventScroll: true });
    part.current?.scrollIntoView({ block: 'start' });
  }, [hash, aim, key]);

  return part;
}
