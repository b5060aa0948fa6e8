import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { seeThread } from '../threads/see.ts';
import type { CardStateView } from '../threads/views.ts';

/** Says up to which seq the viewer has read: never back, never beyond what they may read. */
export async function readUpTo(call: Call, input: { threadId: string; seq: number }): Promise<CardStateView> {
  if (input.seq < 0) throw badInput('input.seq', 'A seq is never negative.');
  const before = await seeThread(call, input.threadId);
  const seq = Math.min(input.seq, before.lastSeq);
  if (seq <= before.readUpTo) return { id: before.id, readUpTo: before.readUpTo, unread: before.unread };
  await markRead(call, before.id, seq);
  const after = await seeThread(call, before.id);
  return { id: after.id, readUpTo: after.readUpTo, unread: after.unread };
}

/** Moves the actor's mark forward. Their own lists look again, and those who watch the thread hear of the receipt. */
export async function markRead(call: Call, threadId: string, seq: number): Promise<void> {
  if (seq < 1) return;
  await call.sql(
    `insert into read_mark (thread_id, account_id, seq) values ($1, $2, $3)
     on conflict (thread_id, account_id) do update set seq = excluded.seq, at = now() where read_mark.seq < excluded.seq`,
    [threadId, call.actor.id, seq],
  );
  call.ring({ on: 'account', id: call.actor.id, threadId });
  call.ring({ on: 'read', id: threadId });
}
