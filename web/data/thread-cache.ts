import type { ApolloCache, Reference } from '@apollo/client';
import { placeOf } from './cache.ts';
import { removeCard } from './desk-cache.ts';
import { mergeEntries, upTo, type EntryList } from './entries.ts';
import type { EntryFieldsFragment } from './generated.ts';

/** Entries that came, put into their places. They stand in the cache themselves already, by the event or the answer. */
export function admit(cache: ApolloCache, threadId: string, entries: readonly Pick<EntryFieldsFragment, '__typename' | 'id'>[]): void {
  editEntries(cache, threadId, (known, at, refer) => mergeEntries(known, entries.map(refer), at));
}

/** Access ended at a seq: what came after it is forgotten, on the screen and in memory. */
export function keepUpTo(cache: ApolloCache, threadId: string, seq: number): void {
  editEntries(cache, threadId, (known, at) => upTo(known, seq, at));
  cache.gc();
}

/** The thread is not the viewer's to see any more: nothing of it stays, in no list either. */
export function forgetThread(cache: ApolloCache, threadId: string): void {
  cache.batch({
    update() {
      removeCard(cache, threadId);
      for (const __typename of ['Thread', 'Card', 'CardState']) {
        const id = cache.identify({ __typename, id: threadId });
        if (id) cache.evict({ id });
      }
    },
  });
  // Its entries hang on nothing now. Those of other threads hang on theirs.
  cache.gc();
}

type At = (entry: Reference) => { seq: number; noteNo: number };
type Refer = (entry: { __typename: string; id: string }) => Reference;

/** A thread that no screen has asked for yet has no list, and none begins here: it would begin with a hole. */
function editEntries(
  cache: ApolloCache,
  threadId: string,
  edit: (known: readonly Reference[], at: At, refer: Refer) => readonly Reference[],
): void {
  const id = cache.identify({ __typename: 'Thread', id: threadId });
  if (!id) return;
  cache.modify<{ entries: EntryList<Reference> }>({
    id,
    fields: {
      entries(page, { readField, toReference }) {
        const list = page as EntryList<Reference>;
        const refer: Refer = (entry) => toReference(entry) ?? { __ref: `${entry.__typename}:${entry.id}` };
        return { ...list, items: edit(list.items, (entry) => placeOf(entry, readField), refer) };
      },
    },
  });
}
