import { LockMode } from '@mikro-orm/core';
import { type AvailabilityState, type AvailabilityView, availabilitiesOf, ringColleagues } from '../accounts/availability.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { returnToQueue, standing } from '../threads/hold.ts';
import { Thread } from '../threads/thread.ts';

export interface SetAvailability {
  state: AvailabilityState;
  until?: Date | null;
  returnWaiting?: boolean | null;
}

export interface AvailabilitySet {
  availability: AvailabilityView;
  /** How many threads went back to their queues. */
  returned: number;
}

/** The longest that somebody can say in advance, in days. */
const FARTHEST = 366;
const DAY = 24 * 60 * 60_000;

/**
 * Somebody says how far they can be reached, and, going away, that whoever waits for their answer should not: what they
 * hold whose client waits goes back to its queue in the same transaction, with the time its client has waited.
 */
export async function setAvailability(call: Call, input: SetAvailability): Promise<AvailabilitySet> {
  if (call.actor.kind !== 'STAFF') throw forbidden('This is for staff.');
  const until = endOf(call, input);
  if (input.returnWaiting === true && input.state !== 'AWAY') throw badInput('input.returnWaiting', 'Only who goes away returns what waits.');

  const before = await own(call);
  const isSo = before.state === input.state && before.until?.getTime() === until?.getTime();
  if (!isSo) {
    await call.sql(
      `insert into availability (account_id, state, until) values ($1, $2, $3)
       on conflict (account_id) do update set state = excluded.state, until = excluded.until, xid = pg_current_xact_id()`,
      [call.actor.id, input.state, until],
    );
    await ringColleagues(call, call.actor.id);
  }
  const returned = input.returnWaiting === true ? await returnWaiting(call) : 0;
  const after = await own(call);
  if (!isSo || returned > 0) {
    record(call, { deed: 'availability.set', targetId: call.actor.id, before: said(before), after: { ...said(after), returned } });
  }
  return { availability: after, returned };
}

function endOf(call: Call, { state, until }: SetAvailability): Date | null {
  if (until == null) return null;
  if (state === 'AVAILABLE') throw badInput('input.until', 'Being available ends when you say so.');
  if (until <= call.now) throw badInput('input.until', 'This moment has passed.');
  if (until.getTime() > call.now.getTime() + FARTHEST * DAY) throw badInput('input.until', `This is more than ${FARTHEST} days ahead.`);
  return until;
}

/** Locked in the order of ids, as in `releaseHeld`: who is answered meanwhile waits no longer, and stays. */
async function returnWaiting(call: Call): Promise<number> {
  const waiting = await call.em.find(
    Thread,
    { holderId: call.actor.id, waitingSince: { $ne: null } },
    { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  for (const thread of waiting) {
    const before = standing(thread);
    await returnToQueue(call, thread, { kind: 'RETURNED', actorId: call.actor.id }, 'LEAVES');
    record(call, { deed: 'thread.returned', threadId: thread.id, teamId: thread.teamId, targetId: call.actor.id, before, after: standing(thread) });
  }
  return waiting.length;
}

async function own(call: Call): Promise<AvailabilityView> {
  const [mine] = await availabilitiesOf(call, [call.actor.id]);
  if (!mine) throw new Error('whoever acts has no account');
  return mine;
}

function said({ state, until }: AvailabilityView) {
  return { state, until };
}
