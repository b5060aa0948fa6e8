import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FROM } from '../../test/cast.ts';
import { keptPost, type KeptPost } from '../../test/kept-post.ts';
import { openWorld, type Name, type World } from '../../test/world.ts';
import { contactsAmong } from '../accounts/seeing.ts';
import { createAccount } from '../accounts/create-account.ts';
import { renewInvitation } from '../accounts/invitation.ts';
import { seeAccount } from '../accounts/see-account.ts';
import { suspendAccount } from '../staffing/suspend.ts';
import { resendCode } from './resend-code.ts';
import { updateAccount } from './update-account.ts';
import { confirmPhoneVerification, requestPhoneVerification, verifyMailbox } from './verification.ts';

let world: World;
let post: KeptPost;
let accountId: string;
let email: string;
let made = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  post = keptPost();
  made += 1;
  email = `payments${made}@alderfinch.example`;
  const [north] = await world.sql<{ id: string }>(`select id from client_team where name like '%North'`);
  const team = { name: `Payments ${made}`, email, securePhone: `+4477009008${String(made).padStart(2, '0')}`, memberIds: [world.id.ana], clientTeamIds: [north?.id ?? ''] };
  accountId = (await world.as('lena', (call) => createAccount(post, call, { team }))).id;
});

const request = (by: Name = 'lena') => world.as(by, (call) => requestPhoneVerification(post, call, { accountId }));
const confirm = (challengeId: string, by: Name = 'lena', code = post.codeOf(challengeId)) => world.as(by, (call) => confirmPhoneVerification(post, call, { challengeId, code }));
const mailbox = (token = post.tokenTo(email)) => world.door.actOpen(FROM, (call) => verifyMailbox(call, { token }));
const seen = () => world.sees('lena', (call) => seeAccount(call, accountId));
const isContact = async () => (await world.sees('chloe', (call) => contactsAmong(call, [accountId]))).has(accountId);

test('a full team account waits until its mailbox and its phone are verified, and is a contact from then on', async () => {
  expect(await seen()).toMatchObject({ status: 'INVITED', form: 'FULL', emailVerified: false, phoneVerified: false, invitation: { revoked: false } });
  expect(await isContact()).toBe(false);
  expect(post.mailTo(email)).toMatchObject({ toName: `Payments ${made}`, link: expect.stringMatching(/^https:\/\/chat\.example\/verify\?token=/) });
  expect(await mailbox()).toEqual({ is: 'MailboxVerified', name: `Payments ${made}` });
  expect(await seen()).toMatchObject({ status: 'INVITED', emailVerified: true, invitation: null });

  const { challengeId, phoneEnding } = await request();
  expect(phoneEnding).toBe(String(made).padStart(2, '0'));
  expect(post.texts.at(-1)?.text).toMatch(new RegExp(`^Your code to verify the Payments ${made} phone is \\d{6}, asked by Lena Voss\\.`));
  expect(await confirm(challengeId)).toMatchObject({ is: 'PhoneVerified', account: { status: 'ACTIVE', emailVerified: true, phoneVerified: true } });
  expect(await isContact()).toBe(true);
  const deeds = await world.sql<{ deed: string; actor: boolean }>(`select deed, actor_id is not null as actor from audit where target_id = $1 and deed in ('mailbox.verified','phone.verified','team.activated') order by at`, [accountId]);
  expect(deeds).toEqual([{ deed: 'mailbox.verified', actor: false }, { deed: 'phone.verified', actor: true }, { deed: 'team.activated', actor: true }]);
});

test('in whichever order', async () => {
  expect(await confirm((await request()).challengeId)).toMatchObject({ is: 'PhoneVerified', account: { status: 'INVITED' } });
  await mailbox();
  expect(await seen()).toMatchObject({ status: 'ACTIVE' });
  await expect(request()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('the link to a mailbox works once, is sent again, and works no more at another address', async () => {
  const first = post.tokenTo(email);
  await world.as('lena', (call) => renewInvitation(post, call, { accountId }));
  expect(await mailbox(first)).toMatchObject({ is: 'LinkRefused' });
  const second = post.tokenTo(email);
  await world.as('lena', (call) => updateAccount(post, call, { accountId, email: `other${made}@alderfinch.example` }));
  expect(await mailbox(second)).toMatchObject({ is: 'LinkRefused' });
  await world.as('lena', (call) => renewInvitation(post, call, { accountId }));
  const third = post.tokenTo(`other${made}@alderfinch.example`);
  const results = await Promise.all([mailbox(third), mailbox(third)]);
  expect(results.map((each) => each.is).sort()).toEqual(['LinkRefused', 'MailboxVerified']);
  await expect(world.as('lena', (call) => renewInvitation(post, call, { accountId }))).resolves.toMatchObject({ status: 'INVITED' });
});

test('a wrong code, the code of another administrator, and one for a former phone verify nothing', async () => {
  const { challengeId } = await request();
  expect(await confirm(challengeId, 'lena', post.codeOf(challengeId) === '000000' ? '000001' : '000000')).toMatchObject({ is: 'CodeRefused', reason: 'WRONG' });
  expect(await confirm(challengeId, 'olga')).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  const again = await request();
  await world.as('lena', (call) => updateAccount(post, call, { accountId, securePhone: `+4477009018${String(made).padStart(2, '0')}` }));
  expect(await confirm(again.challengeId)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await seen()).toMatchObject({ phoneVerified: false });
});

test('a new code is sent for the same phone, and the one before stops working', async () => {
  const { challengeId } = await request();
  await world.sql(`update challenge set sent_at = sent_at - interval '61 seconds'`);
  const resent = await world.door.actOpen(FROM, (call) => resendCode(post, call, { challengeId, sessionId: null }));
  if (resent.is !== 'CodeChallenge') throw new Error(resent.message);
  expect(post.texts.at(-1)?.text).toContain(`verify the Payments ${made} phone`);
  expect(await confirm(challengeId)).toMatchObject({ reason: 'EXPIRED' });
  expect(await confirm(resent.challengeId)).toMatchObject({ is: 'PhoneVerified' });
});

test('it is for administrators, of full teams that are not suspended', async () => {
  for (const by of ['ana', 'chloe'] as const) await expect(request(by)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const of = (id: string) => world.as('lena', (call) => requestPhoneVerification(post, call, { accountId: id }));
  const queue = await world.as('lena', (call) => createAccount(post, call, { team: { name: `Hotline ${made}` } }));
  expect(queue).toMatchObject({ status: 'ACTIVE', form: 'QUEUE' });
  await expect(of(queue.id)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(of(world.id.ana)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const { challengeId } = await request();
  await world.as('lena', (call) => suspendAccount(call, { accountId }));
  await expect(request()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await confirm(challengeId)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await mailbox()).toMatchObject({ is: 'LinkRefused' });
});
