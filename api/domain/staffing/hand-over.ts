import { LockMode } from '@mikro-orm/core';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { holdBy, returnToQueue } from '../threads/hold.ts';
import { Thread } from '../threads/thread.ts';

/**
 * What somebody holds goes to a colleague, where they are an active member of the thread's team; otherwise back to its
 * queue. Its client goes on waiting since when they did. Locked in the order of ids, as in `releaseHeld`.
 */
export async function handOverHeld(call: Call, holderId: string, toId: string): Promise<void> {
  const rows = await call.sql<{ teamId: string }>('select team_id as "teamId" from team_member where account_id = $1', [toId]);
  const theirs = new Set(rows.map((row) => row.teamId));
  const held = await call.em.find(Thread, { holderId }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  for (const thread of held) {
    const before = { holder: thread.holderId, team: thread.teamId, state: thread.state };
    if (thread.teamId !== null && theirs.has(thread.teamId)) await holdBy(call, thread, toId, 'LEAVES');
    else await returnToQueue(call, thread, { kind: 'HOLDER_LOST', actorId: null }, 'LEAVES');
    const after = { holder: thread.holderId, team: thread.teamId, state: thread.state };
    record(call, { deed: 'thread.transferred', threadId: thread.id, teamId: thread.teamId, targetId: thread.holderId ?? holderId, before, after });
  }
}
