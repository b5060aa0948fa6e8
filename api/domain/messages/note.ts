import type { Call } from '../call.ts';
import { badInput, conflict, forbidden } from '../errors.ts';
import { deviceId, text } from '../input.ts';
import { appendNote } from '../threads/append.ts';
import { entryByDeviceId } from '../threads/entries.ts';
import type { Entry } from '../threads/entry.ts';
import { lockThread } from '../threads/lock.ts';
import { mayNote } from '../threads/policy.ts';
import type { NoteView } from '../threads/entry-views.ts';
import { keepMentions, letIn, type MentionRefused } from './mention.ts';
import { answered, sentText, writtenAs } from './written.ts';

export interface AddNote {
  threadId: string;
  clientNoteId: string;
  text: string;
  /** The message or note that it answers. */
  inReplyTo?: string | null;
  /** The staff who are addressed in it. */
  mentions?: string[] | null;
}

export type AddNoteOutcome = { is: 'NoteAdded'; note: NoteView } | MentionRefused | { is: 'ThreadEnded'; threadId: string };

/**
 * Adds a note: whoever reads the thread as staff may. It answers nobody, so it touches neither clock nor holder. Whoever
 * is addressed in it, and could not read it, is added by name in the same act.
 */
export async function addNote(call: Call, input: AddNote): Promise<AddNoteOutcome> {
  const clientNoteId = deviceId('input.clientNoteId', input.clientNoteId);
  const body = text('input.text', input.text, 8000);
  const locked = await lockThread(call, input.threadId);
  const { thread, who, facts } = locked;
  if (who.isClient) throw forbidden('Notes are for staff.');

  const before = await entryByDeviceId(call, thread, clientNoteId);
  if (before) return addedBefore(call, before, { ...input, text: body });
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (thread.isStaffOnly()) throw badInput('input.threadId', 'In a conversation among staff everybody is staff: write a message.');
  if (!mayNote(who, facts)) throw forbidden('You are no longer in this conversation.');

  const inReplyTo = await answered(call, thread.id, input.inReplyTo, 'NOTE');
  const come = await letIn(call, locked, input.mentions ?? []);
  if ('is' in come) return come;
  const entry = appendNote(call, thread, { authorId: call.actor.id, text: body, clientNoteId, inReplyTo });
  if (come.mentioned.length > 0) await keepMentions(call, locked, entry, come.mentioned);
  return { is: 'NoteAdded', note: await writtenAs(call, entry, 'NOTE') };
}

async function addedBefore(call: Call, entry: Entry, { text: body, inReplyTo = null }: AddNote): Promise<AddNoteOutcome> {
  if (entry.kind !== 'NOTE' || (await sentText(call, entry)) !== body || entry.inReplyTo !== (inReplyTo?.toLowerCase() ?? null)) {
    throw conflict('This note id was used for another text. Make a new one.', 'input.clientNoteId');
  }
  return { is: 'NoteAdded', note: await writtenAs(call, entry, 'NOTE') };
}
