import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { appendLine } from './append.ts';
import { closeForAll } from './close.ts';
import { tellOfMember } from './hold.ts';
import { lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { end, presentIn } from './participation.ts';
import { mayLeave } from './policy.ts';

export type LeaveThreadOutcome =
  | { is: 'ThreadLeft'; threadId: string; closed: boolean }
  | { is: 'LeaveRefused'; reason: 'HOLDER' | 'LAST_STAFF'; useInstead: string[] };

/**
 * Leaves while the others stay. A client who leaves ends the thread, without undo; the last person of a thread among
 * staff closes it. The holder and the last of the staff with a client do not leave: a client is never left alone.
 */
export async function leaveThread(call: Call, input: { threadId: string; requestId: string }): Promise<LeaveThreadOutcome> {
  const { thread, who, facts } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'leaveThread', threadId: thread.id };
  const before = await answeredBefore<LeaveThreadOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadLeft', threadId: thread.id, closed: true };
  if (who.part === 'HOLDER') return { is: 'LeaveRefused', reason: 'HOLDER', useInstead: ['transferThread', 'leaveAndRemoveAll'] };
  if (!who.live) return { is: 'ThreadLeft', threadId: thread.id, closed: false };
  if (!mayLeave(who, facts)) throw forbidden('You are not in this conversation by name, so there is nothing to leave.');

  if (who.part === 'CLIENT') {
    await closeForAll(call, thread, 'CLIENT_LEFT');
    return carriedOut(call, request, { is: 'ThreadLeft', threadId: thread.id, closed: true });
  }
  if (thread.teamId === null) {
    const staff = (await presentIn(call, thread)).filter((each) => each.part === 'NAMED');
    if (staff.length === 1 && thread.clientId !== null) return { is: 'LeaveRefused', reason: 'LAST_STAFF', useInstead: ['leaveAndRemoveAll'] };
    if (staff.length === 1) {
      await closeForAll(call, thread, 'LAST_LEFT');
      return carriedOut(call, request, { is: 'ThreadLeft', threadId: thread.id, closed: true });
    }
  }
  await end(call, thread, call.actor.id);
  if (who.isMember) await tellOfMember(call, thread, { kind: 'LEFT', actorId: call.actor.id, teamId: thread.teamId });
  else appendLine(call, thread, { kind: 'LEFT', actorId: call.actor.id });
  thread.moved();
  record(call, { deed: 'thread.left', threadId: thread.id, teamId: thread.teamId });
  return carriedOut(call, request, { is: 'ThreadLeft', threadId: thread.id, closed: false });
}
