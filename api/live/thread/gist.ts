import type { ThreadView } from '../../domain/threads/views.ts';

/** What of a thread is news in itself; numbers that move with every message are not. */
export function gistOf(thread: ThreadView): string {
  const { lastSeq, lastNoteNo, lastChange, lastNoteChange, readUpTo, unread, readByOthersUpTo, readers, mentioned, mentionedAt, ...rest } = thread;
  return JSON.stringify(rest);
}
