import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { line } from '../input.ts';
import { appendStaffLine, ringAccounts } from './append.ts';
import { type Locked, lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { mayPutAside } from './policy.ts';
import { HOLDER_ALONE } from './snooze.ts';

export type PutOnHoldOutcome = { is: 'ThreadPutOnHold'; threadId: string } | { is: 'ThreadEnded'; threadId: string };
export type TakeOffHoldOutcome = { is: 'ThreadTakenOffHold'; threadId: string } | { is: 'ThreadEnded'; threadId: string };

/**
 * Says what outside the thread is waited for, as long as the same member holds it. It is a remark and no state: the thread
 * stands where it stood, and who waits goes on waiting.
 */
export async function putOnHold(call: Call, input: { threadId: string; requestId: string; waitingFor: string }): Promise<PutOnHoldOutcome> {
  const locked = await lockThread(call, input.threadId);
  const { thread } = locked;
  const request = { requestId: input.requestId, deed: 'putOnHold', threadId: thread.id };
  const before = await answeredBefore<PutOnHoldOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  remark(call, locked, () => line('input.waitingFor', input.waitingFor, 120));
  return carriedOut(call, request, { is: 'ThreadPutOnHold', threadId: thread.id });
}

/** The inverse. */
export async function takeOffHold(call: Call, input: { threadId: string; requestId: string }): Promise<TakeOffHoldOutcome> {
  const locked = await lockThread(call, input.threadId);
  const { thread } = locked;
  const request = { requestId: input.requestId, deed: 'takeOffHold', threadId: thread.id };
  const before = await answeredBefore<TakeOffHoldOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  remark(call, locked, () => null);
  return carriedOut(call, request, { is: 'ThreadTakenOffHold', threadId: thread.id });
}

/** What is so already is not written again. What is waited for may tell of the client, so the audit says only that it is. */
function remark(call: Call, { thread, who, facts }: Locked, told: () => string | null): void {
  if (!mayPutAside(who, facts)) throw forbidden(HOLDER_ALONE);
  const waitingFor = told();
  const was = thread.onHold;
  if (was === waitingFor) return;
  thread.onHold = waitingFor;
  const kind = waitingFor === null ? 'TAKEN_OFF_HOLD' : 'PUT_ON_HOLD';
  appendStaffLine(call, thread, { kind, actorId: call.actor.id, teamId: thread.teamId, text: waitingFor });
  ringAccounts(call, thread, [thread.holderId]);
  record(call, { deed: waitingFor === null ? 'thread.takenOffHold' : 'thread.putOnHold', threadId: thread.id, teamId: thread.teamId, before: { onHold: was !== null }, after: { onHold: waitingFor !== null } });
}
