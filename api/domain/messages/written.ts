import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { ringThread } from '../threads/append.ts';
import { entryIn, viewOfEntry } from '../threads/entries.ts';
import { Entry } from '../threads/entry.ts';
import type { Locked } from '../threads/lock.ts';
import { mayNote, mayReply } from '../threads/policy.ts';
import type { Thread } from '../threads/thread.ts';
import type { MessageView, NoteView } from '../threads/entry-views.ts';

/*
 * What somebody wrote, to be changed or taken back: by its author alone, while the thread is open and they may write there.
 */

/** What is written: everybody reads messages, staff alone read notes. */
export type Kind = 'MESSAGE' | 'NOTE';

/** What of a kind an author reads of what they wrote. */
export type ViewOf<K extends Kind> = K extends 'MESSAGE' ? MessageView : NoteView;

/** The actor's own message or note in a thread that is locked. What they may not read does not exist. */
export async function ownWritten(call: Call, thread: Thread, id: string, kind: Kind): Promise<Entry> {
  const seen = await entryIn(call, thread.id, id);
  const entry = seen && (await call.em.findOne(Entry, { id: existingId(id), threadId: thread.id }));
  if (!entry || entry.kind !== kind) throw notFound();
  if (entry.authorId !== call.actor.id) throw forbidden('Only whoever wrote it can change it.');
  // A program answers for its own words, not for those of the person it belongs to.
  const { viaTokenId: writtenThrough } = entry;
  if (call.via !== null && writtenThrough !== call.via) throw forbidden('This token did not write it.');
  return entry;
}

/** In the order of who may write there: who may not say anything new does not change what was said. */
export function mayChange({ who, facts }: Locked, kind: Kind): boolean {
  return kind === 'MESSAGE' ? mayReply(who, facts) : mayNote(who, facts);
}

/** Gives the entry another text, or null: none any more. Its number stays, and the text that stood there is kept by the database. */
export function rewrite(call: Call, thread: Thread, entry: Entry, text: string | null): void {
  const isNote = entry.kind === 'NOTE';
  if (isNote) thread.lastNoteChange += 1;
  else thread.lastChange += 1;
  entry.changeNo = isNote ? thread.lastNoteChange : thread.lastChange;
  entry.changedAt = call.now;
  entry.body = text;
  if (text === null) entry.deletedAt = call.now;
  ringThread(call, thread, isNote ? 'STAFF' : 'ALL');
}

/** The entry as its author reads it. */
export async function writtenAs<K extends Kind>(call: Call, entry: Entry, kind: K): Promise<ViewOf<K>> {
  const view = await viewOfEntry(call, entry);
  if (!isOf(view, kind)) throw new Error(`a ${kind} was written, and something else was read`);
  return view;
}

/** The text that the author's device sent, whatever stands there now: for telling a repetition from another text. */
export async function sentText(call: Call, entry: Entry): Promise<string | null> {
  if (entry.changeNo === 0) return entry.body;
  const [first] = await call.sql<{ body: string }>('select body from entry_version where entry_id = $1 and change_no = 0', [entry.id]);
  return first?.body ?? null;
}

/** What is answered, if it is the actor's to read. A message answers messages: a client would see of a note that it is there. */
export async function answered(call: Call, threadId: string, id: string | null | undefined, kind: Kind): Promise<string | null> {
  if (id === null || id === undefined) return null;
  const entry = await entryIn(call, threadId, id);
  if (!entry || (entry.is === 'Note' && call.actor.kind === 'CLIENT')) throw notFound();
  if (entry.is !== 'Message' && !(kind === 'NOTE' && entry.is === 'Note')) throw badInput('input.inReplyTo', 'A message answers a message.');
  return entry.id;
}

function isOf<K extends Kind>(view: { is: string }, kind: K): view is ViewOf<K> {
  return view.is === (kind === 'MESSAGE' ? 'Message' : 'Note');
}
