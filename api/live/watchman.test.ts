import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDoor, type Door, type Ring, SIDE_DOOR } from '../domain/call.ts';
import { sendMessage } from '../domain/messages/send.ts';
import { setAvailability } from '../domain/staffing/availability.ts';
import { addParticipants } from '../domain/threads/participants.ts';
import { transferThread } from '../domain/threads/transfer.ts';
import { type Name, openWorld, type World } from '../test/world.ts';
import { createDoorbell, type Subject } from './doorbell.ts';
import { startWatchman, type Watchman } from './watchman.ts';

/** Our server with its watchman, and another one on the same database that we hear nothing from. */
let world: World;
let other: Door;
let watchman: Watchman;
const ears: (() => void)[] = [];
beforeAll(async () => {
  world = await openWorld();
  other = createDoor(world.orm, createDoorbell());
  watchman = await startWatchman(world.door, world.bell, (error) => { throw error; });
});
afterEach(() => {
  for (const deaf of ears.splice(0)) deaf();
});
afterAll(async () => {
  await watchman.stop();
  await world.close();
});

function listen(subject: Subject): Ring[] {
  const heard: Ring[] = [];
  ears.push(world.bell.listen(subject, (ring) => void heard.push(ring)));
  return heard;
}

function elsewhere(name: Name, threadId: string, text: string) {
  return other.act({ account: world.id[name] }, SIDE_DOOR, (call) => sendMessage(call, { threadId, clientMessageId: randomUUID(), text, lastSeenSeq: 99 }));
}

/** He has looked, from the beginning to the end, since this was called: the second thing that he finds lies in a later look than the first. */
async function hasLooked(): Promise<void> {
  for (let i = 0; i < 2; i++) {
    const threadId = await world.chloeWrites();
    const heard = listen(`thread:${threadId}`);
    await elsewhere('chloe', threadId, 'Found?');
    await expect.poll(() => heard.length, { timeout: 4_000 }).toBeGreaterThan(0);
  }
}

test('what rang here does not ring again; what another server did rings once, for its thread and its queue', async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  await hasLooked();
  const [thread, team, chloe, ana] = [listen(`thread:${threadId}`), listen(`team:${world.id.support}`), listen(`account:${world.id.chloe}`), listen(`account:${world.id.ana}`)];
  const about = (rings: Ring[]) => rings.filter((ring) => JSON.stringify(ring).includes(threadId));
  await world.says('ana', threadId, 'Ours.');
  await hasLooked();
  expect([about(thread), about(team)].map((rings) => rings.length)).toEqual([1, 1]);
  await elsewhere('chloe', threadId, 'Theirs.');
  await hasLooked();
  expect([about(thread), about(team)].map((rings) => rings.length)).toEqual([2, 2]);
  // Nobody's lists have gained or lost a thread by a message: its author's own marks alone have moved.
  expect([about(chloe), about(ana)].map((rings) => rings.length)).toEqual([0, 1]);
});

test('another server\'s deed is told where one of ours on the same thread rang right after it; and so is what somebody said of themselves there', async () => {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  await hasLooked();
  const greta = listen(`account:${world.id.greta}`);
  await other.act({ account: world.id.ana }, SIDE_DOOR, (call) => addParticipants(call, { threadId, requestId: randomUUID(), accountIds: [world.id.greta] }));
  const said = listen(`availability:${world.id.support}`);
  await other.act({ account: world.id.ana }, SIDE_DOOR, (call) => setAvailability(call, { state: 'AWAY' }));
  await world.says('ana', threadId, 'Greta will help us.');
  await expect.poll(() => greta, { timeout: 4_000 }).toContainEqual({ on: 'account', id: world.id.greta, threadId });
  await expect.poll(() => said, { timeout: 4_000 }).toEqual([{ on: 'availability', id: world.id.support, accountId: world.id.ana }]);
});

test('a thread that another server moved to another team leaves the queue of the former one', async () => {
  const threadId = await world.chloeWrites();
  await hasLooked();
  const [former, now] = [listen(`team:${world.id.support}`), listen(`team:${world.id.onboarding}`)];
  const { version } = await world.thread('ana', threadId);
  await other.act({ account: world.id.ana }, SIDE_DOOR, (call) => transferThread(call, { threadId, requestId: randomUUID(), version: version ?? 0, to: { team: world.id.onboarding } }));
  for (const [heard, id] of [[former, world.id.support], [now, world.id.onboarding]] as const) await expect.poll(() => heard, { timeout: 4_000 }).toContainEqual({ on: 'team', id, threadId });
});

test('a ring that claims more than there is silences nobody', async () => {
  const threadId = await world.chloeWrites();
  await hasLooked();
  world.bell.pass({ on: 'thread', id: threadId, seq: 9_999, noteNo: 9_999, changes: 9_999, audience: 'ALL' }, { seq: 9_999, noteNo: 9_999, changes: 9_999 });
  world.bell.pass({ on: 'team', id: world.id.support, threadId }, { seq: 9_999, noteNo: 9_999, changes: 9_999 });
  const [thread, team] = [listen(`thread:${threadId}`), listen(`team:${world.id.support}`)];
  await elsewhere('chloe', threadId, 'Does anybody hear me?');
  await expect.poll(() => thread, { timeout: 4_000 }).toContainEqual(expect.objectContaining({ on: 'thread', id: threadId, seq: 3 }));
  await expect.poll(() => team, { timeout: 4_000 }).toContainEqual({ on: 'team', id: world.id.support, threadId });
});
