import { afterAll, beforeAll, expect, test } from 'vitest';
import { SIDE_DOOR } from '../domain/call.ts';
import { signalLooking, signalTyping } from '../domain/messages/typing.ts';
import type { SignalView } from '../domain/threads/views.ts';
import type { DeskEvent } from './desk-stream.ts';
import { type Name, openWorld, type World } from '../test/world.ts';
import { createLive, type Live } from './live.ts';

/** Milliseconds that a look is true here. */
const LOOKS_FOR = 400;

let world: World;
let live: Live;
beforeAll(async () => {
  world = await openWorld();
  live = createLive(world.door, world.bell, { looksFor: LOOKS_FOR });
});
afterAll(() => world.close());

const looks = (name: Name, threadId: string, here = true) => world.as(name, (call) => signalLooking(call, { threadId, here }));
const namesOf = (ids: readonly string[]) => ids.map((id) => Object.entries(world.id).find(([, each]) => each === id)?.[0]).join(' ');

function follow<Event>(stream: AsyncGenerator<Event, void>) {
  const heard: Event[] = [];
  const ended = (async () => {
    for await (const event of stream) heard.push(event);
  })();
  return { heard, stop: async () => (await stream.return(undefined), ended) };
}

const signals = (name: Name, threadId: string) => follow<SignalView>(live.signals({ account: world.id[name] }, { threadId }));
const lists = (name: Name) => follow<DeskEvent>(live.desk({ account: world.id[name] }, SIDE_DOOR));
const lookers = ({ heard }: { heard: SignalView[] }) => heard.flatMap((each) => (each.is === 'LookingSignal' ? [namesOf(each.lookerIds)] : []));
const watched = ({ heard }: { heard: DeskEvent[] }) => heard.flatMap((each) => (each.is === 'CardWatched' ? [`${namesOf(each.lookerIds)}/${namesOf(each.writers.map(({ accountId }) => accountId))}`] : []));

test('who looks is told in the thread and on the cards, and it ends by itself when nobody says so again', async () => {
  const threadId = await world.chloeWrites();
  const [inThread, board] = [signals('ana', threadId), lists('ana')];
  await expect.poll(() => board.heard.length).toBe(1);
  await looks('ben', threadId);
  await expect.poll(() => lookers(inThread)).toEqual(['ben']);
  await expect.poll(() => watched(board)).toEqual(['ben/']);
  await looks('dara', threadId);
  await expect.poll(() => lookers(inThread).at(-1)).toBe('ben dara');
  await expect.poll(() => lookers(inThread).at(-1), { timeout: 5 * LOOKS_FOR }).toBe('');
  await expect.poll(() => watched(board).at(-1)).toBe('/');
  await Promise.all([inThread.stop(), board.stop()]);
});

test('whoever says so again goes on looking, who stops is gone at once, and oneself stands on no card of one’s own', async () => {
  const threadId = await world.chloeWrites();
  const [inThread, board, own] = [signals('ana', threadId), lists('ana'), lists('ben')];
  await expect.poll(() => own.heard.length + board.heard.length).toBe(2);
  const begun = Date.now();
  while (Date.now() - begun < 2 * LOOKS_FOR) {
    await looks('ben', threadId);
    await new Promise((soon) => setTimeout(soon, LOOKS_FOR / 4));
  }
  expect(new Set(lookers(inThread))).toEqual(new Set(['ben']));
  expect(watched(board)).toEqual(['ben/']);
  await looks('ben', threadId, false);
  await expect.poll(() => lookers(inThread).at(-1)).toBe('');
  await expect.poll(() => watched(board)).toEqual(['ben/', '/']);
  expect(watched(own)).toEqual([]);
  await Promise.all([inThread.stop(), board.stop(), own.stop()]);
});

test('whoever comes later is told who is there already, in the thread and on the desk', async () => {
  const threadId = await world.chloeWrites();
  await looks('ben', threadId);
  await world.as('chloe', (call) => signalTyping(call, { threadId }));
  const [inThread, board] = [signals('ana', threadId), lists('ana')];
  await expect.poll(() => lookers(inThread)[0]).toBe('ben');
  await expect.poll(() => watched(board).at(0)).toBe('ben/chloe');
  await Promise.all([inThread.stop(), board.stop()]);
});

test('a client neither looks nor hears who looks, nor does staff who cannot read the thread', async () => {
  const threadId = await world.chloeWrites();
  const clients = [signals('chloe', threadId), lists('chloe'), lists('emil')];
  await expect.poll(() => clients[1]?.heard.length === 1 && clients[2]?.heard.length === 1).toBe(true);
  const inThread = signals('ana', threadId);
  await looks('ben', threadId);
  await expect.poll(() => lookers(inThread)).toEqual(['ben']);
  await expect(looks('chloe', threadId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(looks('emil', threadId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await world.as('ana', (call) => signalTyping(call, { threadId }));
  await expect.poll(() => clients[0]?.heard.length).toBe(1);
  expect(JSON.stringify(clients.map(({ heard }) => heard))).not.toMatch(/LookingSignal|CardWatched/u);
  expect(JSON.stringify(clients.slice(1).map(({ heard }) => heard))).not.toContain(world.id.ben);
  await Promise.all([inThread.stop(), ...clients.map((each) => each.stop())]);
});
