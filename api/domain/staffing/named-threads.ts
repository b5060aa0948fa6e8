import { LockMode } from '@mikro-orm/core';
import type { Account } from '../accounts/account.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { appendLine, ringAccounts } from '../threads/append.ts';
import { closeForAll } from '../threads/close.ts';
import { tellOfMember } from '../threads/hold.ts';
import { end, join, presentIn } from '../threads/participation.ts';
import { Thread } from '../threads/thread.ts';

/** What becomes of a client whose last person of the staff goes: a successor by name, or the end. */
export type Successor = { namedTo: string } | { closed: true };

/** The threads with a client and without a team in which nobody else of the staff may act. */
export async function clientsThreadsOf(call: Call, accountId: string): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(
    `select t.id from participant p join thread t on t.id = p.thread_id
     where p.account_id = $1 and p.to_seq is null and p.part = 'NAMED' and t.state = 'OPEN' and t.client_id is not null
       and not exists (select 1 from participant o join account a on a.id = o.account_id
         where o.thread_id = t.id and o.to_seq is null and o.part = 'NAMED' and o.account_id <> $1 and a.status = 'ACTIVE')
     order by t.id`,
    [accountId],
  );
  return rows.map((row) => row.id);
}

/**
 * Takes somebody out of every thread that they are in by name: they hear nothing newer. Where that would leave a client
 * alone the successor comes in, with the whole history, or the thread ends; the last of a thread among staff closes it.
 * Locked in the order of ids, so that two administrators never wait for each other.
 */
export async function leaveNamedThreads(call: Call, account: Account, successor: Successor): Promise<void> {
  const relying = new Set(await clientsThreadsOf(call, account.id));
  for (const thread of await namedThreads(call, account.id)) {
    if (!relying.has(thread.id)) await leave(call, thread, account.id);
    else if ('namedTo' in successor) await succeed(call, thread, account.id, successor.namedTo);
    else await closeForAll(call, thread, 'ADMINISTRATOR');
  }
}

async function namedThreads(call: Call, accountId: string): Promise<Thread[]> {
  const rows = await call.sql<{ id: string }>(
    `select t.id from participant p join thread t on t.id = p.thread_id
     where p.account_id = $1 and p.to_seq is null and p.part = 'NAMED' and t.state <> 'CLOSED'`,
    [accountId],
  );
  const ids = rows.map((row) => row.id);
  return call.em.find(Thread, { id: { $in: ids } }, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

async function leave(call: Call, thread: Thread, accountId: string): Promise<void> {
  const present = await presentIn(call, thread);
  if (present.length === 1) return void (await closeForAll(call, thread, 'ADMINISTRATOR'));
  await end(call, thread, accountId);
  const isMember = await isMemberOf(call, thread.teamId, accountId);
  if (isMember) await tellOfMember(call, thread, { kind: 'LEFT', actorId: accountId, teamId: thread.teamId });
  else appendLine(call, thread, { kind: 'LEFT', actorId: accountId });
  thread.moved();
  record(call, { deed: 'thread.left', threadId: thread.id, teamId: thread.teamId, targetId: accountId });
}

async function succeed(call: Call, thread: Thread, accountId: string, successorId: string): Promise<void> {
  const isIn = (await presentIn(call, thread)).some((each) => each.accountId === successorId);
  if (!isIn) await join(call, thread, successorId, 'NAMED', 'FIRST');
  await end(call, thread, accountId);
  appendLine(call, thread, { kind: 'TOOK_OVER', actorId: successorId, subjectId: accountId });
  thread.moved();
  ringAccounts(call, thread, [thread.clientId, successorId]);
  record(call, { deed: 'thread.succeeded', threadId: thread.id, targetId: accountId, before: { named: accountId }, after: { named: successorId } });
}

async function isMemberOf(call: Call, teamId: string | null, accountId: string): Promise<boolean> {
  const rows = await call.sql('select 1 from team_member where team_id = $1 and account_id = $2', [teamId, accountId]);
  return rows.length > 0;
}
