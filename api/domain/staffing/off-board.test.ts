import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type Name, type World } from '../../test/world.ts';
import { seeAccount } from '../accounts/see-account.ts';
import { contactsAmong } from '../accounts/seeing.ts';
import { sendMessage } from '../messages/send.ts';
import { addParticipants } from '../threads/participants.ts';
import { startThread } from '../threads/start.ts';
import { type OffBoardAccount, offBoardAccount } from './off-board.ts';
import { offBoardingPreview } from './preview.ts';
import { reactivateAccount, suspendAccount } from './suspend.ts';

/* Somebody of the staff goes: what they hold, whom they cover, and what is left of their rights. */

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const offBoard = (of: Name, more: Omit<OffBoardAccount, 'accountId'> = {}, by: Name = 'lena') => world.as(by, (call) => offBoardAccount(call, { accountId: world.id[of], ...more }));
const preview = (of: Name) => world.sees('lena', (call) => offBoardingPreview(call, world.id[of]));
const seen = (of: Name) => world.sees('lena', (call) => seeAccount(call, world.id[of]));

/** A thread that somebody begins with these people by name. */
async function named(by: Name, to: Name[], more: Name[] = []): Promise<string> {
  const { threadId } = await world.as(by, (call) => startThread(call, { clientThreadId: randomUUID(), to: to.map((name) => world.id[name]), text: 'Good morning.' }));
  const accountIds = more.map((name) => world.id[name]);
  if (more.length > 0) await world.as(to[0] ?? by, (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds }));
  return threadId;
}

async function heldBy(name: Name): Promise<string> {
  const threadId = await world.chloeWrites();
  await world.transfer(name, threadId, { self: true });
  return threadId;
}

async function stateOf(threadId: string): Promise<unknown> {
  const [row] = await world.sql('select state, holder_id as holder, waiting_since is not null as waits from thread where id = $1', [threadId]);
  return row;
}

async function present(threadId: string): Promise<string[]> {
  const rows = await world.sql<{ name: string }>('select a.short_name as name from participant p join account a on a.id = p.account_id where p.thread_id = $1 and p.to_seq is null order by 1', [threadId]);
  return rows.map((row) => row.name);
}

async function linesOf(threadId: string): Promise<string[]> {
  const rows = await world.sql<{ said: string }>(
    `select concat_ws(' ', a.short_name, e.line, s.short_name) as said from entry e left join account a on a.id = e.author_id left join account s on s.id = e.subject_id
     where e.thread_id = $1 and e.kind = 'LINE' order by e.seq`, [threadId]);
  return rows.map((row) => row.said);
}

test('sessions, memberships and links end, the account is suspended, and it stands what they had', async () => {
  await world.sql(`insert into device (id, token_hash) values ($1, '\\x01')`, [world.id.ana]);
  await world.sql(`insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at) values ($1, $1, $1, '\\x01', 600, now() + interval '1 day')`, [world.id.ana]);
  await world.sql('insert into client_team_member select client_team_id, $1 from client_team_member where account_id = $2', [world.id.ana, world.id.chloe]);
  expect(await offBoard('ana', { reason: ' Left  the firm. ' })).toEqual({ is: 'AccountOffBoarded', accountId: world.id.ana });
  expect(await seen('ana')).toMatchObject({ status: 'SUSPENDED', offboardedAt: expect.any(Date), clientTeams: [], holds: 0 });
  expect(await world.sql('select 1 from team_member where account_id = $1', [world.id.ana])).toEqual([]);
  expect(await world.sql('select 1 from session where account_id = $1 and ended_at is null', [world.id.ana])).toEqual([]);
  const [line] = await world.sql(`select actor_id, before, after from audit where deed = 'account.offBoarded' and target_id = $1`, [world.id.ana]);
  expect(line).toMatchObject({ actor_id: world.id.lena, before: { teams: [world.id.support], clientTeams: [expect.any(String)] }, after: { reason: 'Left the firm.' } });
  await expect(world.sees('ana', async (call) => call.actor)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('once done it is answered as done and writes nothing; let in again, memberships do not come back', async () => {
  await offBoard('ana');
  expect(await offBoard('ana')).toEqual({ is: 'AccountOffBoarded', accountId: world.id.ana });
  expect(await world.sql(`select 1 from audit where deed = 'account.offBoarded'`)).toHaveLength(1);
  await world.as('lena', (call) => reactivateAccount(call, { accountId: world.id.ana }));
  expect(await seen('ana')).toMatchObject({ status: 'ACTIVE', offboardedAt: null });
  expect(await world.sees('ana', async ({ actor }) => actor.teams)).toEqual([]);
});

test('somebody who is suspended already is off-boarded all the same', async () => {
  await world.as('lena', (call) => suspendAccount(call, { accountId: world.id.ana }));
  expect(await offBoard('ana')).toMatchObject({ is: 'AccountOffBoarded' });
  expect(await seen('ana')).toMatchObject({ status: 'SUSPENDED', offboardedAt: expect.any(Date) });
});

test('what they hold goes back to its queue with its waiting time, or to a colleague of that team, others to their queue', async () => {
  const [first, second] = [await heldBy('ana'), await heldBy('dara')];
  await offBoard('ana');
  expect(await stateOf(first)).toEqual({ state: 'QUEUED', holder: null, waits: true });

  const [emils] = await world.sql<{ id: string }>(`select id from thread where id = $1`, [second]);
  const { threadId: third } = await world.as('hana', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.onboarding], text: 'Hello.' }));
  await world.transfer('dara', third, { self: true });
  expect((await preview('dara')).held).toEqual([
    { teamId: world.id.onboarding, threads: 1, memberIds: [world.id.emil] },
    { teamId: world.id.support, threads: 1, memberIds: [world.id.ben] },
  ]);
  await offBoard('dara', { heldTo: { member: world.id.ben } });
  expect(await stateOf(emils?.id ?? '')).toEqual({ state: 'HELD', holder: world.id.ben, waits: true });
  expect(await stateOf(third)).toEqual({ state: 'QUEUED', holder: null, waits: true });
  expect((await linesOf(second)).at(-1)).toBe('Ben TOOK_OVER Dara');
  expect(await present(second)).toEqual(['Ben', 'Chloe', 'Support']);
  expect(await world.sql(`select 1 from audit where deed = 'thread.transferred' and thread_id = $1 and actor_id = $2 and target_id = $3`, [second, world.id.lena, world.id.ben])).toHaveLength(1);
});

test('where a client would be left without anyone in a conversation, a successor is asked for first, and nothing is written', async () => {
  const alone = await named('chloe', ['greta']);
  await named('chloe', ['greta'], ['ben']);
  expect(await preview('greta')).toMatchObject({ lastInThreads: 1, clientsLeftAlone: { ids: [], count: 0 } });
  expect(await offBoard('greta')).toEqual({ is: 'SuccessorNeeded', threads: 1, clientIds: [] });
  expect(await seen('greta')).toMatchObject({ status: 'ACTIVE', clientTeams: [{ name: 'Private clients North' }] });
  expect(await present(alone)).toEqual(['Chloe', 'Greta']);
});

test('the successor comes in by name with the whole history, and may answer; where others are there too, they stay', async () => {
  const alone = await named('chloe', ['greta']);
  const together = await named('chloe', ['greta'], ['ben']);
  expect(await offBoard('greta', { namedTo: world.id.ben })).toMatchObject({ is: 'AccountOffBoarded' });
  expect(await present(alone)).toEqual(['Ben', 'Chloe']);
  expect(await present(together)).toEqual(['Ben', 'Chloe']);
  expect((await linesOf(alone)).at(-1)).toBe('Ben TOOK_OVER Greta');
  expect((await linesOf(together)).at(-1)).toBe('Greta LEFT');
  const { lastSeq, can } = await world.thread('ben', alone);
  expect(can.reply).toBe(true);
  expect(await world.as('ben', (call) => sendMessage(call, { threadId: alone, clientMessageId: randomUUID(), text: 'I look after you now.', lastSeenSeq: lastSeq }))).toMatchObject({ is: 'MessageSent' });
});

test('or those conversations end, and the client reads it; one among staff with nobody left ends too, one with others goes on', async () => {
  const alone = await named('chloe', ['greta']);
  const staff = await named('greta', ['ben']);
  const selfTalk = await named('greta', ['dara']);
  await world.sql(`update participant set to_seq = 1, to_note = 0, left_at = now() where thread_id = $1 and account_id = $2`, [selfTalk, world.id.dara]);
  await offBoard('greta', { closeNamed: true });
  expect([await stateOf(alone), await stateOf(selfTalk), await stateOf(staff)]).toMatchObject([{ state: 'CLOSED' }, { state: 'CLOSED' }, { state: 'OPEN' }]);
  expect(await world.thread('chloe', alone)).toMatchObject({ state: 'CLOSED', closeKind: 'ADMINISTRATOR', undoUntil: null });
  expect(await present(staff)).toEqual(['Ben']);
});

test('in a team\'s conversation they leave as the team\'s setting has it, and hear nothing newer', async () => {
  await world.sql(`update account set attribution = 'TEAM' where id = $1`, [world.id.support]);
  const threadId = await heldBy('ana');
  await world.as('ana', (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.ben] }));
  const before = await linesOf(threadId);
  await offBoard('ben');
  expect(await linesOf(threadId)).toEqual(before);
  expect(await present(threadId)).toEqual(['Ana', 'Chloe', 'Support']);
});

test('clients who would reach nobody need somebody else first, who comes into their client teams and no other', async () => {
  await world.sql('delete from client_team_member where account_id = $1', [world.id.onboarding]);
  await world.sql(`insert into client_team_member select id, $1 from client_team where name like '%South'`, [world.id.emil]);
  await world.sql(`insert into client_team_member select id, $1 from client_team where name like '%North'`, [world.id.emil]);
  expect(await preview('emil')).toMatchObject({ clientsLeftAlone: { ids: [world.id.hana], count: 1 }, teamsUnattendedIds: [], clientTeams: [{ name: 'Private clients North' }, { name: 'Private clients South' }] });
  expect(await offBoard('emil')).toEqual({ is: 'SuccessorNeeded', threads: 0, clientIds: [world.id.hana] });
  expect(await offBoard('emil', { clientsTo: world.id.dara })).toMatchObject({ is: 'AccountOffBoarded' });
  expect(await seen('dara')).toMatchObject({ clientTeams: [{ name: 'Private clients South' }] });
  expect(await world.sees('hana', (call) => contactsAmong(call, [world.id.dara]))).toEqual(new Set([world.id.dara]));
});

test('teams that nobody would work are named, and it is not refused for them', async () => {
  await world.sql('delete from team_member where team_id = $1 and account_id = $2', [world.id.onboarding, world.id.dara]);
  expect(await preview('emil')).toMatchObject({ teamsUnattendedIds: [world.id.onboarding] });
  await offBoard('emil');
  expect(await seen('onboarding')).toMatchObject({ unattended: true, memberCount: 0 });
});

test('whoever takes over must be there to do it', async () => {
  await world.sql(`update account set status = 'SUSPENDED' where id = $1`, [world.id.dara]);
  const refused: [Omit<OffBoardAccount, 'accountId'>, string][] = [
    [{ heldTo: { member: world.id.dara } }, 'input.heldTo.member'],
    [{ heldTo: { member: world.id.support } }, 'input.heldTo.member'],
    [{ namedTo: world.id.chloe }, 'input.namedTo'],
    [{ namedTo: world.id.ana }, 'input.namedTo'],
    [{ clientsTo: world.id.hana }, 'input.clientsTo'],
  ];
  for (const [more, path] of refused) await expect(offBoard('ana', more)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path } });
  await expect(offBoard('ana', { namedTo: randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await seen('ana')).toMatchObject({ status: 'ACTIVE' });
});

test('only staff, never oneself, never above oneself, never the last system administrator, and only by administrators', async () => {
  await expect(offBoard('chloe')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(offBoard('support')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(offBoard('lena')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(offBoard('olga')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(offBoard('ana', {}, 'ben')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await world.sql(`update account set role = 'SYSTEM_ADMIN' where id = $1`, [world.id.lena]);
  expect(await offBoard('olga')).toMatchObject({ is: 'AccountOffBoarded' });
});
