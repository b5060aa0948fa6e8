import type { EntryView, NoteView, ThreadView } from './entry.ts';

/**
 * The handover note that the holder has in front of them: the newest that was written since the one before let go. Who
 * looks on, or wrote it, reads it in the flow.
 */
export function handoverNote(entries: readonly EntryView[], thread: Pick<ThreadView, 'holder' | 'engagements'>, viewerId: string): NoteView | null {
  if (thread.holder?.id !== viewerId) return null;
  const note = entries.findLast((entry) => entry.__typename === 'Note' && entry.handover);
  if (note?.__typename !== 'Note' || note.writer.id === viewerId) return null;
  const before = thread.engagements?.findLast(({ toSeq }) => toSeq !== null);
  return note.afterSeq >= (before?.toSeq ?? 0) - 1 ? note : null;
}
