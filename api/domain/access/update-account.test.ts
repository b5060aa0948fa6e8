import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FROM } from '../../test/cast.ts';
import { keptPost, type KeptPost } from '../../test/kept-post.ts';
import { openServed, type Served } from '../../test/served.ts';
import type { Name, World } from '../../test/world.ts';
import { makeLink } from '../accounts/link.ts';
import { setPassword } from './password.ts';
import { sessionOf } from './standing.ts';
import { type UpdateAccount, updateAccount } from './update-account.ts';
import { verifyMailbox } from './verification.ts';

let served: Served;
let world: World;
let post: KeptPost;
beforeAll(async () => {
  served = await openServed();
  world = served.world;
});
afterAll(() => served.close());
beforeEach(async () => {
  post = keptPost();
  await world.sql(`update account set name = 'Ana Moreau', short_name = 'Ana', email = 'ana@alderfinch.example', secure_phone = '+447700900117', external_id = null where id = $1`, [world.id.ana]);
  await world.sql(`update account set name = 'Support', short_name = 'Support', email = 'support@alderfinch.example', secure_phone = '+447700900142' where id = $1`, [world.id.support]);
});

const update = (given: Omit<UpdateAccount, 'accountId'>, of: Name = 'ana', by: Name = 'lena') =>
  world.as(by, (call) => updateAccount(post, call, { accountId: world.id[of], ...given }));
const isOpen = async (cookie: string) => (await world.door.lookOpen(FROM, (call) => sessionOf(call, cookie.replace('sb_session=', '')))) !== null;

test('names and the id in the firm\'s books change, and what is left out stays; nobody is signed out for that', async () => {
  const cookie = await served.signedIn('ana');
  expect(await update({ name: ' Ana  Moreau-Weiss ', externalId: 'A-17' })).toMatchObject({ name: 'Ana Moreau-Weiss', shortName: 'Ana', externalId: 'A-17', email: 'ana@alderfinch.example' });
  expect(await update({ name: 'Anna Weiss' })).toMatchObject({ shortName: 'Anna', externalId: 'A-17' });
  expect(await update({ shortName: 'Annie' })).toMatchObject({ name: 'Anna Weiss', shortName: 'Annie' });
  expect(await update({ name: 'Anna Moreau', externalId: '' })).toMatchObject({ shortName: 'Annie', externalId: null });
  expect(await update({ name: 'Help desk' }, 'support')).toMatchObject({ name: 'Help desk', shortName: 'Help desk' });
  expect(await isOpen(cookie)).toBe(true);
  expect(post.mails).toEqual([]);
  const [line] = await world.sql(`select actor_id, before, after from audit where deed = 'account.updated' and target_id = $1 order by at, id limit 1`, [world.id.ana]);
  expect(line).toMatchObject({ actor_id: world.id.lena, before: { name: 'Ana Moreau', externalId: null }, after: { name: 'Ana Moreau-Weiss', externalId: 'A-17' } });
});

test('another address ends sessions and links, and both addresses are told; the new one confirms itself', async () => {
  const cookie = await served.signedIn('ana');
  const { href } = await world.door.actOpen(FROM, (call) => makeLink(post, call, { id: world.id.ana, email: 'ana@alderfinch.example', role: 'STAFF' }, 'RESET'));
  expect(await update({ email: 'anna@alderfinch.example' })).toMatchObject({ email: 'anna@alderfinch.example', emailVerified: false, invitation: { revoked: false } });
  expect(await isOpen(cookie)).toBe(false);
  expect(await setPassword(post, world.door, FROM, { token: new URL(href).searchParams.get('token') ?? '', password: 'a lantern in the harbour' })).toMatchObject({ is: 'LinkRefused' });
  expect(post.mails.map((each) => [each.to, each.subject])).toEqual([
    ['ana@alderfinch.example', 'Your e-mail address was changed'],
    ['anna@alderfinch.example', 'Your address at Alder & Finch'],
  ]);
  expect(post.mails[0]?.text).not.toContain('anna@');
  expect(await world.door.actOpen(FROM, (call) => verifyMailbox(call, { token: post.tokenTo('anna@alderfinch.example') }))).toMatchObject({ is: 'MailboxVerified' });
});

test('another phone ends sessions and codes, and is told by mail, of which nobody reads more than the ending', async () => {
  const cookie = await served.signedIn('ana');
  await world.sql(
    `insert into challenge (id, purpose, account_id, network, code_hash, started_at, expires_at) values (gen_random_uuid(), 'SIGN_IN', $1, 'x', '', now(), now() + interval '5 minutes')`,
    [world.id.ana],
  );
  expect(await update({ securePhone: '+44 7700 900199' })).toMatchObject({ phoneVerified: false });
  expect(await isOpen(cookie)).toBe(false);
  expect(await world.sql('select 1 from challenge where account_id = $1 and replaced_at is null', [world.id.ana])).toEqual([]);
  expect(post.mails).toMatchObject([{ to: 'ana@alderfinch.example', subject: 'The phone for your codes was changed', text: expect.stringContaining('ending in 99') }]);
  const [dump] = await world.sql<{ text: string }>(`select string_agg(a::text, ' ') as text from audit a where deed = 'account.updated'`);
  expect(dump?.text).not.toContain('7700900');
});

test('a team\'s open access is withdrawn with another phone or address', async () => {
  for (const change of [{ securePhone: '+447700900143' }, { email: 'help@alderfinch.example' }]) {
    const cookie = await served.signedIn('ana');
    const [session] = await world.sql<{ id: string; device: string }>('select id, device_id as device from session where account_id = $1 order by created_at desc limit 1', [world.id.ana]);
    await world.sql('insert into team_access (id, team_id, account_id, session_id, device_id) values (gen_random_uuid(), $1, $2, $3, $4)', [world.id.support, world.id.ana, session?.id, session?.device]);
    await update(change, 'support');
    expect(await world.sql('select 1 from team_access where team_id = $1 and withdrawn_at is null', [world.id.support])).toEqual([]);
    expect(await isOpen(cookie)).toBe(true);
  }
});

test('what another account has is a conflict at its field, also when both ask at once', async () => {
  await world.sql(`update account set secure_phone = '+447700900118', external_id = 'B-18' where id = $1`, [world.id.ben]);
  await expect(update({ email: 'BEN@alderfinch.example' })).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.email' } });
  await expect(update({ securePhone: '+447700900118' })).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.securePhone' } });
  await expect(update({ externalId: 'B-18' })).rejects.toMatchObject({ code: 'CONFLICT', details: { path: 'input.externalId' } });
  const both = await Promise.allSettled([update({ externalId: 'X' }), update({ externalId: 'X' }, 'ben')]);
  expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const each of both) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'CONFLICT', details: { path: 'input.externalId' } });
  expect(post.mails).toEqual([]);
});

test.each([['name', ' '], ['email', 'ana'], ['email', ''], ['securePhone', '+44 77'], ['securePhone', '07700 900117'], ['externalId', 'x'.repeat(121)]])('what cannot be is told at its field: %s %j', async (field, value) => {
  await expect(update({ [field]: value })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: `input.${field}` } });
});

test('a support queue has neither mailbox nor phone', async () => {
  await world.sql('update account set email = null, secure_phone = null where id = $1', [world.id.onboarding]);
  await expect(update({ email: 'onboarding@alderfinch.example' }, 'onboarding')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.email' } });
  expect(await update({ name: 'Welcome' }, 'onboarding')).toMatchObject({ name: 'Welcome' });
});

test('it is for administrators, and a user administrator touches no system administrator', async () => {
  for (const by of ['ana', 'chloe'] as const) await expect(update({ name: 'X' }, 'ben', by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(update({ email: 'mine@alderfinch.example' }, 'olga')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(world.as('lena', (call) => updateAccount(post, call, { accountId: crypto.randomUUID(), name: 'X' }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a way in changes only in a session that proved itself within five minutes; a name within fifteen', async () => {
  const lena = await served.signedIn('lena');
  await world.sql(`update session set confirmed_at = now() - interval '6 minutes' where account_id = $1`, [world.id.lena]);
  const ask = (given: object) => served.ask(lena, 'mutation U($input: UpdateAccountInput!) { updateAccount(input: $input) { id } }', { input: { accountId: world.id.ana, ...given } });
  expect((await ask({ email: 'anna@alderfinch.example' })).errors?.[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
  expect((await ask({ securePhone: '+447700900199' })).errors?.[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
  expect((await ask({ name: 'Anna Moreau', email: 'ana@alderfinch.example' })).errors).toBeUndefined();
});
