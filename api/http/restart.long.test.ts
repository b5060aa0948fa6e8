import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { cookieOf, PRODUCTION, type Running, startServer } from '../test/built.ts';
import { openServed, type Served } from '../test/served.ts';
import { listening, type Somebody, writing } from '../test/under-load.ts';

/* Planned restarts of the product as it is built, several servers in processes of their own on one database. */

const LIMITS = JSON.stringify({ 'socket.socketsOfOne': 10_000, 'pace.personBurst': 1_000_000, 'pace.personPerSecond': 100_000, 'pace.networkBurst': 1_000_000, 'pace.networkPerSecond': 100_000, 'database.lock': 60_000, 'database.statement': 60_000, 'database.idleInTransaction': 60_000 });

let firm: Served;
let database: string;
const running: Running[] = [];
beforeAll(async () => {
  firm = await openServed();
  database = firm.world.orm.config.get('clientUrl') ?? '';
}, 60_000);
afterAll(async () => {
  await Promise.all(running.map((each) => each.stop()));
  await firm.close();
});

async function server(): Promise<Running> {
  const one = await startServer(database, { LIMITS });
  running.push(one);
  return one;
}

const graphql = ({ url }: Running) => `${url}/graphql`;

async function heldThread(): Promise<string> {
  const threadId = await firm.world.chloeWrites();
  await firm.world.transfer('ana', threadId, { self: true });
  return threadId;
}

test('two servers are restarted one after the other under load: nothing acknowledged is lost or double, nobody misses one, and it is felt for less than five seconds', { timeout: 180_000 }, async () => {
  const servers = [await server(), await server()];
  const threadId = await heldThread();
  const as = async (name: 'ana' | 'ben'): Promise<Somebody> => ({ cookie: await cookieOf(firm, name), origin: PRODUCTION, servers: () => servers.map(graphql) });
  const listeners = await Promise.all(Array.from({ length: 16 }, async (_, i) => listening(await as(i % 2 === 0 ? 'ana' : 'ben'), threadId)));
  const writers = await Promise.all(Array.from({ length: 4 }, async () => writing(await as('ana'), threadId)));
  const all = () => writers.flatMap(({ acknowledged }) => [...acknowledged.values()]);
  const more = async (count: number) => {
    const before = all().length;
    await expect.poll(() => all().length, { timeout: 30_000 }).toBeGreaterThan(before + count);
  };

  await more(50);
  for (const one of [...servers, ...servers]) {
    await one.restart();
    await more(50);
  }
  await Promise.all(writers.map((each) => each.stop()));

  const rows = await firm.world.sql<{ seq: number; id: string | null }>('select seq, client_entry_id as id from entry where thread_id = $1 and seq is not null order by seq', [threadId]);
  const kept = new Map(rows.map(({ id, seq }) => [id, seq]));
  for (const { acknowledged } of writers) for (const [id, seq] of acknowledged) expect([id, kept.get(id)]).toEqual([id, seq]);
  const seqs = rows.map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
  for (const each of listeners) await expect.poll(() => each.seqs, { timeout: 10_000 }).toEqual(seqs);
  const felt = listeners.flatMap((each) => each.felt).sort((a, b) => a - b);
  const slowest = Math.max(...writers.map(({ worst }) => worst));
  console.log(`${rows.length} messages, four restarts, ${felt.length} sockets lost; felt ${felt[felt.length >> 1]?.toFixed(0)} ms in the middle and ${felt.at(-1)?.toFixed(0)} ms at worst, by writers ${slowest.toFixed(0)} ms; ${new Set(writers.flatMap(({ refusals }) => refusals)).size} kinds of refusals: ${[...new Set(writers.flatMap(({ refusals }) => refusals))].join(', ')}`);
  expect(felt.length).toBeGreaterThan(20);
  expect(new Set(listeners.flatMap(({ codes }) => codes))).toEqual(new Set([1001]));
  expect(Math.max(felt.at(-1) ?? 0, slowest)).toBeLessThan(5_000);
  for (const each of listeners) each.stop();
});

test('a second signal does not wait for what is under way; one alone does, for ten seconds', { timeout: 60_000 }, async () => {
  const threadId = await heldThread();
  const ana = await cookieOf(firm, 'ana');
  const holding = new Client({ connectionString: database });
  await holding.connect();
  const stuck = async (one: Running) => {
    const query = `mutation { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${crypto.randomUUID()}", text: "Under way.", lastSeenSeq: 9 }) { __typename } }`;
    const asked = fetch(graphql(one), { method: 'POST', headers: { 'content-type': 'application/json', cookie: ana, origin: PRODUCTION }, body: JSON.stringify({ query }) }).then((answer) => answer.text(), () => 'cut');
    await expect.poll(() => firm.world.owner(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`), { timeout: 5_000 }).toHaveLength(1);
    return { asked };
  };
  await holding.query('begin; select 1 from thread where id = $$' + threadId + '$$ for update');
  const [patient, hurried] = [await server(), await server()];

  const first = await stuck(hurried);
  hurried.signal('SIGTERM');
  await expect.poll(() => isListening(hurried)).toBe(false);
  await sleep(1_100); // sooner it is the same signal, passed on by npm
  const began = performance.now();
  hurried.signal('SIGTERM');
  expect(await hurried.ended()).toBe(1);
  expect(performance.now() - began).toBeLessThan(1_000);
  expect(await first.asked).toBe('cut');

  await firm.world.owner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`); // a killed server's statement waits on
  const second = await stuck(patient);
  patient.signal('SIGTERM');
  await expect.poll(() => isListening(patient)).toBe(false);
  await sleep(1_000);
  expect(patient.isAlive()).toBe(true);
  await holding.query('commit');
  await holding.end();
  expect(await second.asked).toContain('MessageSent');
  expect(await patient.ended()).toBe(0);
});

async function isListening({ port }: Running): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return once(socket, 'connect').then(() => true, () => false).finally(() => socket.destroy());
}

test('two thousand sockets come back after a restart, and whoever is signed in and works over HTTP gets no fault', { timeout: 300_000 }, async () => {
  const COUNT = 2_000;
  const one = await server();
  const cookies = await Promise.all(Array.from({ length: 40 }, (_, i) => cookieOf(firm, (['ana', 'ben', 'dara'] as const)[i % 3] ?? 'ana')));
  const crowd = Array.from({ length: COUNT }, (_, i) => staying(graphql(one), cookies[i % cookies.length] ?? ''));
  const there = () => crowd.filter(({ isLive }) => isLive()).length;
  await expect.poll(there, { timeout: 120_000, interval: 100 }).toBe(COUNT);

  const working = workingOverHttp(graphql(one), cookies.slice(0, 3));
  await expect.poll(() => working.answers.length, { timeout: 10_000 }).toBeGreaterThan(50);
  const [cpu, began] = [one.cpu(), performance.now()];
  await one.restart();
  const up = performance.now();
  const tries = () => crowd.reduce((sum, each) => sum + each.tries(), 0);
  const before = tries();
  await expect.poll(there, { timeout: 120_000, interval: 100 }).toBe(COUNT);
  const [all, took] = [performance.now() - up, (at: number) => `${(at / 1000).toFixed(1)} s`];
  await working.stop();
  const times = crowd.map((each) => each.cameAt() - up).sort((a, b) => a - b);
  console.log(
    `${COUNT} sockets, restart ${took(up - began)}; half were back after ${took(times[COUNT / 2] ?? 0)}, 95 % after ${took(times[COUNT * 0.95] ?? 0)}, all after ${took(all)}, with ${tries() - before} tries; ` +
      `${working.answers.length} answers over HTTP meanwhile, the worst after ${Math.round(Math.max(...working.answers.map(({ ms }) => ms)))} ms, ${working.refused()} while nothing listened; cpu ${one.cpu()} ms (before ${cpu})`,
  );
  expect(working.answers.filter(({ status }) => status !== 200)).toEqual([]);
  for (const each of crowd) each.leave();
});

/** Stays connected as the web app does: with a desk, and after a loss with full jitter from one second to sixty, asking over HTTP whether it is signed in still where it was refused. */
function staying(url: string, cookie: string) {
  let [on, live, attempt, tries, cameAt] = [true, false, 0, 0, 0];
  let socket: WebSocket | undefined;
  const come = (): void => {
    tries += 1;
    const came = (socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers: { cookie, origin: PRODUCTION }, perMessageDeflate: false }));
    came.on('error', () => undefined);
    came.on('open', () => came.send('{"type":"connection_init"}'));
    came.on('message', (data) => {
      if (String(data).includes('connection_ack')) return came.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { desk { __typename ... on DeskSnapshot { queues { team { name } page { items { card { id title } } } } } } }"}}');
      if (!live) cameAt = performance.now();
      live = true;
    });
    came.on('unexpected-response', (_request, response) => {
      response.resume();
      came.emit('close', 1006, Buffer.alloc(0));
      if (attempt % 5 === 0) void ask(url, cookie).catch(() => undefined);
    });
    came.once('close', () => {
      if (!on) return;
      if (live) attempt = 0;
      live = false;
      setTimeout(come, Math.random() * Math.min(60_000, 1_000 * 2 ** attempt++)).unref();
    });
  };
  setTimeout(come, Math.random() * 15_000);
  return { isLive: () => live, tries: () => tries, cameAt: () => cameAt, leave: () => ((on = false), socket?.terminate()) };
}

async function ask(url: string, cookie: string, query = '{ viewer { party { name } } }'): Promise<{ status: number; ms: number }> {
  const began = performance.now();
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', cookie, origin: PRODUCTION }, body: JSON.stringify({ query }) });
  const body = await answer.text();
  return { status: body.includes('"errors"') && answer.status < 500 ? 599 : answer.status, ms: performance.now() - began };
}

/** People at their desks who ask over HTTP, each 20 times a second. */
function workingOverHttp(url: string, cookies: string[]) {
  const answers: { status: number; ms: number }[] = [];
  let [on, refused] = [true, 0];
  const all = cookies.map(async (cookie) => {
    while (on) {
      await ask(url, cookie, '{ desk { queues { team { name } page { items { card { id title state preview { text } } } } } } }').then((answer) => answers.push(answer), () => (refused += 1));
      await sleep(50);
    }
  });
  return { answers, refused: () => refused, stop: async () => void ((on = false), await Promise.all(all)) };
}
