import type { Call } from '../call.ts';
import { badInput, conflict, forbidden } from '../errors.ts';
import { deviceId, text } from '../input.ts';
import { appendNote } from '../threads/append.ts';
import { entryByDeviceId, viewOfEntry } from '../threads/entries.ts';
import type { Entry } from '../threads/entry.ts';
import { lockThread } from '../threads/lock.ts';
import { mayNote } from '../threads/policy.ts';
import type { NoteView } from '../threads/views.ts';

export type AddNoteOutcome = { is: 'NoteAdded'; note: NoteView } | { is: 'ThreadEnded'; threadId: string };

/** Adds a note: whoever reads the thread as staff may. It answers nobody, so it touches neither clock nor holder. */
export async function addNote(call: Call, input: { threadId: string; clientNoteId: string; text: string }): Promise<AddNoteOutcome> {
  const clientNoteId = deviceId('input.clientNoteId', input.clientNoteId);
  const body = text('input.text', input.text, 8000);
  const { thread, who, facts } = await lockThread(call, input.threadId);
  if (who.isClient) throw forbidden('Notes are for staff.');

  const before = await entryByDeviceId(call, thread, clientNoteId);
  if (before) return addedBefore(call, before, body);
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (thread.isStaffOnly()) throw badInput('input.threadId', 'In a conversation among staff everybody is staff: write a message.');
  if (!mayNote(who, facts)) throw forbidden('You are no longer in this conversation.');

  const entry = appendNote(call, thread, { authorId: call.actor.id, text: body, clientNoteId });
  return { is: 'NoteAdded', note: await noteOf(call, entry) };
}

async function addedBefore(call: Call, entry: Entry, body: string): Promise<AddNoteOutcome> {
  if (entry.kind !== 'NOTE' || entry.body !== body) {
    throw conflict('This note id was used for another text. Make a new one.', 'input.clientNoteId');
  }
  return { is: 'NoteAdded', note: await noteOf(call, entry) };
}

async function noteOf(call: Call, entry: Entry): Promise<NoteView> {
  const view = await viewOfEntry(call, entry);
  if (view.is !== 'Note') throw new Error('a note was written, and something else was read');
  return view;
}
