import { LockMode } from '@mikro-orm/core';
import { type Call, refreshActor } from '../call.ts';
import { notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { Facts, Standing } from './policy.ts';
import { Thread } from './thread.ts';
import type { Part } from './views.ts';

/** A thread under its lock, with how the actor stands to it. */
export interface Locked {
  thread: Thread;
  who: Standing;
  facts: Facts;
  /** The newest seq the actor may read. */
  readableSeq: number;
}

/**
 * Takes the thread's lock, then looks at rights: check and act are one, and whoever lost a right while this waited
 * has lost it. Every verb on a thread begins here, so verbs on one thread happen one after the other.
 */
export async function lockThread(call: Call, id: string): Promise<Locked> {
  const locked = await lockUnseen(call, id);
  if (locked.readableSeq === null) throw notFound();
  return { ...locked, readableSeq: locked.readableSeq };
}

/** The same for those who act on a thread that they may not read: `readableSeq` is null then. */
export async function lockUnseen(call: Call, id: string): Promise<Omit<Locked, 'readableSeq'> & { readableSeq: number | null }> {
  const thread = await call.em.findOne(Thread, { id: existingId(id) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!thread) throw notFound();
  await refreshActor(call);
  const [row] = await call.sql<{ live: boolean | null; readable_seq: number | null; part: Part | null }>(STANDING, [
    thread.id,
    thread.teamId,
    call.actor.id,
    call.actor.teams,
    call.actor.open,
    thread.lastSeq,
  ]);
  return {
    thread,
    who: {
      isClient: call.actor.kind === 'CLIENT',
      isMember: thread.teamId !== null && call.actor.teams.includes(thread.teamId),
      part: row?.part ?? null,
      live: row?.live ?? false,
      started: thread.startedBy === call.actor.id,
    },
    facts: factsOf(thread),
    readableSeq: row?.readable_seq ?? null,
  };
}

export function factsOf(thread: Thread): Facts {
  return { state: thread.state, hasTeam: thread.teamId !== null, hasClient: thread.clientId !== null };
}

const STANDING = `
select bool_or(w.to_seq is null) as live, max(coalesce(w.to_seq, $6::int)) as readable_seq,
  (select p.part from participant p where p.thread_id = $1 and p.account_id = $3 and p.to_seq is null) as part
from reach($1, $2, $3, $4, $5) w`;
