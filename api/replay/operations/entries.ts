import { ENTRY_PARTS, type GivenEntry } from '../entry.ts';
import { operation } from '../wire/ask.ts';
import { STANDING, type Standing } from './threads.ts';

/** Clients leave `afterNote` out: for them there are no notes, and asking for them is refused. */
export interface Cursors {
  threadId: string;
  afterSeq: number;
  afterNote?: number;
}
export type ThreadEvent =
  | GivenEntry
  | { __typename: 'ThreadChanged'; thread: Standing }
  | { __typename: 'ThreadAccessEnded'; readableUpTo: number | null };

export const threadEntries = operation<Cursors, { threadEntries: ThreadEvent }>(`
subscription ThreadEntries($threadId: ID!, $afterSeq: Int!, $afterNote: Int) {
  threadEntries(threadId: $threadId, afterSeq: $afterSeq, afterNote: $afterNote) {
    __typename
    ...MessageParts ...LineParts ...NoteParts ...StaffLineParts
    ... on ThreadChanged { thread { ...Standing } }
    ... on ThreadAccessEnded { readableUpTo }
  }
}
${ENTRY_PARTS}
${STANDING}`);

export const threadStanding = operation<{ id: string }, { thread: Standing }>(`
query ThreadStanding($id: ID!) { thread(id: $id) { ...Standing } }
${STANDING}`);

export interface EntryPage {
  items: GivenEntry[];
  startCursor: string | null;
}

export const entryPage = operation<{ id: string; before: string | null }, { thread: { entries: EntryPage } }>(`
query EntryPage($id: ID!, $before: String) {
  thread(id: $id) {
    entries(last: 100, before: $before) { items { __typename ...MessageParts ...LineParts ...NoteParts ...StaffLineParts } startCursor }
  }
}
${ENTRY_PARTS}`);
