import { useApolloClient } from '@apollo/client/react';
import { useMemo, useState } from 'react';
import { CardStateFieldsFragmentDoc } from '../../data/generated.ts';
import type { ThreadView } from './entry.ts';
import { useSettled } from './use-settled.ts';

/**
 * Where the reader had stopped when the thread was opened, and how far it went then. What comes later is no gap in the
 * reading, and sending closes it: whoever answers has read.
 */
export function useStopped(thread: ThreadView, sending: boolean): { after: number; upTo: number } | null {
  const { cache } = useApolloClient();
  const settled = useSettled();
  const [after] = useState(() => {
    const mine = cache.readFragment({ id: cache.identify({ __typename: 'CardState', id: thread.id }), fragment: CardStateFieldsFragmentDoc, fragmentName: 'CardStateFields' });
    return Math.max(thread.readUpTo, mine?.readUpTo ?? 0);
  });
  const [upTo, setUpTo] = useState<number | null>(null);
  const [over, setOver] = useState(false);
  if (settled && upTo === null) setUpTo(thread.lastSeq);
  if (sending && !over) setOver(true);
  return useMemo(() => (over ? null : { after, upTo: upTo ?? Number.MAX_SAFE_INTEGER }), [over, after, upTo]);
}
