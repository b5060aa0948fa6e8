import type { Call } from '../call.ts';
import type { Thread } from '../threads/thread.ts';

/** A reply that was not sent: what changed since its author looked, and who holds the thread now. */
export interface Blocked {
  is: 'SendBlocked';
  reason: 'COLLEAGUE_ANSWERED' | 'HOLDER_CHANGED' | 'NOT_HOLDER';
  whoId: string | null;
  at: Date | null;
  holderId: string | null;
  lastSeq: number;
  canForce: boolean;
}

/** Somebody else holds it. Taking over comes first, so this cannot be forced. */
export function notHolder(thread: Thread): Blocked {
  return { is: 'SendBlocked', reason: 'NOT_HOLDER', whoId: thread.holderId, at: thread.heldSince, holderId: thread.holderId, lastSeq: thread.lastSeq, canForce: false };
}

/**
 * Whether the reply was overtaken: since the newest seq that its author had seen a colleague answered, or the holder
 * changed by somebody else's act. Null if not. A return to the queue stands behind a seq, not after it, and counts
 * only for whoever held the thread then: everybody else saw it waiting and means to claim it.
 */
export async function overtaken(call: Call, thread: Thread, lastSeenSeq: number): Promise<Blocked | null> {
  const [event] = await call.sql<{ kind: string; author_id: string | null; at: string }>(OVERTAKEN, [
    thread.id,
    call.actor.id,
    lastSeenSeq,
    thread.clientId,
    thread.state === 'QUEUED',
  ]);
  if (!event) return null;
  return {
    is: 'SendBlocked',
    reason: event.kind === 'MESSAGE' ? 'COLLEAGUE_ANSWERED' : 'HOLDER_CHANGED',
    whoId: event.author_id,
    at: new Date(event.at),
    holderId: thread.holderId,
    lastSeq: thread.lastSeq,
    canForce: true,
  };
}

const OVERTAKEN = `
select kind, author_id, at from entry
where thread_id = $1 and pos >= $3 and author_id is distinct from $2
  and ((seq > $3 and kind = 'MESSAGE' and not automatic and author_id is distinct from $4)
    or (seq > $3 and line in ('JOINED', 'TOOK_OVER', 'MOVED'))
    or ($5 and line = 'RETURNED' and subject_id = $2))
order by pos desc, note_no desc limit 1`;
