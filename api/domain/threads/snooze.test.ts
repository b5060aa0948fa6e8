import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRounds } from '../../live/rounds.ts';
import { type Name, openWorld, type World } from '../../test/world.ts';
import { SIDE_DOOR } from '../call.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from './close.ts';
import { desk } from './desk.ts';
import { entryPage } from './entries.ts';
import { putOnHold, takeOffHold } from './on-hold.ts';
import { snoozeThread, wakeOne, wakeThread } from './snooze.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const snooze = (name: Name, threadId: string, until = inHours(3), requestId: string = randomUUID()) => world.as(name, (call) => snoozeThread(call, { threadId, requestId, until }));
const wake = (name: Name, threadId: string) => world.as(name, (call) => wakeThread(call, { threadId, requestId: randomUUID() }));
const isDue = (threadId: string) => world.owner(`update thread set snoozed_until = now() - interval '1 second' where id = $1`, [threadId]);
const staffLines = async (threadId: string) =>
  (await world.sees('ana', (call) => entryPage(call, threadId, {}))).items.flatMap((each) => (each.is === 'StaffLine' ? [`${each.kind} ${nameOf(each.actorId)} ${nameOf(each.subjectId)}`] : []));
const nameOf = (id: string | null) => Object.entries(world.id).find(([, each]) => each === id)?.[0] ?? '-';
/** The section of Ana's inbox, by the first letter of its key. */
const section = async (threadId: string) => {
  const { inbox } = await world.sees('ana', desk);
  return inbox.items.find(({ card }) => card.id === threadId)?.places.find(({ pane }) => pane === 'INBOX')?.sortKey.charAt(0) ?? null;
};

async function heldByAna(): Promise<string> {
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return threadId;
}

test('its holder puts a thread aside: it stands under Snoozed, held as before, and the client waits as before', async () => {
  const threadId = await heldByAna();
  const { waitingSince, version } = await world.thread('ana', threadId);
  expect(await section(threadId)).toBe('a');
  const until = inHours(3);
  expect(await snooze('ana', threadId, until)).toEqual({ is: 'ThreadSnoozed', threadId });
  expect(await section(threadId)).toBe('d');
  expect(await world.thread('ben', threadId)).toMatchObject({ state: 'HELD', holderId: world.id.ana, waitingSince, version, needsReply: true, snoozedUntil: until });
  expect(await world.thread('chloe', threadId)).toMatchObject({ state: 'HELD', snoozedUntil: null });
  expect(await wake('ana', threadId)).toEqual({ is: 'ThreadWoken', threadId });
  expect(await section(threadId)).toBe('a');
  expect(await staffLines(threadId)).toEqual(['SNOOZED ana -', 'WOKEN ana -']);
  const deeds = await world.sql<{ deed: string }>(`select deed from audit where thread_id = $1 and deed like 'thread.%n%' order by id`, [threadId]);
  expect(deeds.map(({ deed }) => deed)).toEqual(['thread.transferred', 'thread.snoozed', 'thread.woken']);
});

test('nobody but the holder can, nor into the past, nor for years; the same twice writes nothing', async () => {
  const threadId = await heldByAna();
  for (const name of ['ben', 'dara'] as const) await expect(snooze(name, threadId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const name of ['emil', 'hana'] as const) await expect(snooze(name, threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(snooze('chloe', threadId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const hours of [-1, 24 * 367]) await expect(snooze('ana', threadId, inHours(hours))).rejects.toMatchObject({ details: { path: 'input.until' } });
  const until = inHours(1);
  const requestId = randomUUID();
  await Promise.all([1, 2, 3].map(() => snooze('ana', threadId, until, requestId)));
  await snooze('ana', threadId, until);
  expect(await staffLines(threadId)).toEqual(['SNOOZED ana -']);
  await expect(snooze('ana', await world.chloeWrites())).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('by itself it wakes once, however many servers look, and not before its time', async () => {
  const threadIds = await Promise.all(Array.from({ length: 6 }, heldByAna));
  for (const threadId of threadIds) await snooze('ana', threadId);
  const asleep = await heldByAna();
  await snooze('ana', asleep);
  await Promise.all(threadIds.map(isDue));
  const rung: string[] = [];
  const deaf = world.bell.listen(`account:${world.id.ana}`, (ring) => void ('threadId' in ring && rung.push(ring.threadId)));
  const failed: unknown[] = [];
  const wakers = Array.from({ length: 2 }, () => startRounds(world.door, (error) => failed.push(error)));
  await Promise.all(Array.from({ length: 8 }, () => world.door.actOpen(SIDE_DOOR, wakeOne)));
  await expect.poll(async () => (await Promise.all(threadIds.map(section))).join('')).toBe('aaaaaa');
  expect(await world.door.actOpen(SIDE_DOOR, wakeOne)).toBe(0);
  await Promise.all(wakers.map((each) => each.stop()));
  deaf();
  for (const threadId of threadIds) expect(await staffLines(threadId)).toEqual(['SNOOZED ana -', 'WOKEN - -']);
  expect([...new Set(rung)].sort()).toEqual([...threadIds].sort());
  expect(await section(asleep)).toBe('d');
  expect(failed).toEqual([]);
});

test('whoever has the thread at that moment is not waited for: it is woken at the next look', async () => {
  const threadId = await heldByAna();
  await snooze('ana', threadId);
  await isDue(threadId);
  const { promise: done, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: locked, resolve: isLocked } = Promise.withResolvers<void>();
  const busy = world.door.actOpen(SIDE_DOOR, async (call) => {
    await call.sql('select 1 from thread where id = $1 for update', [threadId]);
    isLocked();
    await done;
  });
  await locked;
  expect(await world.door.actOpen(SIDE_DOOR, wakeOne)).toBe(0);
  letGo();
  await busy;
  expect(await world.door.actOpen(SIDE_DOOR, wakeOne)).toBe(1);
});

test('the client’s message wakes it at once, through whichever door it comes, and a colleague’s note does not', async () => {
  const threadId = await heldByAna();
  // A verdict of before, which the second door still knows.
  const send = (text: string) => world.sending({ account: world.id.chloe }, SIDE_DOOR, { threadId, clientMessageId: randomUUID(), text, lastSeenSeq: 99 });
  await send('Are you there?');
  await snooze('ana', threadId);
  await world.says('ana', threadId, 'I come back to you.');
  expect(await section(threadId)).toBe('d');
  expect(await send('Thank you.')).toMatchObject({ is: 'MessageSent' });
  expect(await section(threadId)).toBe('a');
  await snooze('ana', threadId);
  await world.says('chloe', threadId, 'One more thing.');
  expect(await section(threadId)).toBe('a');
  await send('And another.');
  expect(await staffLines(threadId)).toEqual(['SNOOZED ana -', 'WOKEN - chloe', 'SNOOZED ana -', 'WOKEN - chloe']);
  const chloes = await world.sees('chloe', (call) => entryPage(call, threadId, {}));
  expect(chloes.items.map(({ is }) => is)).not.toContain('StaffLine');
  expect(chloes.items.map((each) => ('seq' in each ? each.seq : 0))).toEqual(chloes.items.map((_, i) => i + 1));
});

test('it ends with the holding, also for whoever takes over; the undo of a closing brings it back', async () => {
  const threadId = await heldByAna();
  const until = inHours(2);
  await snooze('ana', threadId, until);
  await world.as('ana', (call) => putOnHold(call, { threadId, requestId: randomUUID(), waitingFor: 'the bank' }));
  await world.as('ana', (call) => leaveAndRemoveAll(call, { threadId, requestId: randomUUID(), lastSeenSeq: 99 }));
  expect(await world.thread('ana', threadId)).toMatchObject({ state: 'CLOSED', snoozedUntil: null, onHold: null });
  await world.as('ana', (call) => undoLeaveAndRemoveAll(call, { threadId, requestId: randomUUID() }));
  expect(await world.thread('ana', threadId)).toMatchObject({ state: 'HELD', snoozedUntil: until, onHold: 'the bank' });
  await world.transfer('ben', threadId, { self: true });
  expect(await world.thread('ben', threadId)).toMatchObject({ snoozedUntil: null, onHold: null });
});

test('on hold is a remark of the holder: it stands on the card, and moves nothing', async () => {
  const threadId = await heldByAna();
  const before = await world.thread('ana', threadId);
  const hold = (name: Name, waitingFor: string) => world.as(name, (call) => putOnHold(call, { threadId, requestId: randomUUID(), waitingFor }));
  await expect(hold('ben', 'the bank')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(hold('ana', '  ')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await hold('ana', 'the bank');
  await hold('ana', 'the bank');
  expect(await section(threadId)).toBe('a');
  const { lastNoteNo, ...rest } = before;
  expect(await world.thread('ana', threadId)).toEqual({ ...rest, lastNoteNo: (lastNoteNo ?? 0) + 1, onHold: 'the bank' });
  expect((await world.sees('ben', desk)).queues[0]?.page.items.find(({ card }) => card.id === threadId)?.card.onHold).toBe('the bank');
  expect(JSON.stringify(await world.sees('chloe', desk))).not.toContain('the bank');
  await world.as('ana', (call) => takeOffHold(call, { threadId, requestId: randomUUID() }));
  expect(await staffLines(threadId)).toEqual(['PUT_ON_HOLD ana -', 'TAKEN_OFF_HOLD ana -']);
  expect(JSON.stringify(await world.sql('select before, after from audit where thread_id = $1', [threadId]))).not.toContain('bank');
});
