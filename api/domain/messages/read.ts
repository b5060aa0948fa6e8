import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { mayWriteThrough, OF_ITS_TEAMS_ALONE } from '../threads/policy.ts';
import { READ_AT } from '../threads/read-marks.ts';
import { seeThread } from '../threads/see.ts';
import type { CardStateView } from '../threads/desk-views.ts';
import type { ThreadView } from '../threads/views.ts';

/**
 * Says up to which seq the viewer has read: never back, never beyond what they may read. With that they have seen, too,
 * where they are addressed.
 */
export async function readUpTo(call: Call, input: { threadId: string; seq: number }): Promise<CardStateView> {
  if (input.seq < 0) throw badInput('input.seq', 'A seq is never negative.');
  const before = await seeThread(call, input.threadId);
  if (!mayWriteThrough(call.actor, before.teamId)) throw forbidden(OF_ITS_TEAMS_ALONE);
  const seq = Math.min(input.seq, before.lastSeq);
  if (seq <= before.readUpTo && !before.mentioned) return stateOf(before);
  // A program that reads for somebody has not shown them that they are addressed.
  if (before.mentioned && call.via === null) await seeMentions(call, before.id);
  if (seq > before.readUpTo) await markRead(call, before.id, seq);
  return stateOf(await seeThread(call, before.id));
}

function stateOf({ id, readUpTo: seq, unread, mentioned, mentionedAt }: ThreadView): CardStateView {
  return { id, readUpTo: seq, unread, mentioned, mentionedAt };
}

async function seeMentions(call: Call, threadId: string): Promise<void> {
  await call.sql('update entry_mention set seen_at = $3 where account_id = $1 and thread_id = $2 and seen_at is null', [call.actor.id, threadId, call.now]);
  call.ring({ on: 'account', id: call.actor.id, threadId });
}

/** Moves the actor's mark forward. Their own lists look again, and those who watch the thread hear of the receipt. */
export async function markRead(call: Call, threadId: string, seq: number): Promise<void> {
  if (seq < 1) return;
  await call.sql(
    `insert into read_mark (thread_id, account_id, seq) values ($1, $2, $3)
     on conflict (thread_id, account_id) do update set seq = excluded.seq, at = ${READ_AT}
     where read_mark.seq < excluded.seq`,
    [threadId, call.actor.id, seq],
  );
  call.ring({ on: 'account', id: call.actor.id, threadId });
  call.ring({ on: 'read', id: threadId });
}
