import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import { addToClientTeam, removeFromClientTeam, setClientTeamMembers } from './client-team-members.ts';
import { clientTeam, createClientTeam } from './client-teams.ts';
import { membersOf } from './places.ts';
import { removalPreview } from './removal-preview.ts';
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
  await house.sql('insert into client_team_member (client_team_id, account_id) select $1::uuid, unnest($2::uuid[])', [team, ids(names)]);
}

function set(clientTeamId: string, names: Name[], by: Name = 'lena') {
  return house.as(house.cast[by], (call) => setClientTeamMembers(call, { clientTeamId, memberIds: ids(names) }));
}

async function membersIn(team: string): Promise<string[]> {
  const [places] = await house.as(house.cast.lena, (call) => membersOf(call, [team]));
  return places?.accountIds ?? [];
}

const remove = (names: Name[], replacement?: Name, by: Name = 'lena') =>
  house.as(house.cast[by], (call) => removeFromClientTeam(call, { clientTeamId: south, accountIds: ids(names), replacementId: replacement ? house.cast[replacement] : null }));

const add = (names: Name[], by: Name = 'lena') => house.as(house.cast[by], (call) => addToClientTeam(call, { clientTeamId: south, accountIds: ids(names) }));

const lines = (deed: string) => house.sql<{ before: unknown; after: unknown }>('select before, after from audit where deed = $1 and actor_id = $2 order by id', [deed, house.cast.lena]);

async function reaches(client: Name, other: Name): Promise<boolean> {
  const among = await house.as(house.cast[client], (call) => contactsAmong(call, [house.cast[other]]));
  return among.has(house.cast[other]);
}

test('whoever is put together sees each other from then on, and whoever is taken out does not', async () => {
  expect(await reaches('hana', 'greta')).toBe(false);
  const saved = await set(south, ['support', 'greta', 'hana', 'idris']);
  expect(saved).toEqual({ is: 'ClientTeamSaved', clientTeam: { id: south, name: 'Private clients South', isDefault: false, clientCount: 2, createdAt: expect.any(Date) } });
  expect(await membersIn(south)).toEqual(ids(['support', 'greta', 'hana', 'idris']));
  expect(await reaches('hana', 'greta')).toBe(true);
  expect(await reaches('hana', 'idris')).toBe(false);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  await set(south, ['support', 'hana', 'idris']);
  expect(await reaches('hana', 'greta')).toBe(false);
  expect(await lines('clientTeam.membersSet')).toHaveLength(2);
});

test('nothing is written where a client would be left without anybody', async () => {
  const before = await house.sql('select rights from organisation');
  expect(await set(south, ['hana', 'idris'])).toEqual({ is: 'ClientsLeftAlone', clientIds: ids(['hana', 'idris']), count: 2 });
  expect(await set(south, ['support', 'hana'])).toEqual({ is: 'ClientsLeftAlone', clientIds: ids(['idris']), count: 1 });
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

test('accounts are put in beside those who are there, told with who did it and when; once more changes nothing', async () => {
  expect(await add(['greta', 'support', 'marta'])).toMatchObject({ id: south, clientCount: 3 });
  expect(await membersIn(south)).toEqual(ids(['support', 'greta', 'hana', 'idris', 'marta']));
  const noted = await house.sql<{ by: string | null }>('select added_by as by from client_team_member where client_team_id = $1 and account_id = any($2) order by added_by nulls first', [south, ids(['support', 'greta'])]);
  expect(noted).toEqual([{ by: null }, { by: house.cast.lena }]);
  const [line] = await lines('clientTeam.addedTo');
  expect(line?.after).toEqual({ accountIds: expect.toSatisfy((added: string[]) => added.toSorted().join() === ids(['greta', 'marta']).toSorted().join()) });
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  house.rings.length = 0;
  await add(['greta']);
  expect(house.rings).toEqual([]);
  expect(await lines('clientTeam.addedTo')).toHaveLength(1);
});

test('taking the last one away asks for a replacement, and with one it is a single act', async () => {
  expect(await remove(['support'])).toEqual({ is: 'ClientsLeftAlone', clientIds: ids(['hana', 'idris']), count: 2 });
  expect(await membersIn(south)).toContain(house.cast.support);
  expect(await remove(['support'], 'greta')).toMatchObject({ is: 'ClientTeamSaved', clientTeam: { id: south, clientCount: 2 } });
  expect(await membersIn(south)).toEqual(ids(['greta', 'hana', 'idris']));
  expect(await lines('clientTeam.removedFrom')).toEqual([{ before: { accountIds: ids(['support']) }, after: { replacementIds: ids(['greta']) } }]);
  expect(await set(south, ['hana', 'idris'])).toMatchObject({ is: 'ClientsLeftAlone' });
  const saved = await house.as(house.cast.lena, (call) => setClientTeamMembers(call, { clientTeamId: south, memberIds: ids(['hana', 'idris']), replacementId: house.cast.ana }));
  expect(saved).toMatchObject({ is: 'ClientTeamSaved' });
  expect(await membersIn(south)).toEqual(ids(['ana', 'hana', 'idris']));
});

test('a client who is taken out of their only client team is left alone too, whoever replaces', async () => {
  expect(await remove(['hana'])).toEqual({ is: 'ClientsLeftAlone', clientIds: ids(['hana']), count: 1 });
  expect(await remove(['hana'], 'greta')).toMatchObject({ is: 'ClientsLeftAlone', count: 1 });
  await put(north, ['support', 'hana']);
  expect(await remove(['hana'])).toMatchObject({ is: 'ClientTeamSaved', clientTeam: { clientCount: 1 } });
});

test('a replacement answers clients: a client, somebody who is away or is taken out does not', async () => {
  await house.sql(`update account set status = 'INVITED' where id = $1`, [house.cast.greta]);
  for (const name of ['chloe', 'greta', 'support'] as const) {
    await expect(remove(['support'], name)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.replacementId' } });
  }
});

test('before it is done it tells who loses sight of whom, and who would be left alone; nothing is written', async () => {
  await put(south, ['support', 'greta', 'hana', 'idris', 'marta']);
  const preview = await house.as(house.cast.lena, (call) => removalPreview(call, { clientTeamId: south, accountIds: ids(['support', 'greta', 'marta']) }));
  const pair = (client: Name, other: Name) => ({ clientId: house.cast[client], otherId: house.cast[other] });
  // Marta keeps both by the other client team.
  expect(preview).toEqual({
    lost: [pair('hana', 'support'), pair('hana', 'greta'), pair('idris', 'support'), pair('idris', 'greta')],
    count: 4, aloneIds: ids(['hana', 'idris']), leftAloneCount: 2,
  });
  expect(await membersIn(south)).toHaveLength(5);
  await expect(house.as(house.cast.ana, (call) => removalPreview(call, { clientTeamId: south, accountIds: [] }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('who is in a client team is for administrators, whatever the id', async () => {
  for (const by of ['ana', 'chloe'] as const) {
    for (const deed of [() => set(south, [], by), () => add([], by), () => remove([], undefined, by)]) await expect(deed()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const missing = crypto.randomUUID();
  const lena = <T>(work: Parameters<typeof house.as<T>>[1]) => house.as(house.cast.lena, work);
  await expect(lena((call) => setClientTeamMembers(call, { clientTeamId: missing, memberIds: [] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(lena((call) => setClientTeamMembers(call, { clientTeamId: south, memberIds: [missing] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(lena((call) => addToClientTeam(call, { clientTeamId: south, accountIds: [missing] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(lena((call) => removeFromClientTeam(call, { clientTeamId: missing, accountIds: [] }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(lena((call) => clientTeam(call, 'nonsense'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
