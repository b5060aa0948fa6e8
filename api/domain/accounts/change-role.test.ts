import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openWorld, type Name, type World } from '../../test/world.ts';
import type { Role } from './account.ts';
import { accounts } from './account-page.ts';
import { changeRole } from './change-role.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.sql(`update account set role = case id when $1 then 'SYSTEM_ADMIN' when $2 then 'USER_ADMIN' else 'STAFF' end where kind = 'STAFF'`, [world.id.olga, world.id.lena]);
});

const change = (by: Name, of: Name, role: Role) => world.as(by, (call) => changeRole(call, { accountId: world.id[of], role }));

test('somebody administers from then on, or no longer, and it stands who said so', async () => {
  const [before] = await world.sql<{ rights: number }>('select rights from organisation');
  expect(await change('lena', 'ana', 'USER_ADMIN')).toMatchObject({ id: world.id.ana, role: 'USER_ADMIN' });
  expect((await world.sees('ana', (call) => accounts(call, {}))).total).toBe(11);
  expect(await world.sql('select rights from organisation')).toEqual([{ rights: (before?.rights ?? 0) + 1 }]);
  await change('lena', 'ana', 'STAFF');
  await expect(world.sees('ana', (call) => accounts(call, {}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await world.sql(`select before, after from audit where deed = 'account.roleChanged' and actor_id = $1 order by at, id`, [world.id.lena])).toEqual([
    { before: { role: 'STAFF' }, after: { role: 'USER_ADMIN' } },
    { before: { role: 'USER_ADMIN' }, after: { role: 'STAFF' } },
  ]);
  await change('lena', 'ana', 'STAFF');
  expect(await world.sql(`select 1 from audit where deed = 'account.roleChanged'`)).toHaveLength(2);
});

test('nobody changes their own role, grants one above it, or touches one above it', async () => {
  for (const [by, of, role] of [['olga', 'olga', 'STAFF'], ['lena', 'lena', 'SYSTEM_ADMIN'], ['lena', 'ana', 'SYSTEM_ADMIN'], ['lena', 'olga', 'STAFF'], ['ana', 'ben', 'STAFF'], ['chloe', 'ana', 'STAFF']] as const) {
    await expect(change(by, of, role)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('clients and teams have no role', async () => {
  await expect(change('olga', 'chloe', 'STAFF')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(change('olga', 'support', 'STAFF')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('of two system administrators who each take the role of the other, one does, and one remains', async () => {
  for (let round = 0; round < 10; round++) {
    await world.sql(`update account set role = 'SYSTEM_ADMIN' where id = any($1)`, [[world.id.olga, world.id.lena]]);
    const results = await Promise.allSettled([change('olga', 'lena', 'STAFF'), change('lena', 'olga', 'STAFF')]);
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await world.sql(`select 1 from account where role = 'SYSTEM_ADMIN'`)).toHaveLength(1);
  }
});
