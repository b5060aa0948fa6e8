import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FROM } from '../../test/cast.ts';
import { keptPost, type KeptPost } from '../../test/kept-post.ts';
import { openWorld, type World } from '../../test/world.ts';
import { changeRole } from '../accounts/change-role.ts';
import { createAccount } from '../accounts/create-account.ts';
import type { GivenPerson } from '../accounts/given-account.ts';
import { revokeInvitation } from '../accounts/invitation.ts';
import { suspendAccount } from '../staffing/suspend.ts';
import { acceptInvitation, confirmInvitation, invitation } from './accept-invitation.ts';
import { resendCode } from './resend-code.ts';
import { signIn } from './sign-in.ts';
import { updateAccount } from './update-account.ts';

/* An invitation: a link that works once, for whom and for what it was sent, with the phone in hand. */

const PASSWORD = 'a lantern in the harbour';
const REFUSED = { is: 'LinkRefused', message: 'This link does not work any more. Ask an administrator for a new one.' };

let world: World;
let post: KeptPost;
let paul: GivenPerson;
let id: string;
let token: string;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  post = keptPost();
  made += 1;
  await world.sql('delete from terms_acceptance');
  await world.sql('delete from terms');
  paul = { name: 'Paul Stern', email: `paul${made}@stern.example`, securePhone: `+4477009005${String(made).padStart(2, '0')}` };
  id = (await world.as('lena', (call) => createAccount(post, call, { staff: paul }))).id;
  token = post.tokenTo(paul.email);
});

const shown = (of = token) => world.door.lookOpen(FROM, (call) => invitation(call, of));
const accept = (more: { password?: string; termsVersion?: number; token?: string } = {}) => acceptInvitation(post, world.door, FROM, { token, password: PASSWORD, ...more });
const confirm = (challengeId: string, code = post.codeOf(challengeId), of = token) =>
  world.door.actOpen(FROM, (call) => confirmInvitation(post, call, { token: of, challengeId, code }));

async function challengeOf(more: Parameters<typeof accept>[0] = {}): Promise<string> {
  const asked = await accept(more);
  if (asked.is !== 'CodeChallenge') throw new Error(asked.is);
  return asked.challengeId;
}

async function standing(): Promise<unknown> {
  const [row] = await world.sql('select status, password_hash is not null as password, email_verified_at is not null as email, phone_verified_at is not null as phone from account where id = $1', [id]);
  return row;
}

test('the link shows who invites whom as what; password and code make the account active, with mailbox and phone verified', async () => {
  expect(post.mailTo(paul.email)?.link).toMatch(/^https:\/\/chat\.example\/invitation\?token=[\w-]{43}$/);
  expect(await shown()).toEqual({ organisation: 'Alder & Finch', name: 'Paul Stern', kind: 'STAFF', role: 'STAFF', phoneEnding: paul.securePhone.slice(-2), terms: null });
  const challengeId = await challengeOf();
  expect(post.texts).toMatchObject([{ to: paul.securePhone, toName: 'Paul Stern', text: expect.stringMatching(/^Your code to accept the invitation is \d{6}\./) }]);
  expect(await standing()).toEqual({ status: 'INVITED', password: false, email: false, phone: false });
  expect(await confirm(challengeId)).toEqual({ is: 'InvitationAccepted', email: paul.email });
  expect(await standing()).toEqual({ status: 'ACTIVE', password: true, email: true, phone: true });
  expect(await signIn(post, world.door, FROM, { email: paul.email, password: PASSWORD })).toMatchObject({ is: 'CodeChallenge' });
  expect(await world.sql(`select actor_id, before, after from audit where deed = 'invitation.accepted' and target_id = $1`, [id])).toEqual([
    { actor_id: id, before: { status: 'INVITED' }, after: { status: 'ACTIVE', terms: null } },
  ]);
});

test('once used it is answered as if it never was, and so is what never was one', async () => {
  const challengeId = await challengeOf();
  const results = await Promise.all([confirm(challengeId), confirm(challengeId)]);
  expect(results.map((each) => each.is)).toContain('InvitationAccepted');
  expect(results.filter((each) => each.is === 'InvitationAccepted')).toHaveLength(1);
  for (const each of [token, '', 'x', 'x'.repeat(5000), '\u0000', '{"$ne":null}']) {
    expect(await shown(each)).toBeNull();
    expect(await accept({ token: each })).toEqual(REFUSED);
    expect(await confirm(challengeId, '123456', each)).toEqual(REFUSED);
  }
});

test('without the phone the link gets nobody in: a wrong code is counted, and five burn it', async () => {
  const challengeId = await challengeOf();
  const wrong = post.codeOf(challengeId) === '000000' ? '000001' : '000000';
  expect(await confirm(challengeId, wrong)).toMatchObject({ is: 'CodeRefused', reason: 'WRONG', triesLeft: 4 });
  for (let i = 0; i < 4; i++) await confirm(challengeId, wrong);
  expect(await confirm(challengeId)).toMatchObject({ is: 'CodeRefused', reason: 'LOCKED' });
  expect(await standing()).toMatchObject({ status: 'INVITED', password: false });
});

test('a new code is sent for the same acceptance, and none once the invitation is revoked', async () => {
  const first = await challengeOf();
  await world.sql(`update challenge set sent_at = sent_at - interval '61 seconds'`);
  const resend = (challengeId: string) => world.door.actOpen(FROM, (call) => resendCode(post, call, { challengeId, sessionId: null }));
  const second = await resend(first);
  if (second.is !== 'CodeChallenge') throw new Error(second.message);
  expect(post.texts.at(-1)?.text).toContain('to accept the invitation');
  await world.sql(`update challenge set sent_at = sent_at - interval '61 seconds'`);
  await world.as('lena', (call) => revokeInvitation(call, { accountId: id }));
  expect(await resend(second.challengeId)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await confirm(second.challengeId)).toEqual(REFUSED);
});

test('of two who begin with one link the newest password and code count, and the code of one opens nothing with the link of another', async () => {
  const stranger = await challengeOf({ password: 'somebody else entirely' });
  const own = await challengeOf();
  expect(await confirm(stranger)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  const other = { ...paul, email: `other${made}@stern.example`, securePhone: `+4477009006${String(made).padStart(2, '0')}` };
  await world.as('lena', (call) => createAccount(post, call, { client: other }));
  expect(await confirm(own, undefined, post.tokenTo(other.email))).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  await challengeOf();
  const [newest] = await world.sql<{ id: string }>(`select id from challenge where account_id = $1 and replaced_at is null and used_at is null`, [id]);
  expect(await confirm(newest?.id ?? '')).toMatchObject({ is: 'InvitationAccepted' });
  expect(await signIn(post, world.door, FROM, { email: paul.email, password: 'somebody else entirely' })).toMatchObject({ is: 'SignInRefused' });
});

test('a password that somebody would guess is refused before anything is sent, and leaves the invitation as it was', async () => {
  for (const password of ['short', 'stern-paul', 'alder finch 1', 'x'.repeat(1025)]) {
    await expect(accept({ password })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.password' } });
  }
  expect(post.texts).toEqual([]);
  expect(await shown()).not.toBeNull();
});

test('where there are terms, those of today are accepted, and it stands who accepted which', async () => {
  await world.sql(`insert into terms (version, text) values (1, 'Be kind.'), (2, 'Be kind, and brief.')`);
  const terms = { version: 2, text: 'Be kind, and brief.', publishedAt: expect.any(Date) };
  expect(await shown()).toMatchObject({ terms });
  expect(await accept()).toEqual({ is: 'TermsChanged', terms });
  expect(await accept({ termsVersion: 1 })).toEqual({ is: 'TermsChanged', terms });
  expect(post.texts).toEqual([]);
  expect(await confirm(await challengeOf({ termsVersion: 2 }))).toMatchObject({ is: 'InvitationAccepted' });
  expect(await world.sql('select version from terms_acceptance where account_id = $1', [id])).toEqual([{ version: 2 }]);
});

test.each([
  ['another address', () => world.as('lena', (call) => updateAccount(post, call, { accountId: id, email: `new${made}@stern.example` }))],
  ['another role', () => world.as('lena', (call) => changeRole(call, { accountId: id, role: 'USER_ADMIN' }))],
  ['a suspension', () => world.as('lena', (call) => suspendAccount(call, { accountId: id }))],
  ['whoever revokes it', () => world.as('lena', (call) => revokeInvitation(call, { accountId: id }))],
  ['three days', () => world.sql(`update password_link set expires_at = expires_at - interval '72 hours'`)],
  ['an address changed past the verbs', () => world.sql('update account set email = $2 where id = $1', [id, `past${made}@stern.example`])],
  ['a role changed past the verbs', () => world.sql(`update account set role = 'USER_ADMIN' where id = $1`, [id])],
])('an invitation does not outlive %s, not even one that is being accepted', async (_, ended) => {
  const challengeId = await challengeOf();
  await ended();
  expect(await shown()).toBeNull();
  expect(await accept()).toEqual(REFUSED);
  expect(await confirm(challengeId)).toEqual(REFUSED);
  expect(await standing()).toMatchObject({ password: false });
});

test('of password, code and link nothing is kept that gives them away', async () => {
  const challengeId = await challengeOf();
  const [dump] = await world.sql<{ text: string }>(
    `select string_agg(row, ' ') as text from (
       select l::text as row from password_link l union all select c::text from challenge c union all select t::text from audit t) rows`,
  );
  expect(dump?.text).toContain('argon2id');
  for (const secret of [PASSWORD, token, Buffer.from(token, 'base64url').toString('hex')]) expect(dump?.text).not.toContain(secret);
  expect(dump?.text.replace(/\d\d:\d\d:\d\d\.\d+/g, 'a time')).not.toMatch(new RegExp(`\\b${post.codeOf(challengeId)}\\b`));
  await confirm(challengeId);
  expect(await world.sql('select 1 from password_link where account_id = $1 and password_hash is not null', [id])).toEqual([]);
});
