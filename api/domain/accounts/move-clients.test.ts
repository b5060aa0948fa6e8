import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Call } from '../call.ts';
import { clientTeams, createClientTeam } from './client-teams.ts';
import { deleteClientTeam, moveClients } from './move-clients.ts';
import { othersOf } from './places.ts';

let house: House;
let north: string;
let south: string;
beforeAll(async () => {
  house = await openHouse();
  [north = '', south = ''] = (await lena(clientTeams)).map((each) => each.id);
});
afterAll(() => house.leave());

const lena = <T>(work: (call: Call) => Promise<T>) => house.as(house.cast.lena, work);
const make = (name: string, memberIds: string[]) => lena((call) => createClientTeam(call, { name, memberIds }));
const move = (from: string, to: string, accountIds: string[] | null, replacementId?: string) =>
  lena((call) => moveClients(call, { fromClientTeamId: from, toClientTeamId: to, accountIds, replacementId: replacementId ?? null }));
const remove = (clientTeamId: string, clientsTo?: string) => lena((call) => deleteClientTeam(call, { clientTeamId, clientsTo: clientsTo ?? null }));

test('some clients move, or all of them; staff and teams stay', async () => {
  const { support, greta, hana, idris, marta } = house.cast;
  const { id } = await make('Harbour', [support, greta]);
  house.rings.length = 0;
  expect(await move(south, id, [hana, marta])).toMatchObject({ is: 'ClientsMoved', moved: 1, from: { clientCount: 1 }, to: { id, clientCount: 1 } });
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  expect(await move(south, id, null)).toMatchObject({ moved: 1, from: { clientCount: 0 }, to: { clientCount: 2 } });
  expect(await move(south, id, null)).toMatchObject({ moved: 0 });
  const lines = await house.sql<{ after: unknown }>(`select after from audit where deed = 'clientTeam.clientsMoved' and actor_id = $1 order by id`, [house.cast.lena]);
  expect(lines.map((each) => each.after)).toEqual([
    { from: south, to: id, accountIds: expect.arrayContaining([hana, marta]), moved: 1, replacementIds: [] },
    { from: south, to: id, accountIds: 'ALL', moved: 1, replacementIds: [] },
  ]);
  expect(await move(id, south, [hana, idris])).toMatchObject({ moved: 2 });
});

test('nobody moves to where they would be alone, until somebody is named who comes with them', async () => {
  const { hana, idris, greta } = house.cast;
  const { id } = await make('Empty', []);
  expect(await move(south, id, null)).toEqual({ is: 'ClientsLeftAlone', clientIds: [hana, idris], count: 2 });
  expect(await move(south, id, null, greta)).toMatchObject({ is: 'ClientsMoved', moved: 2 });
  expect(await lena((call) => othersOf(call, [id]))).toEqual([{ clientTeamId: id, accountIds: [greta] }]);
  await move(id, south, null);
});

test('what cannot be moved is told so', async () => {
  await expect(move(south, south, null)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.toClientTeamId' } });
  await expect(move(south, north, [house.cast.support])).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.accountIds' } });
  await expect(move(south, crypto.randomUUID(), null)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(house.as(house.cast.ana, (call) => moveClients(call, { fromClientTeamId: south, toClientTeamId: north }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('a client team is deleted once its clients have somebody elsewhere, or go there in the same act', async () => {
  const { hana, idris } = house.cast;
  expect(await remove(south)).toEqual({ is: 'ClientsLeftAlone', clientIds: [hana, idris], count: 2 });
  await expect(remove(south, south)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.clientsTo' } });
  expect(await remove(south, north)).toEqual({ is: 'ClientTeamDeleted', clientTeamId: south });
  expect((await lena(clientTeams)).find((each) => each.id === north)?.clientCount).toBe(5);
  await expect(remove(south)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const lines = await house.sql(`select before, after from audit where deed = 'clientTeam.deleted' and target_id = $1`, [south]);
  expect(lines).toEqual([{ before: { name: 'Private clients South', clients: 2, accounts: 3 }, after: { clientsTo: north } }]);
  await expect(house.as(house.cast.ana, (call) => deleteClientTeam(call, { clientTeamId: north }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
