import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { STANDARD } from '../limits.ts';
import { openServed, type Served } from '../test/served.ts';
import { createAdmittance } from './socket/admittance.ts';

/** What the upgrade was answered with: 101, or the refusal and when to come again. */
async function answerOf(socket: WebSocket): Promise<{ status: number; again: number | null }> {
  socket.on('error', () => undefined);
  const open = once(socket, 'open').then(() => ({ status: 101, again: null }));
  const refused = once(socket, 'unexpected-response').then(([, response]) => ({ status: Number(response.statusCode), again: response.headers['retry-after'] ? Number(response.headers['retry-after']) : null }));
  return Promise.race([open, refused]);
}

async function knock(served: Served, cookie: string | null): Promise<{ status: number; again: number | null }> {
  return answerOf(served.bare({ cookie }));
}

test('who comes in a crowd is let in at a pace, and told when to come again; whoever works over HTTP notices nothing', async () => {
  const served = await openServed(null, { ...STANDARD, socket: { ...STANDARD.socket, admitPerSecond: 4, admitBurst: 3, socketsOfOne: 100 } });
  const ana = await served.signedIn('ana');
  // Nobody uses up the place of somebody.
  for (let i = 0; i < 8; i++) expect((await knock(served, null)).status).toBe(101); // and told 4401, which a refused upgrade could not say
  const crowd = await Promise.all(Array.from({ length: 30 }, () => knock(served, ana)));
  const refused = crowd.filter(({ status }) => status === 503);
  expect(refused.length).toBeGreaterThan(20);
  expect(crowd.length - refused.length).toBeGreaterThanOrEqual(3);
  for (const { again } of refused) expect(again).toBeOneOf([1, 2, 3, 4, 5]);
  expect((await served.ask(ana, '{ desk { at } }')).status).toBe(200);
  await expect.poll(async () => (await knock(served, ana)).status, { timeout: 5_000 }).toBe(101);
  await served.close();
});

test('places come back with time, and never more than may come at once', () => {
  let now = 0;
  const admittance = createAdmittance({ admitPerSecond: 10, admitBurst: 5 }, () => now);
  const taken = () => Array.from({ length: 20 }, () => admittance.take()).filter(Boolean).length;
  expect(taken()).toBe(5);
  now += 300;
  expect(taken()).toBe(3);
  now += 3_600_000;
  expect(taken()).toBe(5);
  admittance.giveBack();
  expect(taken()).toBe(1);
});

test('only so many sockets are answered their first question at once; the next ones wait, in order, and who waits too long is asked to come again', async () => {
  const served = await openServed(null, { ...STANDARD, socket: { ...STANDARD.socket, arriving: 1, arrivingNext: 1, socketsOfOne: 100 } });
  const ana = await served.signedIn('ana');
  const open = async () => {
    const socket = served.bare({ cookie: ana });
    const heard: string[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data)).id ?? JSON.parse(String(data)).type));
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await expect.poll(() => heard).toEqual(['connection_ack']);
    return { socket, heard, ask: (id: string, query = '{ desk { at } }') => socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query } })) };
  };
  const [silent, next, beyond] = [await open(), await open(), await open()];
  const threadId = await served.world.chloeWrites();
  silent.ask('typing', `subscription { signals(threadId: "${threadId}") { __typename } }`); // says nothing for now, and has its turn for half a second
  next.ask('one');
  next.ask('two');
  const gone = once(beyond.socket, 'close');
  beyond.ask('one');
  expect((await gone)[0]).toBe(1013);
  expect(next.heard).toEqual(['connection_ack']);
  // Both are carried out from then on, side by side: either may be answered first.
  await expect.poll(() => [...new Set(next.heard)].sort(), { timeout: 5_000 }).toEqual(['connection_ack', 'one', 'two']);
  next.ask('three'); // it has arrived: no more waiting
  await expect.poll(() => next.heard.at(-1)).toBe('three');
  await served.close();
});
