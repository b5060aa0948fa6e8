import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Built, startBuilt } from '../test/built.ts';

/* Against the product as it is built: readers who do not read, and many who sign in at once. */

let built: Built;
let ana: string;
let chloe: string;
beforeAll(async () => {
  built = await startBuilt({ LIMITS: JSON.stringify({ 'pace.personBurst': 1_000_000, 'pace.personPerSecond': 100_000, 'pace.networkBurst': 1_000_000, 'pace.networkPerSecond': 100_000, 'socket.socketsOfOne': 10_000 }) });
  ana = await built.signedIn('Ana');
  chloe = await built.signedIn('Chloe');
}, 120_000);
afterAll(() => built.stop());

async function ask(query: string, variables?: object, cookie = ana): Promise<{ status: number; data: Record<string, Record<string, unknown>>; ms: number }> {
  const began = performance.now();
  const answer = await fetch(`${built.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie, origin: built.url }, body: JSON.stringify({ query, variables }) });
  const { data = {}, errors } = (await answer.json()) as { data?: Record<string, Record<string, unknown>>; errors?: { message: string }[] };
  if (errors && answer.status < 500) throw new Error(errors[0]?.message);
  return { status: answer.status, data, ms: performance.now() - began };
}

async function opened(cookie = ana): Promise<WebSocket> {
  const socket = new WebSocket(`${built.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { headers: { cookie, origin: built.url }, perMessageDeflate: false });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return socket;
}

test('five who do not read are cut while three thousand messages come, with a code that means resume; one who reads gets every one, in order', { timeout: 300_000 }, async () => {
  const { data } = await ask('{ directory(kind: STAFF, first: 100) { items { id party { shortName } } } }');
  const ben = (data['directory'] as { items: { id: string; party: { shortName: string } }[] }).items.find(({ party }) => party.shortName === 'Ben')?.id;
  const started = await ask('mutation S($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { id } } } }', { input: { clientThreadId: randomUUID(), to: [ben], text: 'Many words follow.' } });
  const threadId = (started.data['startThread']?.['thread'] as { id: string }).id;
  const subscribe = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: `subscription { threadEntries(threadId: "${threadId}", afterSeq: 2) { ... on Message { seq text } } }` } });

  const readers = await Promise.all(Array.from({ length: 6 }, () => opened()));
  const [good, ...stalled] = readers;
  const seqs: number[] = [];
  good?.on('message', (message) => {
    const seq = (JSON.parse(String(message)) as { payload?: { data?: { threadEntries?: { seq?: number } } } }).payload?.data?.threadEntries?.seq;
    if (seq !== undefined) seqs.push(seq);
  });
  for (const each of readers) each.send(subscribe);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const before = built.memory();
  const codes: number[] = [];
  for (const each of stalled) {
    each.pause();
    each.once('close', (code: number) => codes.push(code));
  }
  const text = 'A word. '.repeat(900);
  let worst = 0;
  for (let sent = 0; sent < 3_000; sent += 10) {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => ask('mutation M($input: SendMessageInput!) { sendMessage(input: $input) { __typename } }', { input: { threadId, clientMessageId: randomUUID(), text: `${sent + i} ${text}`, lastSeenSeq: 1_000_000, force: true } })));
    worst = Math.max(worst, ...answers.map(({ ms }) => ms));
    if (sent % 500 === 0) console.log(`${sent} of 3000 messages, ${codes.length} cut`);
  }
  await expect.poll(() => seqs.length, { timeout: 60_000 }).toBe(3_000);
  expect(seqs).toEqual(Array.from({ length: 3_000 }, (_, i) => i + 3));
  for (const each of stalled) each.resume();
  await expect.poll(() => codes.length, { timeout: 60_000 }).toBe(5);
  for (const code of codes) expect(code).toBeOneOf([4290, 1006]);
  expect(worst).toBeLessThan(2_000);
  expect(built.memory() - before).toBeLessThan(200 * 1024 * 1024);
});

test('two hundred who sign in at once keep nobody else waiting', { timeout: 60_000 }, async () => {
  const waits: number[] = [];
  let on = true;
  const looking = (async () => {
    while (on) {
      const began = performance.now();
      await (await fetch(`${built.url}/livez`)).text();
      waits.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  const query = 'mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }';
  const codes = await Promise.all(Array.from({ length: 200 }, async (_, i) => {
    const answer = await fetch(`${built.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables: { input: { email: `nobody${i}@alderfinch.example`, password: 'not it at all' } } }) });
    const { data, errors } = (await answer.json()) as { data?: { signIn: { __typename: string } | null }; errors?: { extensions: { code: string } }[] };
    return data?.signIn?.__typename ?? errors?.[0]?.extensions.code;
  }));
  on = false;
  await looking;
  expect(new Set(codes)).toEqual(new Set(codes.filter((code) => ['SignInRefused', 'UNAVAILABLE', 'RATE_LIMITED'].includes(String(code)))));
  const p99 = waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0;
  console.log(`200 sign-ins at once; somebody else waited ${p99.toFixed(0)} ms at most, of a hundred`);
  expect(p99).toBeLessThan(200);
});
