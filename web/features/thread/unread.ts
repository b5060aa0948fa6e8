import type { MessageFieldsFragment } from '../../data/generated.ts';
import type { EntryView, MessageView, ThreadView } from './entry.ts';

/** What the client wrote and the one who ends the thread has not seen: how many, and the first ten. */
export interface Unread {
  count: number;
  messages: readonly MessageFieldsFragment[];
  lastSeq: number;
}

/** What came while the dialog was open, so that its guard closes at once and not only when the server refuses. */
export function unseenOfClient(entries: readonly EntryView[], thread: Pick<ThreadView, 'client'>, seenSeq: number): Unread | null {
  const unseen = entries.filter((entry): entry is MessageView => entry.__typename === 'Message' && entry.seq > seenSeq && entry.author.person?.id === thread.client?.id);
  const last = unseen.at(-1);
  return last ? { count: Math.min(99, unseen.length), messages: unseen.slice(0, 10), lastSeq: last.seq } : null;
}

/** The fuller of two answers: the server's may be older than what has come since, and newer than what is here. */
export function fuller(one: Unread | null, other: Unread | null): Unread | null {
  if (!one || !other) return one ?? other;
  return other.lastSeq > one.lastSeq || other.count > one.count ? other : one;
}
