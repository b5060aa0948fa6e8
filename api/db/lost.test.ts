import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MikroORM } from '@mikro-orm/postgresql';
import { asOwner, freshDatabase } from '../test/database.ts';
import { createDoor, type Door, SIDE_DOOR } from '../domain/call.ts';
import { openOrm } from './orm.ts';

/* A pool of two connections, as small as it can be. */

let url: string;
let orm: MikroORM;
let door: Door;
beforeAll(async () => {
  ({ url } = await freshDatabase());
  orm = await openOrm(url, { limits: { poolSize: 2, poolWait: 3_000 } });
  door = createDoor(orm, { ring: () => undefined });
});
afterAll(() => orm.close(true));

test('connections that break in the middle of a deed are replaced, however many there were', async () => {
  const breaks = () => door.actOpen(SIDE_DOOR, async (call) => {
    const [me] = await call.sql<{ pid: number }>('select pg_backend_pid() as pid', []);
    await asOwner(url, 'select pg_terminate_backend($1)', [me?.pid]);
    await call.sql('select 1', []);
  });
  for (let i = 0; i < 5; i++) await expect(breaks()).rejects.toThrow();
  const answers = await Promise.all([1, 2, 3].map((n) => door.lookOpen(SIDE_DOOR, (call) => call.sql('select $1::int as n', [n]))));
  expect(answers.flat()).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
});
