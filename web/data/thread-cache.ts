import { type ApolloCache, type FieldFunctionOptions, InMemoryCache, type Reference } from '@apollo/client';
import { placeOf } from './cache.ts';
import { removeCard } from './desk-cache.ts';
import { mergeEntries, upTo, type EntryList } from './entries.ts';
import type { EntryFieldsFragment, PlacedCardFieldsFragment } from './generated.ts';

/** Entries that came, put into their places. They stand in the cache themselves already, by the event or the answer. */
export function admit(cache: ApolloCache, threadId: string, entries: readonly (Pick<EntryFieldsFragment, '__typename' | 'id'> & { seq?: number; noteNo?: number })[]): void {
  editEntries(cache, threadId, (known, at, refer) => mergeEntries(known, entries.map(refer), at));
  const id = cache.identify({ __typename: 'Thread', id: threadId });
  if (!id) return;
  cache.modify<{ lastSeq: number; lastNoteNo: number | null }>({
    id,
    fields: {
      lastSeq: (known) => Math.max(known, ...entries.map(({ seq }) => seq ?? 0)),
      lastNoteNo: (known) => (known === null ? null : Math.max(known, ...entries.map(({ noteNo }) => noteNo ?? 0))),
    },
  });
}

/**
 * What a card tells of its thread, for the thread that is open: the lists hear of every message, and the thread itself is told
 * only of what moves its version. A card that is older than what is here tells nothing.
 */
export function told(cache: ApolloCache, { card, mine }: Pick<PlacedCardFieldsFragment, 'card' | 'mine'>): void {
  const id = cache.identify({ __typename: 'Thread', id: card.id });
  if (!id) return;
  const news = <Value>(value: Value) => (known: Value, { readField }: Pick<FieldFunctionOptions, 'readField'>) => (card.lastSeq >= (readField<number>('lastSeq') ?? 0) ? value : known);
  cache.modify<{ waitingSince: string | null; needsReply: boolean | null; readUpTo: number; unread: number; mentioned: boolean; lastSeq: number }>({
    id,
    fields: {
      waitingSince: news(card.waitingSince),
      needsReply: news(card.needsReply),
      readUpTo: (known) => Math.max(known, mine.readUpTo),
      unread: news(mine.unread),
      mentioned: () => mine.mentioned,
      lastSeq: (known) => Math.max(known, card.lastSeq),
    },
  });
}

/** Access ended at a seq: what came after it is forgotten, on the screen and in memory. */
export function keepUpTo(cache: ApolloCache, threadId: string, seq: number): void {
  editEntries(cache, threadId, (known, at) => upTo(known, seq, at));
  sweep(cache);
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
  sweep(cache);
}

/** What hangs on nothing goes, and so do answers that were put together of it and kept for the next reader. */
function sweep(cache: ApolloCache): void {
  if (cache instanceof InMemoryCache) cache.gc({ resetResultCache: true });
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
