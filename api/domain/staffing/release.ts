import { LockMode } from '@mikro-orm/core';
import type { Call } from '../call.ts';
import { record } from '../audit/record.ts';
import { returnToQueue, standing } from '../threads/hold.ts';
import { Thread } from '../threads/thread.ts';

/**
 * What somebody holds goes back to its queue, with the time its client has waited: because they were suspended, or
 * are no longer a member of `teamId` (all teams if left out). Locked in the order of ids, so that two administrators
 * never wait for each other.
 */
export async function releaseHeld(call: Call, holderId: string, teamId?: string): Promise<number> {
  const held = await call.em.find(
    Thread,
    teamId === undefined ? { holderId } : { holderId, teamId },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  for (const thread of held) {
    const before = standing(thread);
    await returnToQueue(call, thread, { kind: 'HOLDER_LOST', actorId: null }, 'LEAVES');
    record(call, { deed: 'thread.returned', threadId: thread.id, teamId: thread.teamId, targetId: holderId, before, after: standing(thread) });
  }
  return held.length;
}
