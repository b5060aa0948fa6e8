import type { OpenCall } from '../call.ts';
import { newId } from '../id.ts';
import { ringAccounts } from './append.ts';
import type { Entry } from './entry.ts';
import { Engagement, Participant } from './participant.ts';
import type { Thread } from './thread.ts';
import type { Part } from './views.ts';

/** From where on somebody may read: everything, only what follows, or a note that is there already and what follows it. */
export type From = 'FIRST' | 'NEXT' | Pick<Entry, 'pos' | 'noteNo'>;

/** Somebody joins. Whoever is in it already in another part changes part: one present participation each. */
export async function join(call: OpenCall, thread: Thread, accountId: string, part: Part, from: From): Promise<void> {
  await end(call, thread, accountId);
  const participant = call.em.create(Participant, {
    id: newId(),
    threadId: thread.id,
    accountId,
    part,
    ...firstOf(thread, from),
    joinedAt: call.now,
    toSeq: null,
    toNote: null,
    leftAt: null,
    endedByClosing: false,
  });
  call.em.persist(participant);
  ringAccounts(call, thread, [accountId]);
}

function firstOf(thread: Thread, from: From): { fromSeq: number; fromNote: number } {
  if (from === 'FIRST') return { fromSeq: 1, fromNote: 1 };
  return from === 'NEXT' ? { fromSeq: thread.lastSeq + 1, fromNote: thread.lastNoteNo + 1 } : { fromSeq: from.pos + 1, fromNote: from.noteNo };
}

/** Ends somebody's participation here: they may read up to the newest entry, and hear nothing newer. */
export async function end(call: OpenCall, thread: Thread, accountId: string): Promise<boolean> {
  await call.em.flush();
  const present = await call.em.findOne(Participant, { threadId: thread.id, accountId, toSeq: null });
  if (!present) return false;
  endNow(call, thread, present);
  await call.em.flush();
  ringAccounts(call, thread, [accountId]);
  return true;
}

/** Ends every participation in one act, and the engagement; marked, so that an undo finds them. */
export async function endAllByClosing(call: OpenCall, thread: Thread): Promise<Participant[]> {
  await endEngagement(call, thread, 'CLOSING');
  const all = await presentIn(call, thread);
  for (const each of all) {
    endNow(call, thread, each);
    each.endedByClosing = true;
  }
  ringAccounts(call, thread, all.map((each) => each.accountId));
  return all;
}

/** Who is in it now, in the order of joining. */
export async function presentIn(call: OpenCall, thread: Thread): Promise<Participant[]> {
  await call.em.flush();
  return call.em.find(Participant, { threadId: thread.id, toSeq: null }, { orderBy: { joinedAt: 'asc', id: 'asc' } });
}

/** From here on `memberId` acts for the thread's team. */
export function beginEngagement(call: OpenCall, thread: Thread, memberId: string, teamId: string): void {
  const engagement = call.em.create(Engagement, {
    id: newId(),
    threadId: thread.id,
    memberId,
    teamId,
    fromSeq: thread.lastSeq,
    toSeq: null,
    startedAt: call.now,
    endedAt: null,
    endedByClosing: false,
  });
  call.em.persist(engagement);
}

/** Whoever acted for the team does so no longer. */
export async function endEngagement(call: OpenCall, thread: Thread, why: 'TRANSFER' | 'CLOSING'): Promise<void> {
  await call.em.flush();
  const present = await call.em.findOne(Engagement, { threadId: thread.id, toSeq: null });
  if (!present) return;
  present.toSeq = thread.lastSeq;
  present.endedAt = call.now;
  present.endedByClosing = why === 'CLOSING';
  await call.em.flush();
}

function endNow(call: OpenCall, thread: Thread, participant: Participant): void {
  participant.toSeq = thread.lastSeq;
  participant.toNote = thread.lastNoteNo;
  participant.leftAt = call.now;
}
