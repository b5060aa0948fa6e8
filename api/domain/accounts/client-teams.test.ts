import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import type { Call } from '../call.ts';
import { clientTeam, clientTeams, createClientTeam, defaultClientTeamId, renameClientTeam, setDefaultClientTeam } from './client-teams.ts';
import { membersOf, othersOf } from './places.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

const by = <T>(name: keyof Settled, work: (call: Call) => Promise<T>) => house.as(house.cast[name], work);
const create = (name: string, memberIds: string[] = []) => by('olga', (call) => createClientTeam(call, { name, memberIds }));

test('a client team has a name of its own', async () => {
  const { greta, chloe, support } = house.cast;
  const team = await create('  Companies ', [greta, chloe, support]);
  expect(team).toMatchObject({ name: 'Companies', clientCount: 1, isDefault: false });
  await expect(create('COMPANIES')).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.name' } });
  await expect(create(' ')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const seen = await by('lena', clientTeams);
  expect(seen.map((each) => [each.name, each.clientCount])).toEqual([['Companies', 1], ['Private clients North', 3], ['Private clients South', 2]]);
  expect(await by('lena', (call) => clientTeam(call, team.id))).toEqual(team);
  expect(await by('lena', (call) => membersOf(call, [team.id]))).toEqual([{ clientTeamId: team.id, accountIds: [support, greta, chloe] }]);
  expect(await by('lena', (call) => othersOf(call, [team.id]))).toEqual([{ clientTeamId: team.id, accountIds: [support, greta] }]);
  const noted = await house.sql('select distinct added_by as by, added_at is not null as at from client_team_member where client_team_id = $1', [team.id]);
  expect(noted).toEqual([{ by: house.cast.olga, at: true }]);
});

test('it is renamed to a name that is free, its own in other letters too', async () => {
  const { id } = await create('Mandates');
  const rename = (name: string) => by('lena', (call) => renameClientTeam(call, { clientTeamId: id, name }));
  await expect(rename('private CLIENTS north')).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.name' } });
  expect(await rename('MANDATES')).toMatchObject({ id, name: 'MANDATES' });
  await rename('MANDATES');
  const lines = await house.sql(`select before, after from audit where deed = 'clientTeam.renamed' and target_id = $1`, [id]);
  expect(lines).toEqual([{ before: { name: 'Mandates' }, after: { name: 'MANDATES' } }]);
});

test('one client team is the default, or none', async () => {
  const [first, second] = [await create('First'), await create('Second')];
  const setDefault = (clientTeamId: string | null) => by('lena', (call) => setDefaultClientTeam(call, { clientTeamId }));
  expect(await setDefault(first.id)).toMatchObject({ id: first.id, isDefault: true });
  expect(await setDefault(second.id)).toMatchObject({ id: second.id, isDefault: true });
  expect(await house.door.lookOpen({ address: null, requestId: null }, defaultClientTeamId)).toBe(second.id);
  expect((await by('lena', clientTeams)).filter((each) => each.isDefault)).toHaveLength(1);
  await Promise.all([setDefault(first.id), by('olga', (call) => setDefaultClientTeam(call, { clientTeamId: second.id }))]);
  expect((await by('lena', clientTeams)).filter((each) => each.isDefault)).toHaveLength(1);
  expect(await setDefault(null)).toBeNull();
  expect((await by('lena', clientTeams)).filter((each) => each.isDefault)).toEqual([]);
  const lines = await house.sql<{ after: unknown }>(`select after from audit where deed = 'clientTeam.defaultSet' order by id limit 2`);
  expect(lines.map((each) => each.after)).toEqual([{ clientTeamId: first.id }, { clientTeamId: second.id }]);
});

test('client teams are for administrators', async () => {
  const id = crypto.randomUUID();
  for (const name of ['ana', 'chloe'] as const) {
    for (const deed of [
      clientTeams, (call: Call) => clientTeam(call, id), (call: Call) => createClientTeam(call, { name: 'Mine' }),
      (call: Call) => renameClientTeam(call, { clientTeamId: id, name: 'Mine' }), (call: Call) => setDefaultClientTeam(call, { clientTeamId: null }),
    ]) await expect(by(name, (call): Promise<unknown> => deed(call))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  for (const deed of [(call: Call) => renameClientTeam(call, { clientTeamId: id, name: 'Mine' }), (call: Call) => setDefaultClientTeam(call, { clientTeamId: id })]) {
    await expect(by('lena', (call): Promise<unknown> => deed(call))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});
