import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { FROM } from '../../test/cast.ts';
import { keptPost, type KeptPost } from '../../test/kept-post.ts';
import { openServed, type Served } from '../../test/served.ts';
import type { Name, World } from '../../test/world.ts';
import { setPassword } from './password.ts';
import { requestPasswordReset, startPasswordReset } from './reset.ts';

let served: Served;
let world: World;
let post: KeptPost;
const ana = 'ana@alderfinch.example';
beforeAll(async () => {
  served = await openServed();
  world = served.world;
});
afterAll(() => served.close());
beforeEach(async () => {
  post = keptPost();
  await world.sql('delete from failed_try');
  await world.sql('delete from password_link');
  await world.sql(`update account set status = 'ACTIVE'`);
});

const start = (by: Name, of: Name) => world.as(by, (call) => startPasswordReset(post, call, { accountId: world.id[of] }));
const request = async (email: string, address = FROM.address) => (await requestPasswordReset(post, world.door, { address, requestId: null }, { email })).sending;
const set = (token: string) => setPassword(post, world.door, FROM, { token, password: 'a lantern in the harbour' });

test('an administrator starts it, and the link goes to its owner alone', async () => {
  const account = await start('lena', 'ana');
  expect(JSON.stringify(account)).not.toContain(post.tokenTo(ana));
  expect(post.mails).toMatchObject([{ to: ana, subject: 'A new password at Alder & Finch', link: expect.stringMatching(/^https:\/\/chat\.example\/set-password\?token=/) }]);
  const first = post.tokenTo(ana);
  await start('lena', 'ana');
  expect(await set(first)).toMatchObject({ is: 'LinkRefused' });
  expect(await set(post.tokenTo(ana))).toMatchObject({ is: 'PasswordSet' });
  expect(await world.sql(`select 1 from audit where deed = 'passwordReset.started' and actor_id = $1 and target_id = $2`, [world.id.lena, world.id.ana])).toHaveLength(2);
});

test('not for a team, nor for somebody invited or suspended, nor by or for those who may not', async () => {
  await expect(start('lena', 'support')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(start('lena', 'olga')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(start('ana', 'ben')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  for (const status of ['INVITED', 'SUSPENDED']) {
    await world.sql('update account set status = $2 where id = $1', [world.id.ana, status]);
    await expect(start('lena', 'ana')).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.accountId' } });
  }
  expect(post.mails).toEqual([]);
});

test('whoever forgot it asks for a link; any one of those that were sent works, and ends the others', async () => {
  await request('ANA@alderfinch.example');
  await request(ana);
  const tokens = post.mails.map((each) => new URL(each.link ?? '').searchParams.get('token') ?? '');
  expect(tokens).toHaveLength(2);
  expect(await set(tokens[0] ?? '')).toMatchObject({ is: 'PasswordSet' });
  expect(await set(tokens[1] ?? '')).toMatchObject({ is: 'LinkRefused' });
});

test('nobody learns whether an address is known: not from the answer, not from how long it takes, and a stranger is sent nothing', async () => {
  const ASK = 'mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }';
  await world.sql(`update account set status = 'SUSPENDED' where id = $1`, [world.id.ben]);
  const answers = [];
  for (const email of [ana, 'nobody@alderfinch.example', 'ben@alderfinch.example', 'support@alderfinch.example']) answers.push((await served.ask(null, ASK, { input: { email } })).text);
  expect(new Set(answers)).toEqual(new Set(['{"data":{"requestPasswordReset":true}}\n']));
  for (const email of ['nobody@alderfinch.example', 'ben@alderfinch.example', 'support@alderfinch.example']) await request(email);
  expect(post.mails).toEqual([]);

  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (let i = 0; i < 60; i++) {
    for (const [kind, email] of [['known', 'greta@alderfinch.example'], ['unknown', `nobody${i}@alderfinch.example`]] as const) {
      const began = performance.now();
      const { sending } = await requestPasswordReset(post, world.door, { address: `203.0.113.${i}`, requestId: null }, { email });
      times[kind].push(performance.now() - began);
      await sending;
    }
  }
  const [known, unknown] = [times.known, times.unknown].map((each) => each.sort((a, b) => a - b)[30] ?? 0);
  // The work before the answer is the same to the statement; the margin is for the machine, which tests share.
  expect((unknown ?? 0) / (known ?? 1)).toBeGreaterThan(0.7);
  expect((unknown ?? 0) / (known ?? 1)).toBeLessThan(1.4);
}, 30_000);

test('the link leads where the configuration says, whatever a request says about its host', async () => {
  const body = JSON.stringify({ query: 'mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }', variables: { input: { email: ana } } });
  await served.post(body, { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' });
  await expect.poll(() => served.sent.find((each) => each.to === ana)?.link).toMatch(/^https:\/\/switchboard\.test\/set-password\?token=/);
});

test('a few from one network are enough, for an address that nobody has too; another network still may', async () => {
  for (const email of [ana, 'nobody@alderfinch.example']) {
    for (let i = 0; i < 3; i++) await request(email);
    await expect(request(email)).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { seconds: 300 } });
    await request(email, '198.51.100.9');
  }
  expect(post.mails).toHaveLength(4);
  await world.sql(`insert into failed_try (kind, subject) select 'RESET_NETWORK', '198.51.100.9' from generate_series(1, 30)`);
  await expect(request('ben@alderfinch.example', '198.51.100.9')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
});

test('a mailbox is not filled from many networks: five open links are enough', async () => {
  for (let i = 0; i < 8; i++) await request(ana, `198.51.100.${i}`);
  expect(post.mails).toHaveLength(5);
});

test.each([{ $ne: null }, ['ana@alderfinch.example'], 7, null])('an address is a text and nothing else: %j', async (email) => {
  const answer = await served.ask(null, 'mutation R($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }', { input: { email } });
  expect(answer.errors?.[0]?.extensions.code).toBeOneOf(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']);
});
