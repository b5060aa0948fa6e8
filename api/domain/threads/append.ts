import type { Call, OpenCall } from '../call.ts';
import { newId } from '../id.ts';
import { Entry } from './entry.ts';
import type { Thread } from './thread.ts';
import type { LineKind, StaffLineKind } from './entry-views.ts';

/** A public message, before it has its seq. */
export interface NewMessage {
  authorId: string;
  teamId: string | null;
  text: string;
  clientMessageId: string | null;
  /** The message that it answers. */
  inReplyTo?: string | null;
}

/** A system line, before it has its number. */
export interface NewLine<Kind> {
  kind: Kind;
  actorId: string | null;
  teamId?: string | null;
  subjectId?: string | null;
  text?: string | null;
}

/**
 * Gives the next seq under the thread's lock, in the transaction that writes the entry: 1, 2, 3 without a hole, in
 * the order of commits. The newest message is the card's preview.
 */
export function appendMessage(call: OpenCall, thread: Thread, message: NewMessage): Entry {
  const entry = append(call, thread, { kind: 'MESSAGE', authorId: message.authorId, teamId: message.teamId, body: message.text, clientEntryId: message.clientMessageId, inReplyTo: message.inReplyTo ?? null });
  thread.previewSeq = entry.seq;
  thread.previewChange = 0;
  thread.previewText = preview(message.text);
  thread.previewAuthorId = message.authorId;
  thread.previewTeamId = message.teamId;
  thread.previewAt = call.now;
  return entry;
}

/**
 * A message of the team's settings, which nobody wrote: it has its seq like any other, and no author, so it is unread by
 * nobody and answers nobody. The card goes on showing what somebody wrote.
 */
export function appendAutomatic(call: Call, thread: Thread, message: { teamId: string; text: string }): Entry {
  return append(call, thread, { kind: 'MESSAGE', teamId: message.teamId, body: message.text, automatic: true, viaTokenId: null });
}

/** A line that every participant sees. */
export function appendLine(call: OpenCall, thread: Thread, line: NewLine<LineKind>): Entry {
  return append(call, thread, { kind: 'LINE', ...fromLine(line) });
}

/** A note: staff alone see it, so it takes no seq, or the client would see a hole. */
export function appendNote(call: OpenCall, thread: Thread, note: { authorId: string; text: string; clientNoteId: string | null; handover?: boolean; inReplyTo?: string | null }): Entry {
  return append(call, thread, { kind: 'NOTE', authorId: note.authorId, teamId: thread.teamId, body: note.text, clientEntryId: note.clientNoteId, handover: note.handover ?? false, inReplyTo: note.inReplyTo ?? null });
}

/** A line that staff alone see. */
export function appendStaffLine(call: OpenCall, thread: Thread, line: NewLine<StaffLineKind>): Entry {
  return append(call, thread, { kind: 'STAFF_LINE', ...fromLine(line) });
}

/** Something in the thread is new for this audience: its listeners and its team's look again. */
export function ringThread(call: OpenCall, thread: Thread, audience: 'ALL' | 'STAFF'): void {
  call.ring({ on: 'thread', id: thread.id, seq: thread.lastSeq, noteNo: thread.lastNoteNo, changes: thread.lastChange + thread.lastNoteChange, audience });
  if (thread.teamId !== null) call.ring({ on: 'team', id: thread.teamId, threadId: thread.id });
}

/** A thread enters or leaves these accounts' lists, or what they may do in it changed. */
export function ringAccounts(call: OpenCall, thread: Thread, ids: Iterable<string | null>): void {
  for (const id of ids) if (id !== null) call.ring({ on: 'account', id, threadId: thread.id });
}

type Row = Pick<Entry, 'kind'> & Partial<Pick<Entry, 'line' | 'authorId' | 'teamId' | 'subjectId' | 'body' | 'clientEntryId' | 'handover' | 'automatic' | 'viaTokenId' | 'inReplyTo'>>;

function append(call: OpenCall, thread: Thread, row: Row): Entry {
  const isPublic = row.kind === 'MESSAGE' || row.kind === 'LINE';
  if (isPublic) thread.lastSeq += 1;
  else thread.lastNoteNo += 1;
  // Lists are in the order of the newest public entry: a client's must not move when staff write a note.
  if (isPublic) thread.lastAt = call.now;
  const entry = call.em.create(Entry, {
    id: newId(),
    threadId: thread.id,
    pos: thread.lastSeq,
    seq: isPublic ? thread.lastSeq : null,
    noteNo: isPublic ? 0 : thread.lastNoteNo,
    line: null,
    authorId: null,
    teamId: null,
    subjectId: null,
    body: null,
    handover: false,
    automatic: false,
    clientEntryId: null,
    viaTokenId: call.via,
    inReplyTo: null,
    at: call.now,
    changeNo: 0,
    changedAt: null,
    deletedAt: null,
    ...row,
  });
  call.em.persist(entry);
  ringThread(call, thread, isPublic ? 'ALL' : 'STAFF');
  return entry;
}

function fromLine(line: NewLine<string>): Omit<Row, 'kind'> {
  return { line: line.kind, authorId: line.actorId, teamId: line.teamId ?? null, subjectId: line.subjectId ?? null, body: line.text ?? null };
}

/** The first 140 characters in one line, never half of a character. */
export function preview(text: string): string {
  return [...text.slice(0, 600).replace(/\s+/gu, ' ').trim()].slice(0, 140).join('');
}
