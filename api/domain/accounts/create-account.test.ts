import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Settled } from '../../demo/settle.ts';
import { createAccount } from './create-account.ts';
import type { GivenAccount, GivenPerson } from './given-account.ts';
import { seeAccount } from './see-account.ts';

let house: House;
let paul: GivenPerson;
let made = 0;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql('delete from outbox');
  house.rings.length = 0;
  made += 1;
  paul = { name: 'Paul  Stern', email: `Paul${made}@alderfinch.example`, securePhone: `+44 7700 9003${String(made).padStart(2, '0')}` };
});

function create(by: keyof Settled, given: GivenAccount) {
  return house.as(house.cast[by], (call) => createAccount(house.outside, call, given));
}

async function rights() {
  return house.sql('select rights from organisation');
}

test('a person is invited: an account that may not act yet, and a link by mail', async () => {
  const before = await rights();
  const account = await create('lena', { staff: { ...paul, card: { jobTitle: 'Adviser' } } });
  expect(account).toMatchObject({ status: 'INVITED', role: 'STAFF', email: paul.email, memberIds: null, codeAsked: null });
  expect(account.securePhoneMasked).toMatch(/^•+\d\d$/);
  const [row] = await house.sql('select name, short_name, password_hash, secure_phone, job_title from account where id = $1', [account.id]);
  expect(row).toMatchObject({ name: 'Paul Stern', short_name: 'Paul', password_hash: null, job_title: 'Adviser' });
  const [mail] = await house.sent();
  expect(mail).toMatchObject({ kind: 'MAIL', to: paul.email, toName: 'Paul Stern', state: 'works' });
  expect(mail?.text).toMatch(/^You are invited to Alder & Finch\./);
  expect(mail?.link).toMatch(/^https:\/\/chat\.example\/invitation\?token=[\w-]{43}$/);
  expect(await rights()).not.toEqual(before);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  const line = await house.sql(`select actor_id, after from audit where deed = 'account.created' and target_id = $1`, [account.id]);
  expect(line).toEqual([{ actor_id: house.cast.lena, after: { kind: 'STAFF', role: 'STAFF', name: 'Paul Stern' } }]);
});

test('a client has no role, and signs in as themself like everybody', async () => {
  expect(await create('olga', { client: paul })).toMatchObject({ status: 'INVITED', role: null });
  await expect(create('olga', { client: { ...paul, role: 'STAFF' } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.client.role' } });
});

test('a team is verified before it may be written to, and is worked by staff alone', async () => {
  const team = { name: 'Complaints', email: `complaints${made}@alderfinch.example`, securePhone: '+447700900143', memberIds: [house.cast.ana, house.cast.ana] };
  const account = await create('lena', { team });
  expect(account).toMatchObject({ status: 'INVITED', form: 'FULL', memberCount: 1, memberIds: [house.cast.ana], attribution: 'MEMBER_AND_TEAM', codeAsked: 'ONCE_PER_DEVICE', oneOpenThread: false, unattended: false });
  expect(await house.sent()).toMatchObject([{ kind: 'MAIL', to: team.email, toName: 'Complaints', link: expect.stringMatching(/^https:\/\/chat\.example\/verify\?token=[\w-]{43}$/) }]);
  await expect(create('lena', { team: { name: 'Other', memberIds: [house.cast.chloe] } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.team.memberIds' } });
  await expect(create('lena', { team: { name: 'Other', memberIds: [crypto.randomUUID()] } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await house.sql(`select 1 from account where name = 'Other'`)).toEqual([]);
});

test('a support queue has neither mailbox nor phone, and a team account has both', async () => {
  expect(await create('lena', { team: { name: 'Hotline' } })).toMatchObject({ status: 'ACTIVE', form: 'QUEUE', email: null, securePhoneMasked: null, memberIds: [], unattended: true });
  await expect(create('lena', { team: { name: 'Half', securePhone: '+447700900155' } })).rejects.toMatchObject({ details: { path: 'input.team.email' } });
  await expect(create('lena', { team: { name: 'Half', email: 'half@alderfinch.example' } })).rejects.toMatchObject({ details: { path: 'input.team.securePhone' } });
});

test('an address or a secure phone that somebody has is a conflict, whatever its case', async () => {
  await expect(create('lena', { staff: { ...paul, email: 'ANA@alderfinch.EXAMPLE' } })).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.staff.email' } });
  await expect(create('lena', { client: { ...paul, securePhone: '+44 (7700) 900-117' } })).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.client.securePhone' } });
  expect(await house.sent()).toEqual([]);
});

test('a team has a phone of its own among teams, and may share it with the person who keeps it', async () => {
  const team = (securePhone: string) => ({ team: { name: 'Cards', email: `cards${made}.${securePhone.slice(-2)}@alderfinch.example`, securePhone } });
  await expect(create('lena', team('+447700900142'))).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.team.securePhone' } });
  expect(await create('lena', team('+447700900117'))).toMatchObject({ status: 'INVITED' });
  const both = await Promise.allSettled([create('lena', team('+447700900155')), create('olga', { team: { ...team('+447700900155').team, email: `other${made}@alderfinch.example` } })]);
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('the id in the firm\'s books is unique too', async () => {
  expect(await create('lena', { staff: { ...paul, externalId: ' S-1 ' } })).toMatchObject({ externalId: 'S-1' });
  const other = { ...paul, email: `second.${paul.email}`, securePhone: `+4477009009${String(made).padStart(2, '0')}` };
  await expect(create('lena', { client: { ...other, externalId: 'S-1' } })).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.client.externalId' } });
});

test('accounts stand in client teams from the start: clients in the default one if nobody says otherwise', async () => {
  const [north, south] = await house.sql<{ id: string; name: string }>('select id, name from client_team order by name');
  expect(await create('lena', { client: paul })).toMatchObject({ clientTeams: [] });
  await house.sql('update client_team set is_default = true where id = $1', [south?.id]);
  let others = 0;
  const again = () => ({ ...paul, email: `r${++others}.${paul.email}`, securePhone: `+4477009100${String(others).padStart(2, '0')}` });
  expect(await create('lena', { client: again() })).toMatchObject({ clientTeams: [south] });
  expect(await create('lena', { client: { ...again(), clientTeamIds: [north?.id ?? ''] } })).toMatchObject({ clientTeams: [north] });
  expect(await create('lena', { staff: again() })).toMatchObject({ clientTeams: [] });
  expect(await create('lena', { team: { name: 'Desk of many', clientTeamIds: [north?.id ?? '', south?.id ?? ''] } })).toMatchObject({ clientTeams: [north, south] });
  await expect(create('lena', { client: { ...again(), clientTeamIds: [crypto.randomUUID()] } })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await house.sql('update client_team set is_default = false');
});

test('of two administrators who invite the same person at once one does', async () => {
  for (let round = 0; round < 5; round++) {
    const person = { ...paul, email: `round${round}.${paul.email}`, securePhone: `+44770090${String(made).padStart(2, '0')}4${round}` };
    const results = await Promise.allSettled(Array.from({ length: 8 }, (_, i) => create(i % 2 === 0 ? 'lena' : 'olga', { staff: person })));
    expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of results) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'CONFLICT', details: { path: 'input.staff.email' } });
  }
  expect(await house.sent()).toHaveLength(5);
});

test('nobody but administrators makes accounts, and nobody grants a role above their own', async () => {
  for (const name of ['ana', 'chloe'] as const) await expect(create(name, { staff: paul })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(create('lena', { staff: { ...paul, role: 'SYSTEM_ADMIN' } })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await create('lena', { staff: { ...paul, role: 'USER_ADMIN' } })).toMatchObject({ role: 'USER_ADMIN' });
});

test.each<[string, Partial<GivenPerson>]>([
  ['name', { name: '  ' }],
  ['name', { name: 'x'.repeat(121) }],
  ['name', { name: 'Paul\u0000' }],
  ['email', { email: 'paul' }],
  ['securePhone', { securePhone: '07700 900117' }],
  ['card.phone', { card: { phone: '12' } }],
  ['card.jobTitle', { card: { jobTitle: 'x'.repeat(121) } }],
  ['card.hours.timeZone', { card: { hours: { timeZone: 'Mars/Olympus', intervals: [] } } }],
  ['card.hours.timeZone', { card: { hours: { timeZone: '+01:00', intervals: [] } } }],
  ['card.hours.intervals.0.weekday', { card: { hours: { timeZone: 'UTC', intervals: [{ weekday: 8, opens: '09:00', closes: '10:00' }] } } }],
  ['card.hours.intervals.0.opens', { card: { hours: { timeZone: 'UTC', intervals: [{ weekday: 1, opens: '9:00', closes: '10:00' }] } } }],
  ['card.hours.intervals.0.closes', { card: { hours: { timeZone: 'UTC', intervals: [{ weekday: 1, opens: '09:00', closes: '24:01' }] } } }],
  ['card.hours.intervals.0.closes', { card: { hours: { timeZone: 'UTC', intervals: [{ weekday: 1, opens: '09:00', closes: '09:00' }] } } }],
  ['card.hours.intervals', { card: { hours: { timeZone: 'UTC', intervals: [{ weekday: 1, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '11:00', closes: '13:00' }] } } }],
  ['card.hours.intervals', { card: { hours: { timeZone: 'UTC', intervals: Array.from({ length: 51 }, () => ({ weekday: 1, opens: '09:00', closes: '10:00' })) } } }],
])('a field that cannot be is named: %s', async (path, wrong) => {
  await expect(create('lena', { staff: { ...paul, ...wrong } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: `input.staff.${path}` } });
});

test('exactly one kind of account is made', async () => {
  await expect(create('lena', {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input' } });
  await expect(create('lena', { staff: paul, team: { name: 'Both' } })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input' } });
});

test('administrators see an account, others learn nothing about any id', async () => {
  const see = (by: keyof Settled, id: string) => house.as(house.cast[by], (call) => seeAccount(call, id));
  expect(await see('lena', house.cast.support)).toMatchObject({
    email: 'support@alderfinch.example',
    securePhoneMasked: '•••••••••••42',
    memberIds: [house.cast.ana, house.cast.ben, house.cast.dara, house.cast.emil],
  });
  await expect(see('lena', crypto.randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (const id of [house.cast.support, crypto.randomUUID(), 'nonsense']) await expect(see('ana', id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
