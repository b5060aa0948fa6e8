import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { createApiToken } from '../access/create-api-token.ts';
import { type Call, type Scope, SIDE_DOOR } from '../call.ts';
import { desk } from '../threads/desk.ts';
import { leaveAndRemoveAll } from '../threads/close.ts';
import { entryPage } from '../threads/entries.ts';
import { addParticipants } from '../threads/participants.ts';
import { seeThread } from '../threads/see.ts';
import { startThread } from '../threads/start.ts';
import { transferTargets } from '../threads/targets.ts';
import { transferThread } from '../threads/transfer.ts';
import { addNote } from './note.ts';
import { readUpTo } from './read.ts';
import { sendMessage } from './send.ts';
import { signalTyping } from './typing.ts';

/* What a program does in conversations: as a member of the teams that its token is for, and as nobody else. */

let world: World;
let writes: string;
let reads: string;
beforeAll(async () => {
  world = await openWorld();
  writes = await token('dara', ['SEND_AS_TEAM'], ['support']);
  reads = await token('dara', ['READ_THREADS'], ['support']);
});
afterAll(() => world.close());

async function token(name: Name, scopes: Scope[], teams: Name[]): Promise<string> {
  const made = await world.as(name, (call) => createApiToken(call, { name: 'Night bot', scopes, teamIds: teams.map((team) => world.id[team]) }));
  return made.token.id;
}

const through = <T>(session: string, work: (call: Call) => Promise<T>) => world.door.act({ session }, SIDE_DOOR, work);
const send = (session: string, threadId: string) => through(session, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text: 'We are closed. Back at eight.', lastSeenSeq: 99 }));

async function toOnboarding(): Promise<string> {
  const started = await world.as('chloe', (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.onboarding], text: 'Hello.' }));
  return started.threadId;
}

test('what a program writes is the account\'s, says via which token to staff, and to a client nothing of it', async () => {
  const threadId = await world.chloeWrites();
  expect(await send(writes, threadId)).toMatchObject({ is: 'MessageSent', message: { author: { personId: world.id.dara, teamId: world.id.support }, via: 'Night bot' } });
  await through(writes, (call) => addNote(call, { threadId, clientNoteId: randomUUID(), text: 'Answered at night.' }));
  await world.says('dara', threadId, 'Good morning.');
  const via = async (name: Name) => (await world.sees(name, (call) => entryPage(call, threadId, {}))).items.map(({ is, via }) => [is, via]);
  expect(await via('ana')).toEqual([['Line', null], ['Message', null], ['Line', 'Night bot'], ['Message', 'Night bot'], ['Note', 'Night bot'], ['Message', null]]);
  expect(await via('chloe')).toEqual([['Line', null], ['Message', null], ['Line', null], ['Message', null], ['Message', null]]);
  const rows = await world.sql<{ via: string | null }>('select distinct via_token_id as via from entry where thread_id = $1 order by 1', [threadId]);
  expect(rows.map((row) => row.via)).toEqual([writes, null]);
  expect(await world.sql('select actor_id, via from audit where deed = $1 and thread_id = $2', ['thread.transferred', threadId])).toEqual([{ actor_id: world.id.dara, via: writes }]);
});

test('it claims, transfers and ends the threads of its teams, and starts them as a team', async () => {
  const threadId = await world.chloeWrites();
  const version = async () => (await world.thread('ana', threadId)).version ?? 0;
  const transfer = async (to: object) => through(writes, async (call) => transferThread(call, { threadId, requestId: randomUUID(), version: await version(), to }));
  expect(await transfer({ self: true })).toMatchObject({ is: 'ThreadTransferred', changed: true });
  expect(await transfer({ member: world.id.ana })).toMatchObject({ is: 'ThreadTransferred' });
  expect(await transfer({ self: true })).toMatchObject({ is: 'ThreadTransferred' });
  expect(await through(writes, (call) => readUpTo(call, { threadId, seq: 2 }))).toMatchObject({ readUpTo: 2 });
  expect(await through(writes, (call) => signalTyping(call, { threadId }))).toBe(true);
  expect(await through(writes, (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99 }))).toMatchObject({ is: 'EverybodyLeft' });
  const started = await through(writes, (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.chloe], asTeam: world.id.support, text: 'Your card is on its way.' }));
  expect(await world.thread('ana', started.threadId)).toMatchObject({ teamId: world.id.support, holderId: world.id.dara });
});

test('another team of the account does not exist for it, and what the account is in by name it reads and does not write', async () => {
  const onboarding = await toOnboarding();
  await expect(send(writes, onboarding)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(through(writes, (call) => seeThread(call, onboarding))).rejects.toMatchObject({ code: 'NOT_FOUND' });

  await world.transfer('emil', onboarding, { self: true });
  await world.as('emil', (call) => addParticipants(call, { threadId: onboarding, requestId: randomUUID(), accountIds: [world.id.dara] }));
  expect(await through(writes, (call) => seeThread(call, onboarding))).toMatchObject({ can: { reply: false, note: false, leave: false } });
  expect(await world.thread('dara', onboarding)).toMatchObject({ can: { reply: true, note: true, leave: true } });
  await expect(send(writes, onboarding)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(through(writes, (call) => readUpTo(call, { threadId: onboarding, seq: 1 }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(through(writes, (call) => signalTyping(call, { threadId: onboarding }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const asTeam of [null, world.id.onboarding]) {
    await expect(through(writes, (call) => startThread(call, { clientThreadId: randomUUID(), to: [world.id.chloe], asTeam, text: 'x' }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('what the account holds for another team stands neither in its inbox nor in its counts', async () => {
  const onboarding = await toOnboarding();
  const before = await through(reads, desk);
  await world.transfer('dara', onboarding, { self: true });
  const after = await through(reads, desk);
  expect(after.counts).toEqual(before.counts);
  expect(after.queues.map((queue) => queue.teamId)).toEqual([world.id.support]);
  expect(after.inbox.items.map((each) => each.card.id)).not.toContain(onboarding);
  await expect(through(reads, (call) => seeThread(call, onboarding))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('with reading alone nothing is offered and nothing is written, also past the contract', async () => {
  const threadId = await world.chloeWrites();
  const { can } = await through(reads, (call) => seeThread(call, threadId));
  expect(Object.values(can)).not.toContain(true);
  expect(await through(reads, (call) => transferTargets(call, threadId))).toBeNull();
  expect(await through(writes, (call) => transferTargets(call, threadId))).not.toBeNull();
  await expect(send(reads, threadId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('the rank of its account opens and ends no thread', async () => {
  await world.sql('insert into team_member (team_id, account_id) values ($1, $2)', [world.id.onboarding, world.id.olga]);
  const ranked = await token('olga', ['WRITE_DIRECTORY', 'SEND_AS_TEAM'], ['onboarding']);
  const threadId = await world.chloeWrites();
  await expect(through(ranked, (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99, reason: 'By rank.' }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await world.sql('delete from team_member where account_id = $1', [world.id.olga]);
});

test('once its queue is closed to it, what the account holds there is read and not written', async () => {
  const threadId = await world.chloeWrites();
  const mine = await token('dara', ['SEND_AS_TEAM'], ['support']);
  await world.transfer('dara', threadId, { self: true });
  await world.sql('update team_access set withdrawn_at = now() where session_id = $1', [mine]);
  await expect(send(mine, threadId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await send(writes, threadId)).toMatchObject({ is: 'MessageSent' });
});
