import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { another, codeSentTo, confirm, NEW_BROWSER, sentFor } from '../../test/sign-in.ts';
import { challenge } from './challenge.ts';
import { newCode } from './code.ts';
import { resendCode } from './resend-code.ts';
import { sessionOf } from './standing.ts';
import { toOwnPhone } from './words.ts';

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
  await house.sql('delete from session');
});

function resend(challengeId: string) {
  return house.door.actOpen(FROM, (call) => resendCode(house.outside, call, { challengeId, sessionId: null }));
}

async function passTime(seconds: number) {
  await house.sql(`update challenge set sent_at = sent_at - make_interval(secs => $1), expires_at = expires_at - make_interval(secs => $1),
    started_at = started_at - make_interval(secs => $1)`, [seconds]);
}

test('codes have six digits and are spread evenly', async () => {
  const codes = await Promise.all(Array.from({ length: 500 }, newCode));
  expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBeGreaterThan(495);
  const firstDigits = new Set(codes.map((code) => code[0]));
  expect(firstDigits.size).toBe(10);
});

test('the right code opens a session, once', async () => {
  const sent = await codeSentTo(house, ana);
  const result = await confirm(house, sent);
  expect(result).toMatchObject({ is: 'SignedIn', accountId: house.cast.ana });
  if (result.is !== 'SignedIn') return;
  expect(await house.door.lookOpen(FROM, (call) => sessionOf(call, result.sessionToken))).toMatchObject({ sessionId: result.sessionId });
  expect(await confirm(house, sent)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED', triesLeft: 0 });
  const opened = await house.sql(`select 1 from audit where deed = 'session.opened' and actor_id = $1 and target_id = $2`, [house.cast.ana, result.sessionId]);
  expect(opened).toHaveLength(1);
});

test('blanks and dashes in a code are passed over; what has not six digits is told so and costs no try', async () => {
  const { challengeId, code } = await codeSentTo(house, ana);
  await expect(confirm(house, { challengeId, code: 'twelve' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'input.code' } });
  expect(await confirm(house, { challengeId, code: `${code.slice(0, 3)} - ${code.slice(3)}` })).toMatchObject({ is: 'SignedIn' });
});

test('five wrong codes burn the challenge, and then the right one opens nothing', async () => {
  const sent = await codeSentTo(house, ana);
  for (const left of [4, 3, 2]) expect(await confirm(house, another(sent))).toMatchObject({ reason: 'WRONG', triesLeft: left });
  expect(await confirm(house, another(sent))).toMatchObject({ triesLeft: 1, message: 'That code is not right. 1 try left, then ask for a new one.' });
  expect(await confirm(house, another(sent))).toMatchObject({ reason: 'LOCKED', triesLeft: 0 });
  expect(await confirm(house, sent)).toMatchObject({ reason: 'LOCKED', triesLeft: 0 });
  expect(await house.sql(`select 1 from audit where deed = 'code.refused' and target_id = $1`, [house.cast.ana])).toHaveLength(5);
});

test('of a hundred wrong codes at once at most five are looked at', async () => {
  const sent = await codeSentTo(house, ana);
  const results = await Promise.all(Array.from({ length: 100 }, () => confirm(house, another(sent))));
  const looked = await house.sql(`select 1 from failed_try where kind = 'CODE'`);
  expect(looked).toHaveLength(5);
  expect(results.filter((each) => each.is === 'CodeRefused' && each.reason === 'WRONG')).toHaveLength(4);
  expect(await confirm(house, sent)).toMatchObject({ reason: 'LOCKED' });
});

test('of twenty right codes at once one opens a session', async () => {
  const sent = await codeSentTo(house, ana);
  const results = await Promise.all(Array.from({ length: 20 }, () => confirm(house, sent)));
  expect(results.filter((each) => each.is === 'SignedIn')).toHaveLength(1);
  expect(await house.sql('select 1 from session')).toHaveLength(1);
});

test('after five minutes the code does not work any more', async () => {
  const sent = await codeSentTo(house, ana);
  await passTime(301);
  expect(await confirm(house, sent)).toMatchObject({ reason: 'EXPIRED' });
});

test('a code works for its own challenge alone', async () => {
  const first = await codeSentTo(house, ana);
  const bens = await codeSentTo(house, STAFF.ben.email);
  expect(await confirm(house, { challengeId: bens.challengeId, code: first.code })).toMatchObject({ reason: 'WRONG' });
  // Not even where somebody who writes to the database puts what is kept of it beside the other one.
  await house.sql('update challenge set code_hash = (select code_hash from challenge where id = $1) where id = $2', [first.challengeId, bens.challengeId]);
  expect(await confirm(house, { challengeId: bens.challengeId, code: first.code })).toMatchObject({ reason: 'WRONG' });
});

test('whether a challenge never was, or its id is none, is not told', async () => {
  const never = await confirm(house, { challengeId: '00000000-0000-4000-8000-000000000000', code: '123456' });
  expect(never).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED', triesLeft: 0 });
  expect(await confirm(house, { challengeId: "1' or true", code: '123456' })).toEqual(never);
  expect(await resend('nonsense')).toEqual(never);
});

test('only the newest code works, after signing in again and after asking for a new one', async () => {
  const first = await codeSentTo(house, ana);
  const second = await codeSentTo(house, ana);
  expect(await confirm(house, first)).toMatchObject({ reason: 'EXPIRED' });
  await passTime(61);
  const again = await resend(second.challengeId);
  expect(again).toMatchObject({ is: 'CodeChallenge', phoneEnding: '17' });
  expect(await confirm(house, second)).toMatchObject({ reason: 'EXPIRED' });
  if (again.is !== 'CodeChallenge') return;
  expect(await confirm(house, await sentFor(house, again.challengeId))).toMatchObject({ is: 'SignedIn' });
  expect((await house.sent()).map((each) => each.state)).toEqual(['used', 'replaced', 'replaced']);
});

test('however many codes are asked for at once, one works', async () => {
  const purpose = { purpose: 'SIGN_IN', accountId: house.cast.ana, teamId: null, sessionId: null } as const;
  const send = () => house.door.actOpen(FROM, (call) => challenge(house.outside, call, purpose, toOwnPhone('+447700900117', 'Ana Moreau')));
  const challenges = await Promise.all(Array.from({ length: 8 }, send));
  expect(await house.sql('select 1 from challenge where replaced_at is null')).toHaveLength(1);
  const results: string[] = [];
  for (const { challengeId } of challenges) results.push((await confirm(house, await sentFor(house, challengeId))).is);
  expect(results.filter((each) => each === 'SignedIn')).toHaveLength(1);
});

test('a new code can be asked for after a minute, and within half an hour of the password', async () => {
  const { challengeId } = await codeSentTo(house, ana);
  await expect(resend(challengeId)).rejects.toMatchObject({ code: 'RATE_LIMITED', details: { seconds: 60 } });
  await passTime(61);
  const again = await resend(challengeId);
  await passTime(30 * 60);
  expect(await resend(again.is === 'CodeChallenge' ? again.challengeId : '')).toMatchObject({ reason: 'EXPIRED' });
});

test('a new code can be asked for when five were wrong, or when the former one is too old', async () => {
  const sent = await codeSentTo(house, ana);
  for (let i = 0; i < 5; i++) await confirm(house, another(sent));
  await passTime(301);
  expect(await resend(sent.challengeId)).toMatchObject({ is: 'CodeChallenge' });
});

test('ten wrong codes within an hour are enough from one network, while its owner gets in from another', async () => {
  for (let challenge = 0; challenge < 2; challenge++) {
    const sent = await codeSentTo(house, ana);
    for (let i = 0; i < 5; i++) await confirm(house, another(sent));
  }
  await expect(codeSentTo(house, ana)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  const sent = await codeSentTo(house, ana, ELSEWHERE);
  await expect(confirm(house, sent)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  expect(await confirm(house, sent, NEW_BROWSER, ELSEWHERE)).toMatchObject({ is: 'SignedIn' });
});

test('whoever is suspended between password and code is not let in', async () => {
  const sent = await codeSentTo(house, STAFF.ben.email);
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.ben]);
  expect(await confirm(house, sent)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await house.sql('select 1 from session')).toEqual([]);
  await house.sql(`update account set status = 'ACTIVE' where id = $1`, [house.cast.ben]);
});
