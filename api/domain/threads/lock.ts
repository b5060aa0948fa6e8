import { LockMode } from '@mikro-orm/core';
import { type Call, refreshActor } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { type Facts, factsOf, mayWriteThrough, OF_ITS_TEAMS_ALONE, type Standing, standingOf } from './policy.ts';
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
  const [row] = await call.sql<{ live: boolean | null; readable_seq: number | null; part: Part | null; client_adds: boolean }>(STANDING, [
    thread.id,
    thread.teamId,
    call.actor.id,
    call.actor.teams,
    call.actor.open,
    thread.lastSeq,
  ]);
  const readableSeq = row?.readable_seq ?? null;
  if (!mayWriteThrough(call.actor, thread.teamId)) throw readableSeq === null ? notFound() : forbidden(OF_ITS_TEAMS_ALONE);
  return {
    thread,
    who: standingOf(call.actor, thread, { part: row?.part ?? null, live: row?.live ?? false }),
    facts: factsOf(thread, row?.client_adds ?? false),
    readableSeq,
  };
}

const STANDING = `
select bool_or(w.to_seq is null) as live, max(coalesce(w.to_seq, $6::int)) as readable_seq,
  (select p.part from participant p where p.thread_id = $1 and p.account_id = $3 and p.to_seq is null) as part,
  client_adds($2) as client_adds
from reach($1, $2, $3, $4, $5) w`;
