import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useAccount } from './DataProvider.tsx';
import type { Typing } from './typing.ts';

export type { Typing } from './typing.ts';

export type SignalsOnScreen = {
  /** Who is writing, the latest last. */
  typing: readonly Typing[];
  /** The newest seq that somebody on the other side has read. 0 while the thread is not here. */
  readByOthersUpTo: number;
  /** The viewer writes a message, or a note. Call it with every key: it is told at most every three seconds. */
  sendTyping: (note: boolean) => void;
};

/** What may be missed without harm: typing and reading in one thread. */
export function useSignals(threadId: string): SignalsOnScreen {
  const { signals, threads } = useAccount();
  const listen = useCallback((hear: () => void) => signals.listen(threadId, hear), [signals, threadId]);
  const typing = useSyncExternalStore(listen, () => signals.of(threadId).view());
  const listenThread = useCallback((hear: () => void) => threads.listen(threadId, hear), [threads, threadId]);
  const readByOthersUpTo = useSyncExternalStore(listenThread, () => threads.of(threadId).view().thread?.readByOthersUpTo ?? 0);
  const sendTyping = useCallback((note: boolean) => signals.of(threadId).typed(note ? 'note' : 'message'), [signals, threadId]);
  return useMemo(() => ({ typing, readByOthersUpTo, sendTyping }), [typing, readByOthersUpTo, sendTyping]);
}
