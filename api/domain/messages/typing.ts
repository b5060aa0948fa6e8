import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { mayWriteThrough, OF_ITS_TEAMS_ALONE } from '../threads/policy.ts';
import { seeThread } from '../threads/see.ts';

/** Tells those who watch the thread that the viewer is writing. Kept nowhere; a client never hears of a note. */
export async function signalTyping(call: Call, input: { threadId: string; note?: boolean | null }): Promise<boolean> {
  const thread = await seeThread(call, input.threadId);
  if (!thread.live) throw notFound();
  if (!mayWriteThrough(call.actor, thread.teamId)) throw forbidden(OF_ITS_TEAMS_ALONE);
  if (thread.state === 'CLOSED') return false;
  const isMember = thread.teamId !== null && call.actor.teams.includes(thread.teamId);
  call.ring({
    on: 'typing',
    id: thread.id,
    accountId: call.actor.id,
    teamId: isMember ? thread.teamId : null,
    note: input.note === true && call.actor.kind === 'STAFF',
  });
  const what = input.note === true && call.actor.kind === 'STAFF' ? 'NOTES' : 'WRITES';
  if (thread.teamId !== null) call.ring({ on: 'presence', id: thread.teamId, threadId: thread.id, accountId: call.actor.id, what });
  return true;
}

/**
 * Tells the staff who watch the thread that the viewer looks at it, for half a minute, or that they have stopped. Kept
 * nowhere but in the servers' memory. A client never hears who looks, and is never told of as looking.
 */
export async function signalLooking(call: Call, input: { threadId: string; here: boolean }): Promise<boolean> {
  if (call.actor.kind !== 'STAFF') throw forbidden('This is for staff.');
  const thread = await seeThread(call, input.threadId);
  if (!thread.live) throw notFound();
  if (thread.state === 'CLOSED') return false;
  const accountId = call.actor.id;
  call.ring({ on: 'looking', id: thread.id, accountId, here: input.here });
  if (thread.teamId !== null) call.ring({ on: 'presence', id: thread.teamId, threadId: thread.id, accountId, what: input.here ? 'LOOKS' : 'LEFT' });
  return true;
}
