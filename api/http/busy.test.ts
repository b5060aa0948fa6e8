import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOrm } from '../db/orm.ts';
import { createDoor, type OpenCall, SIDE_DOOR } from '../domain/call.ts';
import { createDoorbell } from '../live/doorbell.ts';
import { openServed, serve, type Served } from '../test/served.ts';

let served: Served;
beforeAll(async () => void (served = await openServed()));
afterAll(() => served.close());

const LOCK = 'select pg_advisory_xact_lock(4711)';

test('two hundred at once where two connections are all there is, and both are busy: refused soon, nothing hangs, and then all is well', async () => {
  const orm = await openOrm(served.world.orm.config.get('clientUrl') ?? '', { limits: { poolSize: 2, poolWait: 400 } });
  const bell = createDoorbell();
  const door = createDoor(orm, bell);
  const small = await serve({ door, bell });
  const ana = await served.signedIn('ana');
  let release = () => {};
  const wait = async (call: OpenCall) => void (await call.sql(LOCK, []));
  const held = new Promise<void>((isHeld) => {
    void served.world.door.actOpen(SIDE_DOOR, async (call) => {
      await wait(call);
      isHeld();
      await new Promise<void>((resolve) => (release = resolve));
    });
  });
  await held;
  try {
    const busy = [door.actOpen(SIDE_DOOR, wait), door.actOpen(SIDE_DOOR, wait)];
    await expect.poll(() => served.world.owner('select 1 from pg_stat_activity where datname = current_database() and query = $1 and wait_event_type = $2', [LOCK, 'Lock'])).toHaveLength(2);
    const began = performance.now();
    const answers = await Promise.all(Array.from({ length: 200 }, () => small.ask(ana, '{ desk { at } }')));
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(new Set(answers.map(({ status, errors }) => `${status} ${errors?.[0]?.extensions.code}`))).toEqual(new Set(['503 UNAVAILABLE']));
    release();
    await Promise.all(busy);
    const after = await Promise.all(Array.from({ length: 200 }, () => small.ask(ana, '{ desk { at } }')));
    expect(after.every(({ status, errors }) => (status === 200 && !errors) || errors?.[0]?.extensions.code === 'UNAVAILABLE')).toBe(true);
    expect((await small.ask(ana, '{ desk { at } }')).errors).toBeUndefined();
  } finally {
    release();
    await small.close();
    await orm.close(true);
  }
});

test('a statement that takes longer than it may is ended, and its connection is good again', async () => {
  const orm = await openOrm(served.world.orm.config.get('clientUrl') ?? '', { limits: { poolSize: 2, statement: 500 } });
  const door = createDoor(orm, createDoorbell());
  await expect(door.lookOpen(SIDE_DOOR, (call) => call.sql('select pg_sleep(30)', []))).rejects.toMatchObject({ code: '57014' });
  expect(await door.lookOpen(SIDE_DOOR, (call) => call.sql('select 1 as one', []))).toEqual([{ one: 1 }]);
  await orm.close(true);
});
