import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import { clientTeams, createClientTeam, setClientTeamMembers } from './client-teams.ts';
import { contactsAmong } from './seeing.ts';

type Name = keyof Settled;

let house: House;
let north: string;
let south: string;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql(`update account set status = 'ACTIVE'`);
  await house.sql(`delete from client_team_member where client_team_id in (select id from client_team where name not like 'Private clients%')`);
  const teams = await house.sql<{ id: string; name: string }>('select id, name from client_team');
  north = teams.find((each) => each.name === 'Private clients North')?.id ?? '';
  south = teams.find((each) => each.name === 'Private clients South')?.id ?? '';
  await put(north, ['support', 'onboarding', 'greta', 'chloe', 'gustav', 'marta']);
  await put(south, ['support', 'hana', 'idris']);
  house.rings.length = 0;
});

const ids = (names: Name[]) => names.map((name) => house.cast[name]);

async function put(team: string, names: Name[]) {
  await house.sql('delete from client_team_member where client_team_id = $1', [team]);
  await house.sql('insert into client_team_member select $1::uuid, unnest($2::uuid[])', [team, ids(names)]);
}

function set(clientTeamId: string, names: Name[], by: Name = 'lena') {
  return house.as(house.cast[by], (call) => setClientTeamMembers(call, { clientTeamId, memberIds: ids(names) }));
}

async function reaches(client: Name, other: Name): Promise<boolean> {
  const among = await house.as(house.cast[client], (call) => contactsAmong(call, [house.cast[other]]));
  return among.has(house.cast[other]);
}

test('whoever is put together sees each other from then on, and whoever is taken out does not', async () => {
  expect(await reaches('hana', 'greta')).toBe(false);
  const saved = await set(south, ['support', 'greta', 'hana', 'idris']);
  expect(saved).toEqual({ is: 'ClientTeamSaved', clientTeam: { id: south, name: 'Private clients South', memberIds: ids(['support', 'greta', 'hana', 'idris']) } });
  expect(await reaches('hana', 'greta')).toBe(true);
  expect(await reaches('hana', 'idris')).toBe(false);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  await set(south, ['support', 'hana', 'idris']);
  expect(await reaches('hana', 'greta')).toBe(false);
  const lines = await house.sql(`select 1 from audit where deed = 'clientTeam.membersSet' and actor_id = $1 and target_id = $2`, [house.cast.lena, south]);
  expect(lines).toHaveLength(2);
});

test('nothing is written where a client would be left without anybody', async () => {
  const before = await house.sql('select rights from organisation');
  expect(await set(south, ['hana', 'idris'])).toEqual({ is: 'ClientsLeftAlone', clientIds: ids(['hana', 'idris']) });
  expect(await set(south, ['support', 'hana'])).toEqual({ is: 'ClientsLeftAlone', clientIds: ids(['idris']) });
  expect(await reaches('hana', 'support')).toBe(true);
  expect(await house.sql('select rights from organisation')).toEqual(before);
  expect(house.rings).toEqual([]);
});

test('a replacement in the same act is enough, and so is somebody in another client team', async () => {
  expect(await set(south, ['greta', 'hana', 'idris'])).toMatchObject({ is: 'ClientTeamSaved' });
  await put(north, ['support', 'greta', 'chloe', 'hana', 'idris']);
  expect(await set(south, [])).toMatchObject({ is: 'ClientTeamSaved' });
});

test('somebody suspended is no company: staff, and a team', async () => {
  await put(south, ['support', 'greta', 'hana', 'idris']);
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.greta]);
  expect(await set(south, ['greta', 'hana', 'idris'])).toMatchObject({ is: 'ClientsLeftAlone' });
});

test('whoever is suspended, or was alone before, holds nothing up', async () => {
  await house.sql(`update account set status = 'SUSPENDED' where id = any($1)`, [ids(['hana', 'idris'])]);
  expect(await set(south, ['hana', 'idris'])).toMatchObject({ is: 'ClientTeamSaved' });
  await house.sql(`update account set status = 'ACTIVE'`);
  expect(await set(south, ['hana'])).toMatchObject({ is: 'ClientTeamSaved' });
});

test('two who each take one of the last two away do not both succeed', async () => {
  const { id: extra } = await house.as(house.cast.lena, (call) => createClientTeam(call, { name: 'Extra', memberIds: ids(['greta', 'hana']) }));
  for (let round = 0; round < 20; round++) {
    await put(south, ['support', 'hana']);
    await put(extra, ['greta', 'hana']);
    const results = await Promise.all([set(south, ['hana']), set(extra, ['hana'], 'olga')]);
    expect(results.map((each) => each.is).sort()).toEqual(['ClientTeamSaved', 'ClientsLeftAlone']);
  }
});

test('a client team has a name of its own', async () => {
  const create = (name: string) => house.as(house.cast.olga, (call) => createClientTeam(call, { name, memberIds: ids(['greta', 'chloe', 'support']) }));
  const team = await create('  Companies ');
  expect(team).toMatchObject({ name: 'Companies', memberIds: ids(['support', 'greta', 'chloe']) });
  await expect(create('COMPANIES')).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.name' } });
  await expect(create(' ')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const seen = await house.as(house.cast.lena, clientTeams);
  expect(seen.map((each) => each.name)).toContain('Companies');
});

test('client teams are for administrators, whatever the id', async () => {
  for (const by of ['ana', 'chloe'] as const) {
    await expect(set(south, [], by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(house.as(house.cast[by], clientTeams)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(house.as(house.cast[by], (call) => createClientTeam(call, { name: 'Mine' }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  await expect(house.as(house.cast.lena, (call) => setClientTeamMembers(call, { clientTeamId: crypto.randomUUID(), memberIds: [] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(house.as(house.cast.lena, (call) => setClientTeamMembers(call, { clientTeamId: south, memberIds: [crypto.randomUUID()] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
