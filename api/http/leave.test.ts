import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { Client } from 'pg';
import { STANDARD } from '../limits.ts';
import { startWatchman } from '../live/watchman.ts';
import { openServed, ORIGIN, type Served } from '../test/served.ts';
import { openTwoServers } from '../test/two-servers.ts';
import { listening, type Somebody, writing } from '../test/under-load.ts';

/** A request on a connection that is kept open for the next one. */
async function asking({ url }: Served, agent: Agent, cookie: string, query: string): Promise<{ status: number; connection: string | undefined; body: string }> {
  const asked = request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json', cookie, origin: ORIGIN } });
  asked.end(JSON.stringify({ query }));
  const [answer] = await once(asked, 'response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, connection: answer.headers.connection, body };
}

test('a server that ends finishes what is under way, also on connections that are kept open, and takes nobody new', async () => {
  const served = await openServed();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ana = await served.signedIn('ana');
  const threadId = await served.world.chloeWrites();
  await served.world.transfer('ana', threadId, { self: true });
  expect((await asking(served, agent, ana, '{ desk { at } }')).connection).toBe('keep-alive');

  // Somebody else's transaction holds the conversation for a while.
  const holding = new Client({ connectionString: served.world.orm.config.get('clientUrl') });
  await holding.connect();
  await holding.query('begin');
  await holding.query('select 1 from thread where id = $1 for update', [threadId]);
  const socket = served.bare({ cookie: ana });
  await once(socket, 'open');
  const slow = asking(served, agent, ana, `mutation { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${crypto.randomUUID()}", text: "Under way.", lastSeenSeq: 9 }) { __typename } }`);
  const next = asking(served, agent, ana, '{ desk { at } }').then(() => 'answered', ({ code }: NodeJS.ErrnoException) => code); // waits for the one connection
  await expect.poll(() => served.world.owner(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).toHaveLength(1);

  const gone = once(socket, 'close');
  const { port, hostname } = new URL(served.url);
  const closing = served.close();
  expect((await gone)[0]).toBe(1001);
  const late = connect(Number(port), hostname);
  expect((await once(late, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });
  await holding.query('commit');
  await holding.end();
  expect(await slow).toMatchObject({ status: 200, connection: 'close', body: expect.stringContaining('MessageSent') });
  expect(await next).toBe('ECONNREFUSED');
  await closing;
  agent.destroy();
});

test('one of two servers is restarted while people write and listen: nothing acknowledged is lost or double, nobody misses one, and it is felt for less than five seconds', { timeout: 60_000 }, async () => {
  const two = await openTwoServers();
  const { here } = two;
  const watchman = await startWatchman(here.world.door, here.world.bell, () => undefined);
  const threadId = await here.world.chloeWrites();
  await here.world.transfer('ana', threadId, { self: true });
  const as = async (name: 'ana' | 'chloe'): Promise<Somebody> => ({ cookie: await here.signedIn(name), origin: ORIGIN, servers: () => [here.url, two.there.url] });
  const listeners = await Promise.all(Array.from({ length: 8 }, async (_, i) => listening(await as(i % 2 === 0 ? 'ana' : 'chloe'), threadId)));
  const writers = [writing(await as('ana'), threadId), writing(await as('chloe'), threadId)];
  const all = () => writers.flatMap(({ acknowledged }) => [...acknowledged.values()]);

  for (let round = 0; round < 2; round++) {
    const before = all().length;
    await expect.poll(() => all().length, { timeout: 20_000 }).toBeGreaterThan(before + 30);
    await two.restart();
  }
  const before = all().length;
  await expect.poll(() => all().length, { timeout: 20_000 }).toBeGreaterThan(before + 30);
  for (const each of writers) await each.stop();

  const rows = await here.world.sql<{ seq: number; id: string | null }>('select seq, client_entry_id as id from entry where thread_id = $1 and seq is not null order by seq', [threadId]);
  const kept = new Map(rows.map(({ id, seq }) => [id, seq]));
  for (const { acknowledged } of writers) for (const [id, seq] of acknowledged) expect([id, kept.get(id)]).toEqual([id, seq]);
  const seqs = rows.map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
  for (const each of listeners) await expect.poll(() => each.seqs, { timeout: 10_000 }).toEqual(seqs);
  const felt = listeners.flatMap((each) => each.felt);
  expect(felt.length).toBeGreaterThan(1);
  expect(new Set(listeners.flatMap(({ codes }) => codes))).toEqual(new Set([1001]));
  console.log(`felt: ${Math.round(Math.max(...felt))} ms by listeners, ${Math.round(Math.max(...writers.map(({ worst }) => worst)))} ms by writers; ${rows.length} messages`, new Set(writers.flatMap(({ refusals }) => refusals)));
  expect(Math.max(...felt, ...writers.map(({ worst }) => worst))).toBeLessThan(5_000);
  for (const each of listeners) each.stop();
  await watchman.stop();
  await two.close();
});

test('many sockets are let go one after the other, so that they do not come to the next server together', async () => {
  const served = await openServed(null, { ...STANDARD, socket: { ...STANDARD.socket, socketsOfOne: 100 } });
  const ana = await served.signedIn('ana');
  const sockets = await Promise.all(Array.from({ length: 60 }, async () => {
    const socket = served.bare({ cookie: ana });
    await once(socket, 'open');
    return socket;
  }));
  const moments = Promise.all(sockets.map((socket) => once(socket, 'close').then(() => performance.now())));
  await Promise.all([moments, served.close()]);
  const times = (await moments).sort((a, b) => a - b);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100);
});
