import { afterAll, beforeAll, expect, test } from 'vitest';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { whoSeesWhom } from './sight-table.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

type Asked = Parameters<typeof whoSeesWhom>[1];
const table = (asked: Asked) => house.door.look({ account: house.cast.lena }, FROM, (call) => whoSeesWhom(call, asked));
const nameOf = (id: string) => Object.entries(house.cast).find(([, each]) => each === id)?.[0] ?? '?';
const rowsOf = async (asked: Asked) => (await table(asked)).rows.map((row) => nameOf(row.clientId));
const columnsOf = async (asked: Asked) => (await table(asked)).columns.map((each) => nameOf(each.accountId));

test('teams stand first, then staff whom clients see, then those who only work behind a team; clients under their client team', async () => {
  const { columns, columnCount, rows, total, endCursor } = await table({});
  expect(columns.map((each) => [nameOf(each.accountId), each.behindTeamOnly])).toEqual([
    ['onboarding', false], ['support', false], ['greta', false], ['ana', true], ['ben', true], ['dara', true], ['emil', true],
  ]);
  expect([columnCount, total, endCursor]).toEqual([7, 5, null]);
  expect(rows.map((row) => [nameOf(row.clientId), row.clientTeam?.name, row.clientTeam?.clientCount, row.clientTeam?.size, row.sees.map(nameOf).sort(), row.reachable])).toEqual([
    ...['chloe', 'gustav', 'marta'].map((name) => [name, 'Private clients North', 3, 6, ['greta', 'onboarding', 'support'], 3]),
    ...['hana', 'idris'].map((name) => [name, 'Private clients South', 2, 3, ['support'], 1]),
  ]);
});

test('the table is read page by page, whoever is in no client team last, and each once', async () => {
  await house.sql('delete from client_team_member where account_id = any($1)', [[house.cast.gustav, house.cast.idris]]);
  const read: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof table>> = await table({ first: 2, after });
    expect(page.total).toBe(5);
    read.push(...page.rows.map((row) => `${nameOf(row.clientId)} ${row.clientTeam?.name ?? 'nowhere'} ${row.reachable}`));
    after = page.endCursor;
  } while (after !== null);
  expect(read).toEqual(['chloe Private clients North 3', 'marta Private clients North 3', 'hana Private clients South 1', 'gustav nowhere 0', 'idris nowhere 0']);
  await house.sql(`insert into client_team_member (client_team_id, account_id) select id, $1 from client_team where name like '%North'`, [house.cast.gustav]);
  await house.sql(`insert into client_team_member (client_team_id, account_id) select id, $1 from client_team where name like '%South'`, [house.cast.idris]);
});

test('a search finds clients by their name, or by that of somebody they see', async () => {
  expect(await rowsOf({ search: 'klein' })).toEqual(['marta']);
  expect(await rowsOf({ search: 'VOGEL' })).toEqual(['chloe', 'gustav', 'marta']);
  expect(await rowsOf({ search: 'support' })).toHaveLength(5);
  expect(await rowsOf({ search: '%' })).toEqual([]);
});

test('of one client team, its clients stand under it, whatever else they are in', async () => {
  const [south] = await house.sql<{ id: string }>(`select id from client_team where name like '%South'`);
  await house.sql('insert into client_team_member (client_team_id, account_id) values ($1, $2)', [south?.id, house.cast.chloe]);
  const { rows, total } = await table({ clientTeamId: south?.id ?? '' });
  expect(rows.map((row) => [nameOf(row.clientId), row.clientTeam?.name])).toEqual([['chloe', 'Private clients South'], ['hana', 'Private clients South'], ['idris', 'Private clients South']]);
  expect(total).toBe(3);
  await house.sql('delete from client_team_member where client_team_id = $1 and account_id = $2', [south?.id, house.cast.chloe]);
});

test('whoever is invited stands there as they will see; the suspended are neither row nor column', async () => {
  await house.sql(`update account set status = 'INVITED' where id = $1`, [house.cast.hana]);
  await house.sql(`update account set status = 'SUSPENDED' where id = any($1)`, [[house.cast.idris, house.cast.greta]]);
  const { rows } = await table({ search: 'sato' });
  expect(rows).toMatchObject([{ clientId: house.cast.hana, invited: true, sees: [house.cast.support], reachable: 1 }]);
  expect(await rowsOf({})).not.toContain('idris');
  expect(await columnsOf({})).not.toContain('greta');
  await house.sql(`update account set status = 'ACTIVE'`);
});

test('of more columns than a screen shows, those stay that the question is about', async () => {
  await house.sql(`insert into account (id, kind, role, status, name, short_name, attribution, code_asked, one_open_thread)
    select gen_random_uuid(), 'TEAM', null, 'ACTIVE', 'Branch ' || n, 'Branch', 'TEAM', 'NEVER', false from generate_series(1, 70) n`);
  const { columns, columnCount } = await table({});
  expect([columns.length, columnCount]).toEqual([60, 77]);
  expect(await columnsOf({})).not.toContain('greta');
  expect((await columnsOf({ search: 'vogel' })).at(-1)).toBe('greta');
});

test('who sees whom is for administrators, and asked within bounds', async () => {
  for (const name of ['ana', 'chloe'] as const) {
    await expect(house.door.look({ account: house.cast[name] }, FROM, (call) => whoSeesWhom(call, {}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(table({ first: 101 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'first' } });
  for (const after of ['nonsense', Buffer.from(JSON.stringify(['x', 'y', 'z', house.cast.chloe])).toString('base64url')]) {
    await expect(table({ after })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'after' } });
  }
  await expect(table({ clientTeamId: crypto.randomUUID() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
