import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { useAccount } from './DataProvider.tsx';
import type { PartyFieldsFragment } from './generated.ts';
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

/** How often one who goes on looking says so, in milliseconds: twice before it would be over. */
const SAY_EVERY = 13_000;

/** Who else of the staff looks at a thread. As long as it is on a screen that is seen, the viewer is told of as looking too. */
export function useLookers(threadId: string, viewerId: string): readonly PartyFieldsFragment[] {
  const { signals } = useAccount();
  const { lookers, looks } = signals.of(threadId);
  const all = useSyncExternalStore(lookers.listen, lookers.view);

  useEffect(() => {
    const look = () => looks(document.visibilityState === 'visible');
    const timer = setInterval(() => document.visibilityState === 'visible' && looks(true), SAY_EVERY);
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      looks(false);
    };
  }, [looks]);
  return useMemo(() => all.filter(({ id }) => id !== viewerId), [all, viewerId]);
}
