import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { addressOf } from './address.ts';
import { STANDARD } from '../../limits.ts';
import { RESUME } from './resume.ts';
import { textFrame } from './frame.ts';
import { createKeepAlive, createPace, Wire } from './wire.ts';

const servers: WebSocketServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    for (const client of server.clients) client.terminate();
    server.close();
  }
});

const PAGE = 'x'.repeat(32 * 1024);

/** Two ends of one socket. */
async function pair(options: { autoPong?: boolean } = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  const opened = once(server, 'connection');
  const far = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, options);
  const [[near, request]] = await Promise.all([opened as Promise<[WebSocket, IncomingMessage]>, once(far, 'open')]);
  return { near, far, stream: request.socket };
}

test('a reader who reads nothing holds its sender back, and is cut after a while', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, { ...STANDARD.socket, stalled: 100 });
  far.pause();
  while (near.readyState === near.OPEN) await wire.send(PAGE);
  expect(near.bufferedAmount).toBeLessThan(256 * 1024);
  far.terminate();
});

test('what waits to be read is bounded, however many senders do not wait', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, STANDARD.socket);
  far.pause();
  while (near.readyState === near.OPEN) void wire.send(PAGE);
  expect(near.bufferedAmount).toBeLessThan(STANDARD.socket.unread + 2 * PAGE.length);
  far.resume();
  const [code] = await once(far, 'close');
  expect([RESUME, 1006]).toContain(code);
});

test('a reader who is slow but reads gets everything, in order', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, STANDARD.socket);
  const read: number[] = [];
  far.on('message', (data) => void read.push(Number(String(data).slice(0, 4))));
  for (let i = 0; i < 400; i++) await wire.send(`${String(i).padStart(4, '0')}${'x'.repeat(16 * 1024)}`);
  await expect.poll(() => read.length).toBe(400);
  expect(read).toEqual(Array.from({ length: 400 }, (_, i) => i));
});

test('whole frames of any length arrive as the texts that they are, in order among others', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, STANDARD.socket);
  const read: string[] = [];
  far.on('message', (data, isBinary) => void (isBinary || read.push(String(data))));
  const texts = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000].map((length) => 'é'.repeat(length));
  for (const text of texts) {
    wire.push(textFrame(text.slice(0, 3), Buffer.from(text.slice(3))));
    await wire.send(`after ${text.length}`);
  }
  await expect.poll(() => read.length).toBe(texts.length * 2);
  expect(read).toEqual(texts.flatMap((text) => [text, `after ${text.length}`]));
});

test('whoever reads nothing of what is pushed is cut after a while, and nothing more is written to them', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, { ...STANDARD.socket, stalled: 100 });
  far.pause();
  while (wire.isFree()) wire.push(textFrame(PAGE));
  await expect.poll(() => near.readyState).not.toBe(near.OPEN);
  const waiting = near.bufferedAmount;
  wire.push(textFrame(PAGE));
  expect(near.bufferedAmount).toBe(waiting);
  far.terminate();
});

test('what is pushed and waits to be read is bounded too', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, STANDARD.socket);
  far.pause();
  while (near.readyState === near.OPEN) wire.push(textFrame(PAGE));
  expect(near.bufferedAmount).toBeLessThan(STANDARD.socket.unread + 2 * PAGE.length);
  far.resume();
  const [code] = await once(far, 'close');
  expect([RESUME, 1006]).toContain(code);
});

test('somebody who waits until the wire is free is called once it is', async () => {
  const { near, far, stream } = await pair();
  const wire = new Wire(near, stream, STANDARD.socket);
  far.pause();
  while (wire.isFree()) wire.push(textFrame(PAGE));
  const free = new Promise<void>((resolve) => wire.onceFree(resolve));
  far.resume();
  await free;
  expect(wire.isFree()).toBe(true);
  await new Promise<void>((resolve) => wire.onceFree(resolve));
});

test('whoever answers pings stays; whoever only sends pongs of their own is gone', async () => {
  const honest = await pair();
  const deaf = await pair({ autoPong: false });
  const chatter = setInterval(() => deaf.far.pong(), 10);
  const alive = createKeepAlive(50);
  alive.watch(honest.near);
  alive.watch(deaf.near);
  await once(deaf.near, 'close');
  clearInterval(chatter);
  expect(honest.near.readyState).toBe(honest.near.OPEN);
  alive.stop();
});

test('a burst is let through, more than the pace over ten seconds is not, and waiting makes it good', () => {
  let at = 0;
  const isTooFast = createPace(50, () => at);
  for (let i = 0; i < 500; i++) expect(isTooFast()).toBe(false);
  expect(isTooFast()).toBe(true);
  at += 1000;
  expect(isTooFast()).toBe(false);
});

test('an address counts only as far as trusted proxies vouch for it', async () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    ({ socket: { remoteAddress }, headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }) as unknown as Parameters<typeof addressOf>[0];
  expect(addressOf(from('203.0.113.9', '198.51.100.1'), [])).toBe('203.0.113.9');
  expect(addressOf(from('10.0.0.1', '198.51.100.1'), ['10.0.0.0/8'])).toBe('198.51.100.1');
  expect(addressOf(from('10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2'), ['10.0.0.0/8'])).toBe('198.51.100.1');
  expect(addressOf(from('10.0.0.1', 'nonsense'), ['10.0.0.0/8'])).toBe('10.0.0.1');
  expect(addressOf(from('::1', '198.51.100.1'), ['::1'])).toBe('198.51.100.1');
  expect(addressOf(from('::ffff:10.0.0.1', '198.51.100.1'), ['10.0.0.0/8'])).toBe('198.51.100.1');
});
