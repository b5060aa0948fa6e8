import type { ApolloCache } from '@apollo/client';
import type { EntryFieldsFragment, ThreadQuery } from './generated.ts';
import { isWritten, makeKeepNewest } from './entry-changes.ts';
import { admit } from './thread-cache.ts';
import { beyond, changedTo, cursorOf, fit, streamVariables, type Cursor, type Fit } from './thread-cursor.ts';

/** The entries of one thread on the screen, and up to where they are without a hole. */
export type ThreadList = {
  /** The newest page was fetched, and stands in the cache. */
  fetched: (thread: ThreadQuery['thread']) => void;
  /** Puts an entry where it belongs, if everything before it is there. One that is ahead is left to come in its turn. */
  place: (entry: EntryFieldsFragment) => Fit;
  /** The stream says that an entry was changed: it stands in the cache as it is now, in the list or not. */
  changed: (entry: EntryFieldsFragment) => void;
  /** These stand in the cache by an answer, which may be older than what was heard before it. */
  answered: (entries: readonly EntryFieldsFragment[]) => void;
  /** What the stream is asked with: newer than all this. */
  askFor: () => ReturnType<typeof streamVariables>;
};

export function makeThreadList(
  threadId: string,
  viewer: { isStaff: boolean },
  cache: ApolloCache,
  arrived: (entries: readonly EntryFieldsFragment[]) => void,
): ThreadList {
  let cursor: Cursor = { seq: 0, note: 0, change: 0, noteChange: 0 };
  const keepNewest = makeKeepNewest(cache);

  return {
    fetched(thread) {
      cursor = cursorOf(thread, thread.entries.items);
      keepNewest(thread.entries.items);
      arrived(thread.entries.items);
    },
    changed(entry) {
      keepNewest([entry]);
      if (isWritten(entry)) cursor = changedTo(cursor, entry);
    },
    answered: keepNewest,
    place(entry) {
      keepNewest([entry]);
      const where = fit(cursor, entry);
      if (where === 'ahead') return where;
      if (where === 'next') {
        cursor = beyond(cursor, entry);
        admit(cache, threadId, [entry]);
      }
      arrived([entry]);
      return where;
    },
    askFor: () => streamVariables(threadId, cursor, viewer),
  };
}
