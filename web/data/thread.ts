import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useAccount } from './DataProvider.tsx';
import type { EntryFieldsFragment, ThreadHeadFragment } from './generated.ts';
import type { ThreadStatus } from './thread-watch.ts';

export type ThreadOnScreen = {
  /** `failed` alone means that nothing could be shown; what is here stays here, and the connection says how old it is. */
  status: ThreadStatus;
  /** Everything but the entries. There in `ready` and `ended`. */
  thread: ThreadHeadFragment | null;
  /** In the order in which they are read, without a hole. */
  entries: readonly EntryFieldsFragment[];
  hasEarlier: boolean;
  /** The page before. Rejects with Apollo's error; asking twice asks once. */
  loadEarlier: () => Promise<void>;
  /** In `ended`: up to which seq the viewer may still read. */
  readableUpTo: number | null;
};

/** One thread, fetched and then live while it is on the screen. Any number of components may ask for the same one. */
export function useThread(threadId: string): ThreadOnScreen {
  const { threads } = useAccount();
  const listen = useCallback((hear: () => void) => threads.listen(threadId, hear), [threads, threadId]);
  const { status, thread, readableUpTo } = useSyncExternalStore(listen, () => threads.of(threadId).view());
  const loadEarlier = useCallback(() => threads.of(threadId).loadEarlier(), [threads, threadId]);

  return useMemo(
    () => ({
      status: thread && (status === 'loading' || status === 'failed') ? 'ready' : status,
      thread,
      entries: thread?.entries.items ?? none,
      hasEarlier: Boolean(thread?.entries.startCursor),
      loadEarlier,
      readableUpTo,
    }),
    [status, thread, readableUpTo, loadEarlier],
  );
}

/** Puts what an answer of its own has brought of a thread beside what was heard of it: the newest stays. */
export function useKeepNewest(threadId: string): (entries: readonly EntryFieldsFragment[]) => void {
  const { threads } = useAccount();
  return useCallback((entries) => threads.keepNewest(threadId, entries), [threads, threadId]);
}

const none: readonly EntryFieldsFragment[] = [];
