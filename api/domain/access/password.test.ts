import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMO_PASSWORD, STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { codeSentTo, confirm, signedIn } from '../../test/sign-in.ts';
import { makeLink } from '../accounts/link.ts';
import { setPassword } from './password.ts';
import { signIn } from './sign-in.ts';
import { sessionOf } from './standing.ts';

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

async function linkFor(name: 'ana' | 'ben' | 'dara' | 'emil' | 'greta', purpose: 'RESET' | 'INVITATION' | 'MAILBOX' = 'RESET'): Promise<string> {
  const to = { id: house.cast[name], email: STAFF[name].email, role: 'STAFF' as const };
  const made = await house.door.actOpen(FROM, (call) => makeLink(house.outside, call, to, purpose));
  return made.href;
}

test('a new password is set by the link, once, for one of two who use it at once', async () => {
  const link = await linkFor('ben');
  expect(link).toMatch(/^https:\/\/chat\.example\/set-password\?token=[\w-]{43}$/);
  const results = await Promise.all([set(link), set(link), set(link)]);
  expect(results.filter((each) => each.is === 'PasswordSet')).toEqual([{ is: 'PasswordSet', email: STAFF.ben.email }]);
  expect(await set(link)).toEqual(DEAD);
  expect(await signIn(house.outside, house.door, FROM, { email: STAFF.ben.email, password: NEW })).toMatchObject({ is: 'CodeChallenge' });
  expect(await house.sql(`select 1 from audit where deed = 'password.set' and actor_id = $1`, [house.cast.ben])).toHaveLength(1);
});

test('a newer link replaces the one before', async () => {
  const first = await linkFor('ana');
  const second = await linkFor('ana');
  expect(await set(first)).toEqual(DEAD);
  expect(await set(second, DEMO_PASSWORD)).toMatchObject({ is: 'PasswordSet' });
});

test('a link works for an hour', async () => {
  await house.sql('delete from password_link');
  const reset = await linkFor('ben');
  const [row] = await house.sql<{ hours: number }>(`select (extract(epoch from expires_at - now()) / 3600)::float8 as hours from password_link`);
  expect(row?.hours).toBeCloseTo(1, 1);
  await house.sql(`update password_link set expires_at = expires_at - interval '1 hour'`);
  expect(await set(reset)).toEqual(DEAD);
});

test('a link for one thing is good for no other: no invitation and no mailbox sets a password', async () => {
  expect(await set(await linkFor('emil', 'INVITATION'))).toEqual(DEAD);
  expect(await set(await linkFor('emil', 'MAILBOX'))).toEqual(DEAD);
});

test('a link to an address that is the account\'s no longer sets nothing', async () => {
  const link = await linkFor('emil');
  await house.sql(`update account set email = 'emil@elsewhere.example' where id = $1`, [house.cast.emil]);
  expect(await set(link)).toEqual(DEAD);
  await house.sql('update account set email = $2 where id = $1', [house.cast.emil, STAFF.emil.email]);
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
