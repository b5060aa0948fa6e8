import type { EntryFieldsFragment } from './generated.ts';
import { share, type Shared } from './shared.ts';
import { forgetThread } from './thread-cache.ts';
import { watchThread, type ThreadWatch, type WatchParts } from './thread-watch.ts';

/** The threads that are on the screen. */
export type OpenThreads = Pick<Shared<ThreadWatch>, 'of' | 'listen'> & {
  /** The answer to a send. What no screen shows needs no placing. */
  answered: (entry: EntryFieldsFragment) => 'known' | 'ahead';
  /** Entries of a thread that were read, or changed, by an answer of their own. */
  keepNewest: (threadId: string, entries: readonly EntryFieldsFragment[]) => void;
  /** A card of the lists says what there is: more than the viewer could read so far, perhaps. */
  heardCard: (threadId: string, lastSeq: number) => void;
  /** It is not the viewer's to see any more, on the screen or not. */
  gone: (threadId: string) => void;
};

export function makeOpenThreads(parts: WatchParts): OpenThreads {
  const { of, listen, running } = share((threadId) => watchThread(threadId, parts));

  return {
    of,
    listen,
    answered: (entry) => running(entry.threadId)?.answered(entry) ?? 'known',
    keepNewest: (threadId, entries) => running(threadId)?.keepNewest(entries),
    heardCard(threadId, lastSeq) {
      const watch = running(threadId);
      if (watch && lastSeq > (watch.view().readableUpTo ?? 0)) watch.revive();
    },
    gone(threadId) {
      const watch = running(threadId);
      if (watch) watch.leave();
      else forgetThread(parts.apollo.cache, threadId);
    },
  };
}
