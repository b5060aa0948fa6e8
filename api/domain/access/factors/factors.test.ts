import { randomBytes } from 'node:crypto';
import { generate } from 'otplib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../../test/cast.ts';
import { confirm, NEW_BROWSER, sentFor, signedIn } from '../../../test/sign-in.ts';
import type { Call, From } from '../../call.ts';
import { resendCode } from '../resend-code.ts';
import { resetFactors } from '../reset-factors.ts';
import { security } from '../security.ts';
import { confirmCode, signIn } from '../sign-in.ts';
import { confirmStepUp, requestStepUp } from '../step-up.ts';
import { addAuthenticator, confirmAuthenticator, removeAuthenticator } from './authenticator.ts';
import { replaceRecoveryCodes } from './recovery-codes.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

const inSession = <T>(session: string, work: (call: Call) => Promise<T>, from: From = FROM) => house.door.act({ session }, from, work);

/** What the app on the phone shows, so many steps of 30 seconds from now. */
const shown = (secret: string, steps = 0) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 });

/** Somebody of the cast with an app; its first code has been used. The next one is the step before's, put back by hand. */
async function withApp(email: string) {
  const { sessionId, accountId } = await signedIn(house, email);
  const { authenticatorId, secret, uri } = await inSession(sessionId, (call) => addAuthenticator(house.outside, call, { name: 'Phone' }));
  const confirmed = await inSession(sessionId, async (call) => confirmAuthenticator(house.outside, call, { authenticatorId, code: await shown(secret) }));
  if (confirmed.is !== 'AuthenticatorConfirmed') throw new Error(confirmed.message);
  const forgetStep = () => house.sql('update authenticator set last_step = 0 where id = $1', [authenticatorId]);
  await forgetStep();
  return { sessionId, accountId, authenticatorId, secret, uri, recoveryCodes: confirmed.recoveryCodes ?? [], forgetStep };
}

async function challengeFor(email: string, from: From = FROM) {
  const challenge = await signIn(house.outside, house.door, from, { email, password: DEMO_PASSWORD });
  if (challenge.is !== 'CodeChallenge') throw new Error(challenge.message);
  return challenge;
}

test('with an app nothing is sent: its code opens the session, and names the organisation and the person to the app', async () => {
  const { secret, uri } = await withApp('ana@alderfinch.example');
  expect(decodeURIComponent(uri)).toContain('Alder & Finch:ana@alderfinch.example');
  const before = (await house.sent()).length;
  const challenge = await challengeFor('ana@alderfinch.example');
  expect([challenge.by, (await house.sent()).length]).toEqual(['APP', before]);
  expect((await confirm(house, { challengeId: challenge.challengeId, code: await shown(secret) })).is).toBe('SignedIn');
});

test('the code of the step before is taken, older ones and those to come are not', async () => {
  const { secret, forgetStep } = await withApp('ben@alderfinch.example');
  for (const [steps, is] of [[-2, 'CodeRefused'], [2, 'CodeRefused'], [-20, 'CodeRefused'], [20, 'CodeRefused'], [-1, 'SignedIn']] as const) {
    const { challengeId } = await challengeFor('ben@alderfinch.example');
    expect([steps, (await confirm(house, { challengeId, code: await shown(secret, steps) })).is]).toEqual([steps, is]);
  }
  await forgetStep();
});

test('of twenty who give one app code at once one gets in, and it is worth nothing for another purpose afterwards', async () => {
  const { secret, sessionId } = await withApp('dara@alderfinch.example');
  const code = await shown(secret);
  const challenges = await Promise.all(Array.from({ length: 20 }, () => challengeFor('dara@alderfinch.example').catch(() => null)));
  const { challengeId } = await challengeFor('dara@alderfinch.example');
  const tried = await Promise.all([...challenges.map(() => challengeId), challengeId].map((id) => confirm(house, { challengeId: id, code })));
  expect(tried.filter(({ is }) => is === 'SignedIn')).toHaveLength(1);

  const again = await requestStepUp(house.outside, house.door, { session: sessionId }, FROM, { password: DEMO_PASSWORD });
  if (again.is !== 'CodeChallenge') throw new Error('refused');
  const proved = await inSession(sessionId, (call) => confirmStepUp(house.outside, call, { challengeId: again.challengeId, code }));
  expect(proved.is).toBe('CodeRefused');
});

test('whoever has not the app at hand asks for an SMS instead, and its code opens the session', async () => {
  await withApp('emil@alderfinch.example');
  const { challengeId } = await challengeFor('emil@alderfinch.example');
  const resent = await house.door.actOpen(FROM, (call) => resendCode(house.outside, call, { challengeId, sessionId: null }));
  if (resent.is !== 'CodeChallenge') throw new Error(resent.message);
  expect(resent.by).toBe('SMS');
  expect((await confirm(house, await sentFor(house, resent.challengeId))).is).toBe('SignedIn');
});

test('an app counts once its first code came back; all other sessions end, and its owner is told', async () => {
  const elsewhere = await signedIn(house, 'lena@alderfinch.example');
  const { sessionId } = await signedIn(house, 'lena@alderfinch.example', { ...NEW_BROWSER, agent: 'another' });
  const added = await inSession(sessionId, (call) => addAuthenticator(house.outside, call, {}));
  expect((await challengeFor('lena@alderfinch.example', { ...FROM, address: '198.51.100.4' })).by).toBe('SMS');
  const wrong = await inSession(sessionId, (call) => confirmAuthenticator(house.outside, call, { authenticatorId: added.authenticatorId, code: '000000' }));
  expect(wrong.is).toBe('CodeRefused');
  await inSession(sessionId, async (call) => confirmAuthenticator(house.outside, call, { authenticatorId: added.authenticatorId, code: await shown(added.secret) }));
  await expect(inSession(elsewhere.sessionId, security)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect(await inSession(sessionId, security)).toMatchObject({ authenticators: [{ name: 'Authenticator app' }], recoveryCodesLeft: 10, sessions: [{ current: true, agent: 'another' }] });
  expect((await house.sent())[0]).toMatchObject({ toName: 'Lena Voss', text: expect.stringContaining('was added') });

  await inSession(sessionId, (call) => removeAuthenticator(house.outside, call, { authenticatorId: added.authenticatorId }));
  expect((await challengeFor('lena@alderfinch.example', { ...FROM, address: '198.51.100.5' })).by).toBe('SMS');
  await expect(inSession(sessionId, (call) => removeAuthenticator(house.outside, call, { authenticatorId: added.authenticatorId }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a recovery code opens one session, however it is written; a new list makes the old one worthless', async () => {
  const { recoveryCodes, sessionId } = await withApp('greta@alderfinch.example');
  expect(recoveryCodes).toHaveLength(10);
  const [first = '', second = ''] = recoveryCodes;
  const use = async (code: string) => (await confirm(house, { challengeId: (await challengeFor('greta@alderfinch.example')).challengeId, code })).is;
  expect(await use(first.toLowerCase().replaceAll('-', ' '))).toBe('SignedIn');
  expect(await use(first)).toBe('CodeRefused');
  await inSession(sessionId, (call) => replaceRecoveryCodes(house.outside, call));
  expect(await use(second)).toBe('CodeRefused');
});

test('neither seeds nor recovery codes can be read from the database', async () => {
  const { secret, recoveryCodes } = await withApp('olga@alderfinch.example');
  const rows = await house.sql<{ text: string }>(`select row_to_json(a)::text as text from authenticator a union all select row_to_json(r)::text from recovery_code r union all select row_to_json(u)::text from audit u`);
  const dump = rows.map(({ text }) => text).join('\n');
  const hex = (text: string) => Buffer.from(text).toString('hex');
  for (const word of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
    expect(dump.includes(word) || dump.includes(hex(word))).toBe(false);
  }
});

test('after the key was changed, apps and recovery codes of before still work beside the former one, and the app needs it no more once it was used', async () => {
  const { secret, recoveryCodes, accountId, forgetStep } = await withApp('g.holm@post.example');
  const changed = { ...house.outside, codeKey: randomBytes(32), formerCodeKeys: [house.outside.codeKey] };
  const lost = { ...changed, formerCodeKeys: [] };
  const enter = async (outside: typeof changed, code: string) => {
    const challenge = await signIn(outside, house.door, FROM, { email: 'g.holm@post.example', password: DEMO_PASSWORD });
    if (challenge.is !== 'CodeChallenge') throw new Error(challenge.message);
    return (await house.door.actOpen(FROM, (call) => confirmCode(outside, call, { challengeId: challenge.challengeId, code, ...NEW_BROWSER }))).is;
  };
  expect(await enter(lost, await shown(secret))).toBe('CodeRefused');
  expect(await enter(changed, await shown(secret))).toBe('SignedIn');
  expect(await enter(changed, recoveryCodes[0] ?? '')).toBe('SignedIn');
  await forgetStep();
  expect(await enter(lost, await shown(secret))).toBe('SignedIn');
  await house.sql('delete from failed_try');
  await house.as(house.cast.lena, (call) => resetFactors(house.outside, call, { accountId }));
});

test('after a hundred wrong codes in a row from wherever, nobody gets in until an administrator starts anew', async () => {
  const { accountId, secret, forgetStep } = await withApp('chloe@bennett.example');
  await house.sql('update account set wrong_in_a_row = 99 where id = $1', [accountId]);
  const last = await challengeFor('chloe@bennett.example');
  expect((await confirm(house, { challengeId: last.challengeId, code: '000000' })).is).toBe('CodeRefused');
  expect((await confirm(house, { challengeId: last.challengeId, code: await shown(secret) })).is).toBe('CodeRefused');
  expect((await signIn(house.outside, house.door, FROM, { email: 'chloe@bennett.example', password: DEMO_PASSWORD })).is).toBe('SignInRefused');

  await forgetStep();
  await house.as(house.cast.lena, (call) => resetFactors(house.outside, call, { accountId }));
  expect((await challengeFor('chloe@bennett.example')).by).toBe('SMS');
  expect(await house.sql(`select 1 from audit where deed = 'factors.reset' and target_id = $1 and actor_id = $2`, [accountId, house.cast.lena])).toHaveLength(1);
});

test('a right code begins the row anew', async () => {
  const { accountId } = await signedIn(house, 'hana.sato@mail.example');
  await house.sql('update account set wrong_in_a_row = 40 where id = $1', [accountId]);
  await signedIn(house, 'hana.sato@mail.example');
  expect(await house.sql('select wrong_in_a_row as wrong from account where id = $1', [accountId])).toEqual([{ wrong: 0 }]);
});

test('factors are reset by administrators who may touch the account, and by nobody else', async () => {
  await expect(house.as(house.cast.lena, (call) => resetFactors(house.outside, call, { accountId: house.cast.olga }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(house.as(house.cast.ana, (call) => resetFactors(house.outside, call, { accountId: house.cast.chloe }))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(house.as(house.cast.olga, (call) => resetFactors(house.outside, call, { accountId: house.cast.olga }))).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(house.as(house.cast.olga, (call) => resetFactors(house.outside, call, { accountId: house.cast.support }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
