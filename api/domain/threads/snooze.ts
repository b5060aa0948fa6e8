import { LockMode } from '@mikro-orm/core';
import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { appendStaffLine, ringAccounts } from './append.ts';
import { lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { mayPutAside } from './policy.ts';
import { Thread } from './thread.ts';

export type SnoozeThreadOutcome = { is: 'ThreadSnoozed'; threadId: string } | { is: 'ThreadEnded'; threadId: string };
export type WakeThreadOutcome = { is: 'ThreadWoken'; threadId: string } | { is: 'ThreadEnded'; threadId: string };

/** Farther ahead nobody plans, in days. */
const FARTHEST = 366;

export const HOLDER_ALONE = 'Only whoever holds this conversation can put it aside.';

/**
 * Puts a thread aside for its holder, until a moment or the client's next message, whichever comes first. It touches neither
 * state nor clock: the client waits as before. Another moment replaces the first; the same again writes nothing.
 */
export async function snoozeThread(call: Call, input: { threadId: string; requestId: string; until: Date }): Promise<SnoozeThreadOutcome> {
  const { thread, who, facts } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'snoozeThread', threadId: thread.id };
  const before = await answeredBefore<SnoozeThreadOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayPutAside(who, facts)) throw forbidden(HOLDER_ALONE);

  const ahead = input.until.getTime() - call.now.getTime();
  if (!(ahead > 0)) throw badInput('input.until', 'Choose a moment that is still to come.');
  if (ahead > FARTHEST * 86_400_000) throw badInput('input.until', `At most ${FARTHEST} days ahead.`);
  const was = thread.snoozedUntil;
  if (was?.getTime() === input.until.getTime()) return { is: 'ThreadSnoozed', threadId: thread.id };
  thread.snoozedUntil = input.until;
  appendStaffLine(call, thread, { kind: 'SNOOZED', actorId: call.actor.id, teamId: thread.teamId, text: input.until.toISOString() });
  ringAccounts(call, thread, [thread.holderId]);
  record(call, { deed: 'thread.snoozed', threadId: thread.id, teamId: thread.teamId, before: { until: was }, after: { until: input.until } });
  return carriedOut(call, request, { is: 'ThreadSnoozed', threadId: thread.id });
}

/** The inverse, by the holder. A thread that is awake stays so, and nothing is written. */
export async function wakeThread(call: Call, input: { threadId: string; requestId: string }): Promise<WakeThreadOutcome> {
  const { thread, who, facts } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'wakeThread', threadId: thread.id };
  const before = await answeredBefore<WakeThreadOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayPutAside(who, facts)) throw forbidden(HOLDER_ALONE);

  const until = thread.snoozedUntil;
  if (until === null) return { is: 'ThreadWoken', threadId: thread.id };
  wake(call, thread, { actorId: call.actor.id, subjectId: null });
  record(call, { deed: 'thread.woken', threadId: thread.id, teamId: thread.teamId, before: { until }, after: { until: null } });
  return carriedOut(call, request, { is: 'ThreadWoken', threadId: thread.id });
}

/** In the transaction of the client's message: whoever put the thread aside has it back with the message. */
export function wakeForClient(call: Call, thread: Thread): void {
  if (thread.snoozedUntil !== null) wake(call, thread, { actorId: null, subjectId: call.actor.id });
}

/**
 * Wakes the thread that was to wake first, if its moment has come, and says how many it woke: one, or none. Whoever else is at it, or at the
 * thread at all, is passed over, and what they have done is looked at again: each wakes once, however many ask.
 */
export async function wakeOne(call: OpenCall): Promise<number> {
  const [due] = await call.sql<{ id: string }>('select id from thread where snoozed_until <= now() order by snoozed_until limit 1 for no key update skip locked', []);
  if (!due) return 0;
  const thread = await call.em.findOneOrFail(Thread, { id: due.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  wake(call, thread, { actorId: null, subjectId: null });
  return 1;
}

function wake(call: OpenCall, thread: Thread, by: { actorId: string | null; subjectId: string | null }): void {
  thread.snoozedUntil = null;
  appendStaffLine(call, thread, { kind: 'WOKEN', teamId: thread.teamId, ...by });
  ringAccounts(call, thread, [thread.holderId]);
}
