import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import type { Entry } from '../threads/entry.ts';
import { lockThread } from '../threads/lock.ts';
import { answeredBefore, carriedOut } from '../threads/once.ts';
import type { MessageView, NoteView } from '../threads/entry-views.ts';
import { forgetMentions } from './mention.ts';
import { type Kind, mayChange, ownWritten, rewrite, writtenAs } from './written.ts';

export type DeleteMessageOutcome = { is: 'MessageDeleted'; message: MessageView } | { is: 'ThreadEnded'; threadId: string };
export type DeleteNoteOutcome = { is: 'NoteDeleted'; note: NoteView } | { is: 'ThreadEnded'; threadId: string };

interface Deletion {
  threadId: string;
  requestId: string;
}

/**
 * Takes the author's own message back, while the thread is open and they may write in it. Its place stays, without a
 * text for anybody who could read it; what stood there is kept for the members of the team. Taken back already is
 * success.
 */
export async function deleteMessage(call: Call, input: Deletion & { messageId: string }): Promise<DeleteMessageOutcome> {
  const entry = await takeBack(call, input, input.messageId, 'MESSAGE');
  return entry ? { is: 'MessageDeleted', message: await writtenAs(call, entry, 'MESSAGE') } : { is: 'ThreadEnded', threadId: input.threadId };
}

/** The same for a note. Whoever was added because of it stays. */
export async function deleteNote(call: Call, input: Deletion & { noteId: string }): Promise<DeleteNoteOutcome> {
  const entry = await takeBack(call, input, input.noteId, 'NOTE');
  return entry ? { is: 'NoteDeleted', note: await writtenAs(call, entry, 'NOTE') } : { is: 'ThreadEnded', threadId: input.threadId };
}

/** Null: the thread is closed. */
async function takeBack(call: Call, input: Deletion, id: string, kind: Kind): Promise<Entry | null> {
  const locked = await lockThread(call, input.threadId);
  const { thread } = locked;
  const entry = await ownWritten(call, thread, id, kind);
  const request = { requestId: input.requestId, deed: kind === 'NOTE' ? 'deleteNote' : 'deleteMessage', threadId: thread.id };
  if ((await answeredBefore(call, request)) || entry.deletedAt !== null) return entry;
  if (thread.isClosed()) return null;
  if (!mayChange(locked, kind)) throw forbidden('You can no longer write here, so what you wrote stays as it is.');

  rewrite(call, thread, entry, null);
  if (entry.seq !== null && thread.previewSeq === entry.seq) {
    // Empty: it was taken back. A card says so, and nothing older passes for the newest.
    thread.previewText = '';
    thread.previewChange = entry.changeNo;
  }
  if (kind === 'NOTE') await forgetMentions(call, entry);
  record(call, { deed: kind === 'NOTE' ? 'note.deleted' : 'message.deleted', threadId: thread.id, teamId: thread.teamId, after: { entryId: entry.id, change: entry.changeNo } });
  carriedOut(call, request, { entryId: entry.id });
  return entry;
}
