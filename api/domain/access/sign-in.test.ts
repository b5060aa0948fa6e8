import { argon2Sync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { DEMO_PASSWORD, STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { codeSentTo, signedIn } from '../../test/sign-in.ts';
import { signIn } from './sign-in.ts';

const ana = STAFF.ana.email;
const ELSEWHERE = { address: '198.51.100.9', requestId: null };

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql('delete from outbox');
  await house.sql('delete from challenge');
  await house.sql('delete from failed_try');
});

function enter(email: string, password = DEMO_PASSWORD, from = FROM) {
  return signIn(house.outside, house.door, from, { email, password });
}

async function wrongTries(count: number, from = FROM) {
  for (let i = 0; i < count; i++) expect(await enter(ana, `wrong password ${i}`, from)).toMatchObject({ is: 'SignInRefused' });
}

test('the right password sends a code to the secure phone, and opens nothing yet', async () => {
  expect(await enter(ana.toUpperCase())).toMatchObject({ is: 'CodeChallenge', phoneEnding: '17' });
  const [sms] = await house.sent();
  expect(sms).toMatchObject({ kind: 'SMS', to: '+447700900117', toName: 'Ana Moreau', state: 'works' });
  expect(sms?.text).toBe(`Your sign-in code is ${sms?.code}. Valid 5 min.`);
  expect(await house.sql('select 1 from session')).toEqual([]);
  expect(await house.sql(`select 1 from audit where deed = 'code.sent' and actor_id = $1 and address = $2`, [house.cast.ana, FROM.address])).not.toEqual([]);
});

test('a wrong password, an unknown address, an invited and a suspended account are answered alike', async () => {
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.gustav]);
  await house.sql(`update account set status = 'INVITED', password_hash = null where id = $1`, [house.cast.marta]);
  const answers = [
    await enter(ana, 'not the password'),
    await enter('nobody@alderfinch.example'),
    await enter('g.holm@post.example'),
    await enter('marta@klein.example'),
    await enter('support@alderfinch.example'),
  ];
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(answers[0]).toMatchObject({ is: 'SignInRefused' });
  expect(await house.sent()).toEqual([]);
  expect(await house.sql(`select 1 from audit where deed = 'password.refused' and target_id = $1`, [house.cast.gustav])).toHaveLength(1);
});

test('a code that came back from the phone verifies it, after an administrator had changed it', async () => {
  await house.sql('update account set phone_verified_at = null where id = $1', [house.cast.ana]);
  await signedIn(house, ana);
  expect(await house.sql('select phone_verified_at is not null as verified from account where id = $1', [house.cast.ana])).toEqual([{ verified: true }]);
});

test('it takes as long to refuse an unknown address as a wrong password', async () => {
  const times: Record<string, number[]> = { known: [], unknown: [] };
  for (let i = 0; i < 20; i++) {
    for (const [kind, email] of [['known', STAFF.ben.email], ['unknown', `nobody${i}@alderfinch.example`]] as const) {
      const from = { address: `203.0.113.${i + 20}`, requestId: null };
      const began = performance.now();
      await enter(email, 'not the password', from);
      times[kind]?.push(performance.now() - began);
    }
  }
  const [known = 0, unknown = 0] = Object.values(times).map((each) => each.sort((a, b) => a - b)[10]);
  // Without the dummy hash it is a tenth. The machine of the tests is shared, so the margin is wider than the goal of 10 %.
  expect(unknown / known).toBeGreaterThan(0.7);
  expect(unknown / known).toBeLessThan(1.4);
}, 30_000);

test('five wrong passwords are free, then each waits longer than the one before', async () => {
  await wrongTries(5);
  await expect(enter(ana, 'wrong again')).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { seconds: 30 } });
  await house.sql(`update failed_try set at = at - interval '31 seconds'`);
  await wrongTries(1);
  await expect(enter(ana, 'wrong again')).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { seconds: 60 } });
});

test('of thirty wrong passwords at once five are looked at', async () => {
  const results = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => enter(ana, `wrong password ${i}`)));
  expect(results.filter((each) => each.status === 'fulfilled')).toHaveLength(5);
});

test('whoever wears out an account from one network does not keep its owner out of another', async () => {
  await wrongTries(5);
  await expect(enter(ana)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await enter(ana, DEMO_PASSWORD, ELSEWHERE)).toMatchObject({ is: 'CodeChallenge' });
});

test('when too many come at once some are asked to wait, and it is not counted against them', async () => {
  const from = (i: number) => ({ address: `10.0.${i >> 8}.${i & 255}`, requestId: null });
  const results = await Promise.allSettled(Array.from({ length: 160 }, (_, i) => enter(`nobody${i}@alderfinch.example`, 'not the password', from(i))));
  const refused = results.filter((each) => each.status === 'fulfilled');
  const turnedAway = results.filter((each) => each.status === 'rejected');
  expect(refused.length).toBeGreaterThanOrEqual(64);
  for (const each of turnedAway) expect(each.reason).toMatchObject({ code: 'UNAVAILABLE' });
  expect(await house.sql(`select 1 from failed_try where kind = 'PASSWORD'`)).toHaveLength(refused.length);
}, 30_000);

test('one network cannot try its way through a hundred accounts', async () => {
  await house.sql(`insert into failed_try (kind, subject) select 'PASSWORD_NETWORK', $1 from generate_series(1, 100)`, [FROM.address]);
  await expect(enter(STAFF.ben.email)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await enter(STAFF.ben.email, DEMO_PASSWORD, ELSEWHERE)).toMatchObject({ is: 'CodeChallenge' });
});

test('the right password takes back its own try and no earlier one, which may have been somebody else', async () => {
  await wrongTries(3);
  await enter(ana);
  expect(await house.sql(`select 1 from failed_try where kind = 'PASSWORD'`)).toHaveLength(3);
});

test('a password that is longer than a kilobyte is refused before anything is computed from it', async () => {
  await expect(enter(ana, 'x'.repeat(1025))).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.password' } });
  expect(await house.sql('select 1 from failed_try')).toEqual([]);
});

test.each(['', 'ana', 'a@b', `${'a'.repeat(250)}@x.example`, 'ana@alder\u0000.example', '\ud800@x.example'])('what is no address is told so: %j', async (email) => {
  await expect(enter(email)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.email' } });
});

test('a hash of former parameters is made anew at the next sign-in', async () => {
  const salt = randomBytes(16);
  const tag = argon2Sync('argon2id', { message: DEMO_PASSWORD, nonce: salt, memory: 8192, passes: 2, parallelism: 1, tagLength: 32 });
  const [weaker, ...bare] = ['$argon2id$v=19$m=8192,t=2,p=1', ...[salt, tag].map((each) => each.toString('base64').replaceAll('=', ''))];
  await house.sql('update account set password_hash = $2 where id = $1', [house.cast.greta, [weaker, ...bare].join('$')]);
  expect(await enter(STAFF.greta.email)).toMatchObject({ is: 'CodeChallenge' });
  const [greta] = await house.sql<{ hash: string }>('select password_hash as hash from account where id = $1', [house.cast.greta]);
  expect(greta?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await enter(STAFF.greta.email)).toMatchObject({ is: 'CodeChallenge' });
});

test('ten codes within an hour are enough, and one network gets eight of them', async () => {
  for (let i = 0; i < 8; i++) await codeSentTo(house, ana);
  await expect(enter(ana)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  for (let i = 0; i < 2; i++) await codeSentTo(house, ana, ELSEWHERE);
  await expect(enter(ana, DEMO_PASSWORD, ELSEWHERE)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await house.sent()).toHaveLength(10);
});

test('what is kept of passwords and codes does not give them away', async () => {
  const { code } = await codeSentTo(house, ana);
  await house.sql('delete from outbox');
  const [dump] = await house.sql<{ text: string }>(
    `select string_agg(row, ' ') as text from (
       select a::text as row from account a union all select c::text from challenge c union all select t::text from audit t) rows`,
  );
  const kept = dump?.text.replace(/\d\d:\d\d:\d\d\.\d+/g, 'a time') ?? '';
  expect(kept).toContain('argon2id');
  expect(kept).not.toContain(DEMO_PASSWORD);
  expect(kept).not.toMatch(new RegExp(`\\b${code}\\b`));
  expect(kept).not.toContain(Buffer.from(code).toString('hex'));
});
