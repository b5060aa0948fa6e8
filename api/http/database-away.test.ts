import { randomUUID } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, inject, test } from 'vitest';
import { clusterAt } from '../db/embedded/cluster.ts';
import { readPidFile } from '../db/embedded/leftovers.ts';
import { startPostgres } from '../db/embedded.ts';
import { type Database, joinDatabase } from '../db/open.ts';
import { migrate } from '../db/orm.ts';
import { openSession } from '../domain/access/session.ts';
import { createDoor, SIDE_DOOR } from '../domain/call.ts';
import { STANDARD } from '../limits.ts';
import { createDoorbell } from '../live/doorbell.ts';
import { openLine } from '../test/line.ts';
import { ORIGIN, serve, type Service } from '../test/served.ts';
import { type Somebody, writing } from '../test/under-load.ts';
import { openWorld, type World } from '../test/world.ts';

const leaving: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave();
});

/** A server with a connection of its own kind to the firm's database, as main opens it. */
async function serverOn(url: string, world: World): Promise<{ service: Service; database: Database; told: string[]; ana: Somebody; threadId: string }> {
  const told: string[] = [];
  const limits = { ...STANDARD, database: { ...STANDARD.database, silent: 1_500 } };
  const database = await joinDatabase({ databaseUrl: url, dataDir: '', limits }, (line) => void told.push(line));
  const bell = createDoorbell();
  const service = await serve({ door: createDoor(database.orm, bell), bell, isReady: database.isUp });
  leaving.push(async () => {
    await service.close();
    await database.close();
  });
  const { sessionToken } = await world.door.actOpen(SIDE_DOOR, (call) => openSession(call, { id: world.id.ana, kind: 'STAFF' }, { deviceToken: null, formerSessionId: null, agent: 'test' }));
  const threadId = await world.chloeWrites();
  await world.transfer('ana', threadId, { self: true });
  return { service, database, told, threadId, ana: { cookie: `sb_session=${sessionToken}`, origin: ORIGIN, servers: () => [service.url] } };
}

async function health(service: Service): Promise<[livez: number, readyz: number]> {
  const [live, ready] = await Promise.all(['livez', 'readyz'].map((path) => fetch(service.url.replace('graphql', path))));
  return [live?.status ?? 0, ready?.status ?? 0];
}

/** What somebody who sends is told, and how soon. */
async function refusalOf({ service, ana, threadId }: Awaited<ReturnType<typeof serverOn>>): Promise<{ code: unknown; status: number; again: string | null; ms: number }> {
  const began = performance.now();
  const answer = await service.ask(ana.cookie, `mutation { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${randomUUID()}", text: "Hello?", lastSeenSeq: 1000000, force: true }) { __typename } }`);
  return { code: answer.errors?.[0]?.extensions.code, status: answer.status, again: answer.headers.get('retry-after'), ms: performance.now() - began };
}

async function everythingAcknowledgedIsKept(world: World, threadId: string, acknowledged: Map<string, number>): Promise<void> {
  const rows = await world.sql<{ seq: number; id: string | null }>('select seq, client_entry_id as id from entry where thread_id = $1 and seq is not null order by seq', [threadId]);
  const kept = new Map(rows.map(({ id, seq }) => [id, seq]));
  for (const [id, seq] of acknowledged) expect([id, kept.get(id)]).toEqual([id, seq]);
  expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: rows.length }, (_, i) => i + 1));
}

test.each(['cut', 'hold'] as const)('while the line to the database is %s sends are refused at once and clearly, readyz is red and livez green; then all goes on by itself', { timeout: 60_000 }, async (fault) => {
  const world = await openWorld();
  leaving.push(() => world.close());
  const line = await openLine(world.orm.config.get('clientUrl') ?? '');
  leaving.push(line.close);
  const here = await serverOn(line.url, world);
  const work = writing(here.ana, here.threadId);
  await expect.poll(() => work.acknowledged.size, { timeout: 10_000 }).toBeGreaterThan(20);
  expect(await health(here.service)).toEqual([200, 200]);

  for (let round = 0; round < 2; round++) {
    line[fault]();
    await expect.poll(() => health(here.service), { timeout: 5_000 }).toEqual([200, 503]);
    const answers = await Promise.all(Array.from({ length: 100 }, () => refusalOf(here)));
    for (const { code, status, again } of answers) expect([code, status, again]).toEqual(['UNAVAILABLE', 503, '2']);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(2_000);
    // Those who were under way are not left waiting either: the writer has been refused, and tries again.
    const [tried, before] = [work.refusals.length, work.acknowledged.size];
    await expect.poll(() => work.refusals.length, { timeout: 5_000 }).toBeGreaterThan(tried);
    expect(work.acknowledged.size).toBe(before);
    line.mend();
    await expect.poll(() => health(here.service), { timeout: 5_000 }).toEqual([200, 200]);
    await expect.poll(() => work.acknowledged.size, { timeout: 10_000 }).toBeGreaterThan(before + 20);
  }
  await work.stop();
  await everythingAcknowledgedIsKept(world, here.threadId, work.acknowledged);
  expect(here.told).toEqual(Array.from({ length: 2 }, () => ['The database does not answer. It is asked again until it does.', 'The database is there again.']).flat());
});

test('one connection that breaks, and all of them taken by others, are not the database being away', async () => {
  const world = await openWorld();
  leaving.push(() => world.close());
  const here = await serverOn(world.orm.config.get('clientUrl') ?? '', world);
  for (let i = 0; i < 3; i++) {
    await expect.poll(() => world.owner(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'select 1' and pid <> pg_backend_pid()`)).not.toEqual([]);
    expect(await here.database.isUp()).toBe(true);
    expect((await here.service.ask(here.ana.cookie, '{ desk { at } }')).errors).toBeUndefined();
  }
  expect(here.told).toEqual([]);
});

test('Postgres ends on the spot while people write, twice: it is there again by itself, and nothing acknowledged is lost', { timeout: 90_000 }, async () => {
  const dataDir = await mkdtemp(join(inject('runFolder'), 'away-'));
  chmodSync(dataDir, 0o755);
  const postgres = await startPostgres({ dataDir }); // durable, as in use
  leaving.push(postgres.stop);
  await migrate(postgres.url);
  const world = await openWorld({ database: { url: postgres.url, drop: async () => undefined } });
  leaving.push(() => world.close());
  const here = await serverOn(postgres.url, world);
  const writers = Array.from({ length: 4 }, () => writing(here.ana, here.threadId));
  const all = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
  for (let round = 0; round < 2; round++) {
    const before = all();
    await expect.poll(all, { timeout: 20_000 }).toBeGreaterThan(before + 50);
    process.kill((await readPidFile(clusterAt(dataDir))).pid, 'SIGQUIT');
    await expect.poll(() => here.database.isUp(), { timeout: 5_000, interval: 10 }).toBe(false);
    await expect.poll(() => here.database.isUp(), { timeout: 20_000 }).toBe(true);
  }
  const before = all();
  await expect.poll(all, { timeout: 20_000 }).toBeGreaterThan(before + 50);
  await Promise.all(writers.map((each) => each.stop()));
  for (const { acknowledged } of writers) await everythingAcknowledgedIsKept(world, here.threadId, acknowledged);
  const refusals = new Set(writers.flatMap((each) => each.refusals));
  for (const each of refusals) expect(each).toMatch(/(503|200) UNAVAILABLE/);
});
