import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { text } from '../input.ts';
import { preview } from '../threads/append.ts';
import type { Entry } from '../threads/entry.ts';
import { type Locked, lockThread } from '../threads/lock.ts';
import { answeredBefore, carriedOut, type Request } from '../threads/once.ts';
import type { MessageView, NoteView } from '../threads/entry-views.ts';
import { addressedIn, keepMentions, letIn, type MentionRefused, wantedOf } from './mention.ts';
import { type Kind, mayChange, ownWritten, rewrite, writtenAs } from './written.ts';

interface Edit {
  threadId: string;
  requestId: string;
  text: string;
  /** The `changeNo` of the text that this one was made of. */
  from: number;
}

/** What stands there is not what the author changed: another device of theirs was faster, or took it back. Nothing was written. */
export interface EditConflict {
  is: 'EditConflict';
  entry: MessageView | NoteView;
}

export type EditMessageOutcome = { is: 'MessageEdited'; message: MessageView } | EditConflict | { is: 'ThreadEnded'; threadId: string };
export type EditNoteOutcome = { is: 'NoteEdited'; note: NoteView } | EditConflict | MentionRefused | { is: 'ThreadEnded'; threadId: string };

/**
 * Gives the author's own message another text, while the thread is open and they may write in it. It keeps its seq and
 * moves nobody's clock; what stood there is kept. The same text again writes nothing. A conflict says what stands there.
 */
export async function editMessage(call: Call, input: Edit & { messageId: string }): Promise<EditMessageOutcome> {
  const begun = await begin(call, input, input.messageId, 'MESSAGE');
  if ('is' in begun) return begun;
  if (begun.fresh) change(call, begun, input.requestId);
  return { is: 'MessageEdited', message: await writtenAs(call, begun.entry, 'MESSAGE') };
}

/**
 * The same for a note. Who is addressed in it from now on is added and told like by a new one; whoever it addressed before is
 * told nothing again. The same text that addresses others is a change, too.
 */
export async function editNote(call: Call, input: Edit & { noteId: string; mentions?: string[] | null }): Promise<EditNoteOutcome> {
  const begun = await begin(call, input, input.noteId, 'NOTE', input.mentions ?? null);
  if ('is' in begun) return begun;
  if (begun.fresh) {
    const come = await letIn(call, begun.locked, input.mentions ?? [], begun.entry);
    if ('is' in come) return come;
    change(call, begun, input.requestId);
    await keepMentions(call, begun.locked, begun.entry, come.mentioned);
  }
  return { is: 'NoteEdited', note: await writtenAs(call, begun.entry, 'NOTE') };
}

/** An edit that may be made. Not `fresh`: it is made already. */
interface Begun {
  locked: Locked;
  entry: Entry;
  text: string;
  fresh: boolean;
}

async function begin(call: Call, input: Edit, id: string, kind: Kind, mentions: readonly string[] | null = null): Promise<Begun | EditConflict | { is: 'ThreadEnded'; threadId: string }> {
  const body = text('input.text', input.text, 8000);
  if (input.from < 0) throw badInput('input.from', 'No text has this number.');
  const locked = await lockThread(call, input.threadId);
  const entry = await ownWritten(call, locked.thread, id, kind);
  if (await answeredBefore(call, requestOf(entry, input.requestId))) return { locked, entry, text: body, fresh: false };
  if (locked.thread.isClosed()) return { is: 'ThreadEnded', threadId: locked.thread.id };
  if (!mayChange(locked, kind)) throw forbidden('You can no longer write here, so what you wrote stays as it is.');
  if (entry.body === body && !(await addressesOthers(call, entry, mentions))) return { locked, entry, text: body, fresh: false };
  if (entry.deletedAt !== null || entry.changeNo !== input.from) return { is: 'EditConflict', entry: await writtenAs(call, entry, kind) };
  return { locked, entry, text: body, fresh: true };
}

async function addressesOthers(call: Call, entry: Entry, mentions: readonly string[] | null): Promise<boolean> {
  if (mentions === null) return false;
  const before = await addressedIn(call, entry);
  const now = wantedOf(call, mentions);
  return before.length !== now.length || before.some((each) => !now.includes(each));
}

function change(call: Call, { locked: { thread }, entry, text: body }: Begun, requestId: string): void {
  rewrite(call, thread, entry, body);
  if (entry.seq !== null && thread.previewSeq === entry.seq) {
    thread.previewText = preview(body);
    thread.previewChange = entry.changeNo;
  }
  record(call, { deed: entry.kind === 'NOTE' ? 'note.edited' : 'message.edited', threadId: thread.id, teamId: thread.teamId, after: { entryId: entry.id, change: entry.changeNo } });
  carriedOut(call, requestOf(entry, requestId), { entryId: entry.id });
}

function requestOf({ kind, threadId }: Entry, requestId: string): Request {
  return { requestId, deed: kind === 'NOTE' ? 'editNote' : 'editMessage', threadId };
}
