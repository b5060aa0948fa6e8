import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { connect, openOrm } from '../db/orm.ts';
import { record } from '../domain/audit/record.ts';
import { createDoor, type Door, SIDE_DOOR } from '../domain/call.ts';
import { asOwner, freshDatabase } from '../test/database.ts';
import { startSealer, type Sealer } from './sealer.ts';

let url: string;
let door: Door;
let leave: () => Promise<void>;
const sealers: Sealer[] = [];
const failed: unknown[] = [];
beforeAll(async () => {
  const database = await freshDatabase();
  const orm = await openOrm(database.url);
  url = database.url;
  door = createDoor(orm, { ring: () => undefined });
  leave = async () => {
    await orm.close(true);
    await database.drop();
  };
});
afterAll(() => leave());
afterEach(async () => {
  for (const each of sealers.splice(0)) await each.stop();
});

function start() {
  sealers.push(startSealer({ connect: () => connect(url), onError: (error) => failed.push(error) }));
}

const write = (deed: string) => door.actOpen(SIDE_DOOR, async (call) => record(call, { deed }));
const seals = () => asOwner<{ n: number; deed: string }>(url, 'select s.n, a.deed from audit_seal s join audit a on a.id = s.audit_id order by s.n');
const sealed = async () => (await seals()).map((each) => each.deed);
const holders = () => asOwner<{ pid: number }>(url, `select pid from pg_locks where locktype = 'advisory' and objid = 720012 and granted`);

test('lines are sealed within seconds, and one that is committed late is not passed over, nor waited for', async () => {
  await write('first');
  start();
  await expect.poll(sealed, { timeout: 5_000 }).toEqual(['first']);
  const { promise: open, resolve: commit } = Promise.withResolvers<void>();
  const { promise: written, resolve: late } = Promise.withResolvers<void>();
  const slow = door.actOpen(SIDE_DOOR, async (call) => {
    record(call, { deed: 'late' });
    await call.em.flush();
    late();
    await open;
  });
  await written;
  await write('quick');
  await expect.poll(sealed, { timeout: 5_000 }).toEqual(['first', 'quick']);
  commit();
  await slow;
  await expect.poll(sealed, { timeout: 5_000 }).toEqual(['first', 'quick', 'late']);
});

test('of several servers one seals; when it is gone another goes on, without a number twice or left out', async () => {
  start();
  start();
  start();
  await expect.poll(holders, { timeout: 5_000 }).toHaveLength(1);
  const writing = Promise.all(Array.from({ length: 40 }, (_, i) => write(`deed ${i}`)));
  const former = await holders();
  await asOwner(url, 'select pg_terminate_backend($1)', [former[0]?.pid]);
  await writing;
  await expect.poll(async () => (await seals()).length, { timeout: 10_000 }).toBe(43);
  expect((await seals()).map((each) => each.n)).toEqual(Array.from({ length: 43 }, (_, i) => i + 1));
  expect(new Set(await sealed()).size).toBe(43);
  await expect.poll(holders, { timeout: 5_000 }).toHaveLength(1);
  expect(await holders()).not.toEqual(former);
  expect(failed).toHaveLength(1);
});
