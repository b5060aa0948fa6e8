import type { Numbered } from './entries.ts';
import type { ThreadHeadFragment } from './generated.ts';

/**
 * Up to where a screen has a thread, without a hole. The stream is asked for what is newer than this, at first and
 * after every reconnect. Messages and lines are counted by seq, notes and staff lines by noteNo; the two do not mix. What
 * was changed of them is counted beside, each kind by itself.
 */
export type Cursor = { seq: number; note: number; change: number; noteChange: number };

/** What an entry is to somebody who has everything up to a cursor. */
export type Fit = 'known' | 'next' | 'ahead';

/**
 * The cursor after a fetch of the newest page. Notes further back than the page are counted by the thread's own
 * `lastNoteNo`, which was read with it; the entries may be newer than that, never older.
 */
export function cursorOf(thread: Pick<ThreadHeadFragment, 'lastSeq' | 'lastNoteNo' | 'lastChange' | 'lastNoteChange'>, entries: readonly Numbered[]): Cursor {
  const seqs = entries.flatMap((entry) => ('seq' in entry ? [entry.seq] : []));
  const notes = entries.flatMap((entry) => ('noteNo' in entry ? [entry.noteNo] : []));
  return { seq: seqs.at(-1) ?? thread.lastSeq, note: Math.max(thread.lastNoteNo ?? 0, notes.at(-1) ?? 0), change: thread.lastChange, noteChange: thread.lastNoteChange ?? 0 };
}

export function fit(cursor: Cursor, entry: Numbered): Fit {
  const [number, last] = 'seq' in entry ? [entry.seq, cursor.seq] : [entry.noteNo, cursor.note];
  if (number <= last) return 'known';
  return number === last + 1 ? 'next' : 'ahead';
}

/** The cursor once the entry is there too. */
export function beyond(cursor: Cursor, entry: Numbered): Cursor {
  return 'seq' in entry
    ? { ...cursor, seq: Math.max(cursor.seq, entry.seq) }
    : { ...cursor, note: Math.max(cursor.note, entry.noteNo) };
}

/** The cursor once a change was heard of. They come in their order, not every number of theirs. */
export function changedTo(cursor: Cursor, { __typename, changeNo }: { __typename: 'Message' | 'Note'; changeNo: number }): Cursor {
  const key = __typename === 'Message' ? 'change' : 'noteChange';
  return { ...cursor, [key]: Math.max(cursor[key], changeNo) };
}

/** What the stream is asked with. A client has no notes, and one who passed `afterNote` would be refused. */
export function streamVariables(threadId: string, cursor: Cursor, { isStaff }: { isStaff: boolean }) {
  return { threadId, afterSeq: cursor.seq, afterChange: cursor.change, ...(isStaff && { afterNote: cursor.note, afterNoteChange: cursor.noteChange }) };
}
