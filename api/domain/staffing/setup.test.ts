import { afterEach, beforeEach, expect, test } from 'vitest';
import { STAFF } from '../../demo/cast.ts';
import { type EmptyHouse, openEmptyHouse } from '../../test/cast.ts';
import { appointSystemAdministrator } from '../accounts/appoint.ts';
import { addToClientTeam } from '../accounts/client-team-members.ts';
import { createClientTeam } from '../accounts/client-teams.ts';
import { createAccount } from '../accounts/create-account.ts';
import { SIDE_DOOR, type Call } from '../call.ts';
import { foundOrganisation } from '../organisation/organisation.ts';
import { startThread } from '../threads/start.ts';
import { setup, type SetupStepKind } from './setup.ts';
import { setTeamMembers } from './team-members.ts';

/** A firm in which nothing is but Olga, appointed by the side door. */
let house: EmptyHouse;
let olga: string;
beforeEach(async () => {
  house = await openEmptyHouse();
  await house.door.actOpen(SIDE_DOOR, async (call) => {
    await foundOrganisation(call, 'Switchboard');
    await appointSystemAdministrator(house.outside, call, STAFF.olga);
  });
  const [appointed] = await house.sql<{ id: string }>(`update account set status = 'ACTIVE' returning id`);
  olga = appointed?.id ?? '';
});
afterEach(() => house.leave());

const as = <T>(account: string, work: (call: Call) => Promise<T>) => house.as(account, work);
const told = () => as(olga, setup);
const done = async () => (await told()).steps.filter((each) => each.done).map((each) => each.step);
const stepOf = async (kind: SetupStepKind) => (await told()).steps.find((each) => each.step === kind);
const person = (name: string, n: number) => ({ name, email: `${name.toLowerCase()}@firm.example`, securePhone: `+44770090020${n}` });
const activate = (id: string) => house.sql(`update account set status = 'ACTIVE' where id = $1`, [id]);

test('an empty organisation has everything before it', async () => {
  const { steps, ...rest } = await told();
  expect(steps).toEqual((['ORGANISATION', 'STAFF', 'TEAM', 'MEMBERS', 'CLIENT_TEAM', 'FIRST_MESSAGE'] as const).map((step) => ({ step, done: false, at: null, byId: null })));
  expect(rest).toEqual({
    staffInvited: 0, staffAccepted: 0, notAcceptedIds: [], teamIds: [], exampleTeamId: null, phoneEnding: null, memberIds: [], memberCount: 0, clientsAlone: 0, exampleClientId: null,
  });
});

test('each step is done by what an administrator does, and told with who did it and when', async () => {
  const create = (given: Parameters<typeof createAccount>[2]) => as(olga, (call) => createAccount(house.outside, call, given));
  const { id: ana } = await create({ staff: person('Ana', 1) });
  const { id: ben } = await create({ staff: person('Ben', 2) });
  await activate(ana);
  expect(await done()).toEqual(['STAFF']);
  expect(await told()).toMatchObject({ staffInvited: 2, staffAccepted: 1, notAcceptedIds: [ben] });

  const { id: support } = await create({ team: { name: 'Support', email: 'support@firm.example', securePhone: '+447700900142' } });
  await activate(support);
  expect(await told()).toMatchObject({ teamIds: [support], exampleTeamId: support, phoneEnding: '42', memberCount: 0 });
  await as(olga, (call) => setTeamMembers(call, { teamId: support, memberIds: [ana] }));
  expect(await done()).toEqual(['STAFF', 'TEAM', 'MEMBERS']);
  expect(await stepOf('MEMBERS')).toMatchObject({ at: expect.any(Date), byId: olga });

  const { id: chloe } = await create({ client: person('Chloe', 3) });
  await activate(chloe);
  expect(await told()).toMatchObject({ clientsAlone: 1, exampleClientId: chloe, memberIds: [ana], memberCount: 1 });
  const { id: north } = await as(olga, (call) => createClientTeam(call, { name: 'North', memberIds: [chloe] }));
  expect((await stepOf('CLIENT_TEAM'))?.done).toBe(false);
  await as(olga, (call) => addToClientTeam(call, { clientTeamId: north, accountIds: [support] }));
  expect(await stepOf('CLIENT_TEAM')).toMatchObject({ done: true, byId: olga });
  expect(await told()).toMatchObject({ clientsAlone: 0 });

  await as(chloe, (call) => startThread(call, { clientThreadId: crypto.randomUUID(), to: [support], text: 'Good afternoon.' }));
  expect(await stepOf('FIRST_MESSAGE')).toMatchObject({ done: true, at: expect.any(Date), byId: chloe });
  const { steps } = await told();
  expect(steps.filter((each) => each.done && (each.byId === null || each.at === null))).toEqual([]);
});

test('the organisation is named when somebody named it, or it was founded with a name of its own', async () => {
  await house.sql(`update organisation set name = 'Alder & Finch'`);
  expect(await stepOf('ORGANISATION')).toMatchObject({ done: true, at: expect.any(Date), byId: null });
  await house.sql(`update organisation set name = 'Switchboard'`);
  await house.sql(`insert into audit (id, at, actor_id, deed) values (gen_random_uuid(), '2026-03-12T09:12:00Z', $1, 'organisation.updated')`, [olga]);
  expect(await stepOf('ORGANISATION')).toEqual({ step: 'ORGANISATION', done: true, at: new Date('2026-03-12T09:12:00Z'), byId: olga });
});

test('it is for administrators', async () => {
  const { id } = await as(olga, (call) => createAccount(house.outside, call, { client: person('Chloe', 3) }));
  await activate(id);
  await expect(as(id, setup)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
