import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CLIENTS, STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { signedIn } from '../../test/sign-in.ts';
import { createAccount } from '../accounts/create-account.ts';
import { organisation } from '../organisation/organisation.ts';
import { settings, type GivenSettings } from '../organisation/settings.ts';
import { phoneCountries } from '../organisation/sms-countries.ts';
import { updateTeam } from '../staffing/team-settings.ts';
import { requestOwnPhone } from './own-phone.ts';
import { signIn } from './sign-in.ts';
import { sessionOf } from './standing.ts';
import { updateOrganisation } from './update-organisation.ts';

let house: House;
beforeAll(async () => void (house = await openHouse()));
afterAll(() => house.leave());
afterEach(async () => {
  await house.sql(`update organisation set name = 'Alder & Finch', accent = null, sms_countries = '{}', clients_may_add = false,
    staff_idle_minutes = 480, staff_absolute_minutes = 1440, client_idle_minutes = 20160, client_absolute_minutes = 129600`);
});

const sets = (given: GivenSettings, name: 'olga' | 'lena' | 'ana' | 'chloe' = 'olga') => house.as(house.cast[name], (call) => updateOrganisation(call, given));
const now = () => house.door.lookOpen(FROM, settings);
const stands = async (token: string) => (await house.door.lookOpen(FROM, (call) => sessionOf(call, token))) !== null;
const lines = () => house.sql<{ actor: string; before: unknown; after: unknown }>(`select actor_id as actor, before, after from audit where deed = 'organisation.updated' order by at, id`);

test('begins with a working day for staff, two weeks for clients, and clients who add nobody', async () => {
  expect(await now()).toEqual({
    name: 'Alder & Finch', accent: null, clientsMayAdd: false, historyByDefault: 'ALL', smsCountries: [],
    sessions: { staffIdle: 480, staffAbsolute: 1440, clientIdle: 20160, clientAbsolute: 129600 },
  });
});

test('what is left out stays, and the audit says who changed what from what to what', async () => {
  await sets({ name: ' Alder  & Finch Wealth ', accent: '#0B7F8C', sessions: { staffIdle: 60 } });
  expect(await now()).toMatchObject({ name: 'Alder & Finch Wealth', accent: '#0b7f8c', clientsMayAdd: false, sessions: { staffIdle: 60, staffAbsolute: 1440 } });
  expect(await house.door.lookOpen(FROM, organisation)).toEqual({ name: 'Alder & Finch Wealth', logo: null, accent: '#0b7f8c' });
  expect((await lines()).at(-1)).toEqual({
    actor: house.cast.olga,
    before: { name: 'Alder & Finch', accent: null, sessions: { staffIdle: 480, staffAbsolute: 1440, clientIdle: 20160, clientAbsolute: 129600 } },
    after: { name: 'Alder & Finch Wealth', accent: '#0b7f8c', sessions: { staffIdle: 60, staffAbsolute: 1440, clientIdle: 20160, clientAbsolute: 129600 } },
  });
});

test('saying what is so already writes nothing', async () => {
  const before = (await lines()).length;
  await sets({ name: 'Alder & Finch', clientsMayAdd: false, smsCountries: [] });
  await sets({});
  expect(await lines()).toHaveLength(before);
});

test('is for system administrators alone', async () => {
  for (const name of ['lena', 'ana', 'chloe'] as const) await expect(sets({ name: 'Mine' }, name)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await now()).name).toBe('Alder & Finch');
});

test.each<[GivenSettings, string, string]>([
  [{ name: '  ' }, 'input.name', 'This cannot be empty.'],
  [{ accent: '#f5b301' }, 'input.accent', 'White text on #f5b301 has a contrast of 1.85 to 1; it needs 4.5. Take a darker shade.'],
  [{ sessions: { staffIdle: 4 } }, 'input.sessions.staffIdle', 'This lies between 5 minutes and a day.'],
  [{ sessions: { staffIdle: 600, staffAbsolute: 599 } }, 'input.sessions.staffAbsolute', 'At the most is no less than without use.'],
  [{ sessions: { clientAbsolute: 525_601 } }, 'input.sessions.clientAbsolute', 'This lies between 15 minutes and 365 days.'],
  [{ sessions: { clientIdle: 129_600, clientAbsolute: 20_160 } }, 'input.sessions.clientAbsolute', 'At the most is no less than without use.'],
  [{ smsCountries: ['GB', 'Atlantis'] }, 'input.smsCountries.1', 'This is not a country code such as GB.'],
  [{ smsCountries: ['CH'] }, 'input.smsCountries', 'Your own phone is in none of these countries: you could not sign in again.'],
])('%o is refused at its field, and nothing is written', async (given, path, message) => {
  await expect(sets({ ...given, clientsMayAdd: true })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message, details: { path } });
  expect((await now()).clientsMayAdd).toBe(false);
});

describe('session limits', () => {
  test('a session that begins from now on has them', async () => {
    await sets({ sessions: { staffIdle: 30, staffAbsolute: 90, clientIdle: 45, clientAbsolute: 100 } });
    for (const [email, idle, absolute] of [[STAFF.ben.email, 30, 90], [CLIENTS.hana.email, 45, 100]] as const) {
      const { sessionId } = await signedIn(house, email);
      const [row] = await house.sql('select idle_seconds / 60 as idle, (extract(epoch from expires_at - created_at) / 60)::int as absolute from session where id = $1', [sessionId]);
      expect(row).toEqual({ idle, absolute });
    }
  });

  test('lowering them ends what is too old by then, at once and with its audit line, and nothing else', async () => {
    const [idle, old, fresh, client] = [await signedIn(house, STAFF.ana.email), await signedIn(house, STAFF.ana.email), await signedIn(house, STAFF.ana.email), await signedIn(house, CLIENTS.chloe.email)];
    await house.sql(`update session set used_at = now() - interval '31 minutes' where id = $1`, [idle.sessionId]);
    await house.sql(`update session set created_at = now() - interval '91 minutes' where id = any($1)`, [[old.sessionId, client.sessionId]]);
    house.rings.length = 0;
    await sets({ sessions: { staffIdle: 30, staffAbsolute: 90 } });

    expect(await Promise.all([idle, old, fresh, client].map(({ sessionToken }) => stands(sessionToken)))).toEqual([false, false, true, true]);
    expect(house.rings).toContainEqual({ on: 'organisation' });
    const ended = await house.sql<{ target: string; actor: string }>(`select target_id as target, actor_id as actor from audit where deed = 'session.ended' and target_id = any($1)`, [[idle.sessionId, old.sessionId, fresh.sessionId]]);
    expect(ended).toHaveLength(2);
    expect(ended).toEqual(expect.arrayContaining([{ target: idle.sessionId, actor: house.cast.olga }, { target: old.sessionId, actor: house.cast.olga }]));
    const [kept] = await house.sql('select idle_seconds as idle, (extract(epoch from expires_at - created_at) / 60)::int as absolute from session where id = $1', [fresh.sessionId]);
    expect(kept).toEqual({ idle: 1800, absolute: 90 });
  });

  test('raising them gives a session that is under way no more than it had', async () => {
    const { sessionId } = await signedIn(house, STAFF.dara.email);
    await sets({ sessions: { staffIdle: 1440, staffAbsolute: 10_080 } });
    const [row] = await house.sql('select idle_seconds / 60 as idle, (extract(epoch from expires_at - created_at) / 60)::int as absolute from session where id = $1', [sessionId]);
    expect(row).toEqual({ idle: 480, absolute: 1440 });
  });

  test('a session that ended by the clock long ago is not ended once more', async () => {
    const { sessionId } = await signedIn(house, STAFF.emil.email);
    await house.sql(`update session set used_at = now() - interval '9 hours' where id = $1`, [sessionId]);
    await sets({ sessions: { staffIdle: 30 } });
    expect(await house.sql(`select 1 from audit where deed = 'session.ended' and target_id = $1`, [sessionId])).toEqual([]);
  });
});

describe('countries that codes are sent to', () => {
  const ivo = { name: 'Ivo Hale', email: 'ivo@hale.example', securePhone: '+41791234567' };

  test('a secure phone elsewhere is refused where it is entered', async () => {
    await sets({ smsCountries: ['gb', 'ie'] });
    const elsewhere = { code: 'BAD_USER_INPUT', message: 'Codes are not sent to phones in this country. A system administrator says to which.' };
    await expect(house.as(house.cast.lena, (call) => createAccount(house.outside, call, { client: ivo }))).rejects.toMatchObject({ ...elsewhere, details: { path: 'input.client.securePhone' } });
    await expect(house.as(house.cast.lena, (call) => createAccount(house.outside, call, { team: { ...ivo, name: 'Zurich' } }))).rejects.toMatchObject({ ...elsewhere, details: { path: 'input.team.securePhone' } });
    await expect(house.as(house.cast.lena, (call) => updateTeam(call, { teamId: house.cast.support, securePhone: '+41791234567' }))).rejects.toMatchObject({ ...elsewhere, details: { path: 'input.securePhone' } });
    await expect(house.as(house.cast.ana, (call) => requestOwnPhone(house.outside, call, { securePhone: '+41791234567' }))).rejects.toMatchObject({ ...elsewhere, details: { path: 'input.securePhone' } });
    await sets({ smsCountries: ['GB', 'CH'] });
    expect(await house.as(house.cast.lena, (call) => createAccount(house.outside, call, { client: ivo }))).toMatchObject({ status: 'INVITED' });
  });

  test('and asked again when a code is sent, once the password was right', async () => {
    await house.sql(`update account set secure_phone = '+18765550123' where id = $1`, [house.cast.idris]);
    await sets({ smsCountries: ['GB'] });
    const tries = (password: string) => signIn(house.outside, house.door, FROM, { email: CLIENTS.idris.email, password });
    expect(await tries('not the password')).toMatchObject({ is: 'SignInRefused' });
    await expect(tries('patch-cord-1947')).rejects.toMatchObject({ code: 'FORBIDDEN', message: 'Codes are not sent to phones in this country any more. Ask an administrator.' });
    expect((await house.sent()).some(({ to }) => to === '+18765550123')).toBe(false);
    await sets({ smsCountries: [] });
    expect(await tries('patch-cord-1947')).toMatchObject({ is: 'CodeChallenge' });
  });

  test('all that there are can be chosen, each with how many active accounts it would cost', async () => {
    const countries = await house.door.lookOpen(FROM, phoneCountries);
    expect(countries.length).toBeGreaterThan(240);
    expect(countries.find(({ code }) => code === 'GB')).toMatchObject({ callingCode: '44', phones: 12 });
    expect(countries.find(({ code }) => code === 'JM')).toEqual({ code: 'JM', callingCode: '1', phones: 1 });
    expect(countries.find(({ code }) => code === 'CH')).toMatchObject({ phones: 0 });
  });
});
