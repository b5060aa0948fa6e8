import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { ReadUpToDocument } from '../../data/generated.ts';
import type { ThreadView } from './entry.ts';

/** Whoever has the thread before their eyes has seen where they are addressed in it. How far they have read besides is told by itself. */
export function useSeenMentions({ id, readUpTo, mentioned }: ThreadView): void {
  const { mutate } = useApolloClient();
  useEffect(() => {
    if (!mentioned) return;
    const tell = () => {
      if (document.visibilityState !== 'visible') return;
      document.removeEventListener('visibilitychange', tell);
      // Lost, it is told with the next opening.
      mutate({ mutation: ReadUpToDocument, variables: { input: { threadId: id, seq: readUpTo } } }).catch(() => undefined);
    };
    document.addEventListener('visibilitychange', tell);
    tell();
    return () => document.removeEventListener('visibilitychange', tell);
  }, [mutate, id, mentioned]);
}
