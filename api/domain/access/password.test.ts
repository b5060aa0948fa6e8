import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMO_PASSWORD, STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { codeSentTo, confirm, signedIn } from '../../test/sign-in.ts';
import { createAccount } from '../accounts/create-account.ts';
import { makePasswordLink } from '../accounts/password-link.ts';
import { setPassword } from './password.ts';
import { sessionOf, signIn } from './sign-in.ts';

const NEW = 'a lantern in the harbour';
const DEAD = { is: 'LinkRefused', message: 'This link does not work any more. Ask an administrator for a new one.' };

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql('delete from outbox');
});

function set(link: string, password = NEW) {
  const token = new URL(link).searchParams.get('token') ?? '';
  return setPassword(house.outside, house.door, FROM, { token, password });
}

async function linkFor(name: 'ana' | 'ben' | 'dara' | 'emil' | 'greta', status: 'ACTIVE' | 'INVITED' = 'ACTIVE'): Promise<string> {
  const made = await house.door.actOpen(FROM, (call) => makePasswordLink(house.outside, call, { id: house.cast[name], status }));
  return made.href;
}

async function invitePaul(): Promise<{ id: string; link: string }> {
  const staff = { name: 'Paul Stern', email: `paul${Date.now()}@alderfinch.example`, securePhone: `+4477009${String(Date.now()).slice(-6)}` };
  const { id } = await house.as(house.cast.olga, (call) => createAccount(house.outside, call, { staff }));
  const [mail] = await house.sent();
  return { id, link: mail?.link ?? '' };
}

test('an invited person sets the password by the link from the mail, and may sign in from then on', async () => {
  const { id, link } = await invitePaul();
  expect(new URL(link).origin).toBe('https://chat.example');
  const result = await set(link);
  expect(result).toMatchObject({ is: 'PasswordSet' });
  if (result.is !== 'PasswordSet') return;
  expect(await house.sql(`select status from account where id = $1`, [id])).toEqual([{ status: 'ACTIVE' }]);
  expect(await signIn(house.outside, house.door, FROM, { email: result.email, password: NEW })).toMatchObject({ is: 'CodeChallenge' });
  expect((await house.sent()).map((each) => [each.kind, each.state])).toEqual([['SMS', 'works'], ['MAIL', 'used']]);
  const line = await house.sql(`select before, after from audit where deed = 'password.set' and actor_id = $1`, [id]);
  expect(line).toEqual([{ before: { status: 'INVITED' }, after: { status: 'ACTIVE' } }]);
});

test('a link works once, for one of two who use it at once', async () => {
  const { link } = await invitePaul();
  const results = await Promise.all([set(link), set(link), set(link)]);
  expect(results.filter((each) => each.is === 'PasswordSet')).toHaveLength(1);
  expect(await set(link)).toEqual(DEAD);
});

test('a newer link replaces the one before', async () => {
  const first = await linkFor('ana');
  const second = await linkFor('ana');
  expect(await set(first)).toEqual(DEAD);
  expect(await set(second, DEMO_PASSWORD)).toMatchObject({ is: 'PasswordSet' });
});

test('an invitation works for 72 hours, the link to a new password for one', async () => {
  const hours = async () => {
    const [row] = await house.sql<{ hours: number }>(
      `select (extract(epoch from expires_at - now()) / 3600)::float8 as hours from password_link order by expires_at desc limit 1`);
    return row?.hours ?? 0;
  };
  await house.sql('delete from password_link');
  const reset = await linkFor('ben');
  expect(await hours()).toBeCloseTo(1, 1);
  await linkFor('greta', 'INVITED');
  expect(await hours()).toBeCloseTo(72, 1);
  await house.sql(`update password_link set expires_at = expires_at - interval '1 hour'`);
  expect(await set(reset)).toEqual(DEAD);
});

test('a new password ends the sessions and the codes of the old one, and tells its owner by mail', async () => {
  const before = await signedIn(house, STAFF.dara.email);
  const code = await codeSentTo(house, STAFF.dara.email);
  await house.sql('delete from outbox where kind = $1', ['MAIL']);
  house.rings.length = 0;
  expect(await set(await linkFor('dara'))).toMatchObject({ is: 'PasswordSet', email: STAFF.dara.email });
  expect(await house.door.lookOpen(FROM, (call) => sessionOf(call, before.sessionToken))).toBeNull();
  expect(await confirm(house, code)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await signIn(house.outside, house.door, FROM, { email: STAFF.dara.email, password: DEMO_PASSWORD })).toMatchObject({ is: 'SignInRefused' });
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  const mail = (await house.sent()).find((each) => each.kind === 'MAIL');
  expect(mail).toMatchObject({ to: STAFF.dara.email, state: 'sent' });
  expect(mail?.text).toContain('Your password at Alder & Finch was changed.');
});

test('a bad password is refused and leaves the link as it was', async () => {
  const link = await linkFor('emil');
  await expect(set(link, 'novak-emil')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.password' } });
  await expect(set(link, 'short')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await set(link)).toMatchObject({ is: 'PasswordSet' });
});

test('a link of somebody who is suspended meanwhile, and words that are no link, open nothing', async () => {
  const link = await linkFor('greta');
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.greta]);
  expect(await set(link)).toEqual(DEAD);
  for (const token of ['', 'x', 'x'.repeat(10_000), '\u0000', '{"$ne":null}']) {
    expect(await setPassword(house.outside, house.door, FROM, { token, password: NEW })).toEqual(DEAD);
  }
});

test('of a link only the hash is kept', async () => {
  const token = new URL(await linkFor('ana')).searchParams.get('token') ?? '';
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  const [dump] = await house.sql<{ text: string }>(`select string_agg(l::text, ' ') as text from password_link l`);
  expect(dump?.text).not.toContain(token);
});
