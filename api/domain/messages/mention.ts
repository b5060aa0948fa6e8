import { Account } from '../accounts/account.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { ringAccounts } from '../threads/append.ts';
import type { Entry } from '../threads/entry.ts';
import type { Locked } from '../threads/lock.ts';
import { addPeople, type ParticipantsRefused } from '../threads/participants.ts';
import { presentIn } from '../threads/participation.ts';
import { mayAdd } from '../threads/policy.ts';

/** Somebody who is addressed cannot come in. Nothing was written. */
export type MentionRefused = ParticipantsRefused;

/** At most so many in one note. */
const MOST = 20;

/**
 * Looks at who is addressed in a note, before it is written: staff alone. Whoever works in the thread's team reads the note
 * already, and so does whoever is in the thread; anybody else is added by name, with what of the thread the organisation lets
 * them read, and the note in any case. Of a note that is changed, whoever it addressed before is let in no second time: they
 * may have been removed since.
 * Refused: nothing is written.
 */
export async function letIn(call: Call, locked: Locked, ids: readonly string[], changed: Entry | null = null): Promise<{ mentioned: string[] } | MentionRefused> {
  const wanted = wantedOf(call, ids);
  if (wanted.length === 0) return { mentioned: [] };
  const accounts = await addressable(call, wanted);
  const known = new Set([...(await presentIn(call, locked.thread)).map(({ accountId }) => accountId), ...(changed ? await addressedIn(call, changed) : [])]);
  const outside = (await notInTeam(call, locked.thread.teamId, accounts)).filter(({ id }) => !known.has(id));
  if (outside.length > 0) {
    // Who else is in a thread is for people to decide, not for programs.
    if (call.via !== null || !mayAdd(locked.who, locked.facts)) throw forbidden('You cannot add anybody to this conversation.');
    const added = await addPeople(call, locked, outside, null, changed);
    if ('is' in added) return added;
  }
  return { mentioned: wanted };
}

/** Whom these ids address: nobody twice, and oneself not at all. */
export function wantedOf(call: Call, ids: readonly string[]): string[] {
  const wanted = [...new Set(ids.map((each) => existingId(each)))].filter((id) => id !== call.actor.id);
  if (wanted.length > MOST) throw badInput('input.mentions', `A note addresses at most ${MOST} people.`);
  return wanted;
}

/** Staff alone can be addressed: of anybody else nobody is told that they are there. */
export async function addressable(call: Call, ids: readonly string[]): Promise<Account[]> {
  const accounts = await call.em.find(Account, { id: { $in: [...ids] } }, { orderBy: { name: 'asc' } });
  if (accounts.length !== ids.length || accounts.some((each) => each.kind !== 'STAFF' || each.status === 'INVITED')) throw notFound();
  return accounts;
}

/** Keeps who is addressed in a note, and marks the thread for them. Whoever is addressed no longer is marked no longer. */
export async function keepMentions(call: Call, { thread }: Locked, entry: Entry, mentioned: readonly string[]): Promise<void> {
  const gone = await call.sql<{ id: string }>('delete from entry_mention where entry_id = $1 and account_id <> all($2::uuid[]) returning account_id as id', [entry.id, mentioned]);
  const come = await call.sql<{ id: string }>(
    `insert into entry_mention (entry_id, account_id, thread_id, at) select $1, a, $3, $4 from unnest($2::uuid[]) a
     on conflict do nothing returning account_id as id`,
    [entry.id, mentioned, thread.id, call.now],
  );
  ringAccounts(call, thread, [...gone, ...come].map(({ id }) => id));
}

/** The note says nothing any more, and so it addresses nobody. */
export async function forgetMentions(call: Call, entry: Entry): Promise<void> {
  const gone = await call.sql<{ id: string }>('delete from entry_mention where entry_id = $1 returning account_id as id', [entry.id]);
  for (const { id } of gone) call.ring({ on: 'account', id, threadId: entry.threadId });
}

/** Whom a note addresses. */
export async function addressedIn(call: Call, entry: Entry): Promise<string[]> {
  return (await call.sql<{ id: string }>('select account_id as id from entry_mention where entry_id = $1', [entry.id])).map(({ id }) => id);
}

async function notInTeam(call: Call, teamId: string | null, accounts: Account[]): Promise<Account[]> {
  if (teamId === null) return accounts;
  const rows = await call.sql<{ id: string }>('select account_id as id from team_member where team_id = $1 and account_id = any($2)', [teamId, accounts.map((each) => each.id)]);
  const members = new Set(rows.map(({ id }) => id));
  return accounts.filter((each) => !members.has(each.id));
}
