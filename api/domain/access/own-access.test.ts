import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { codeSentTo, confirm, NEW_BROWSER, sentFor, signedIn } from '../../test/sign-in.ts';
import type { Call } from '../call.ts';
import { challenge } from './challenge.ts';
import { changePassword } from './change-password.ts';
import { confirmOwnPhone, requestOwnPhone } from './own-phone.ts';
import { endOtherSessions } from './session.ts';
import { endOwnSession, sessionsOf } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { toOwnPhone } from './words.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

const inSession = <T>(session: string, work: (call: Call) => Promise<T>) => house.door.act({ session }, FROM, work);

test('one sees where one is signed in, ends one of them, or all the others', async () => {
  const here = await signedIn(house, 'ana@alderfinch.example', { ...NEW_BROWSER, agent: 'here' });
  const there = await signedIn(house, 'ana@alderfinch.example', { ...NEW_BROWSER, agent: 'there' });
  await signedIn(house, 'ana@alderfinch.example', { ...NEW_BROWSER, agent: 'elsewhere' });
  const agents = async () => (await inSession(here.sessionId, sessionsOf)).map(({ agent, current }) => `${agent} ${current}`);
  expect(await agents()).toEqual(['here true', 'elsewhere false', 'there false']);
  await inSession(here.sessionId, (call) => endOwnSession(call, { sessionId: there.sessionId }));
  expect(await agents()).toEqual(['here true', 'elsewhere false']);
  await inSession(here.sessionId, endOtherSessions);
  expect(await agents()).toEqual(['here true']);
});

test('somebody else’s session does not exist for one, whatever one’s role', async () => {
  const olga = await signedIn(house, 'olga@alderfinch.example');
  const ben = await signedIn(house, 'ben@alderfinch.example');
  for (const sessionId of [ben.sessionId, randomUUID(), 'nonsense']) {
    await expect(inSession(olga.sessionId, (call) => endOwnSession(call, { sessionId }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
});

test('a new password ends all other sessions and the codes on their way, keeps this one, and is told by mail', async () => {
  const here = await signedIn(house, 'dara@alderfinch.example');
  const there = await signedIn(house, 'dara@alderfinch.example');
  const waiting = await codeSentTo(house, 'dara@alderfinch.example');
  await changePassword(house.outside, house.door, { session: here.sessionId }, FROM, { password: 'a lantern in the cellar' });
  expect(await inSession(here.sessionId, sessionsOf)).toHaveLength(1);
  await expect(inSession(there.sessionId, sessionsOf)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  expect((await confirm(house, waiting)).is).toBe('CodeRefused');
  expect((await signIn(house.outside, house.door, FROM, { email: 'dara@alderfinch.example', password: DEMO_PASSWORD })).is).toBe('SignInRefused');
  expect((await house.sent())[0]).toMatchObject({ toName: 'Dara Lindqvist', text: expect.stringContaining('password was changed') });
  await expect(changePassword(house.outside, house.door, { session: here.sessionId }, FROM, { password: 'Dara1' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a new secure phone counts once the code sent to it came back, and is told at the old address', async () => {
  const { sessionId } = await signedIn(house, 'emil@alderfinch.example');
  const asked = await inSession(sessionId, (call) => requestOwnPhone(house.outside, call, { securePhone: '+44 7700 900555' }));
  expect(await house.sql('select secure_phone from account where id = $1', [house.cast.emil])).toEqual([{ secure_phone: '+447700900120' }]);
  const sent = await sentFor(house, asked.challengeId);
  const other = await signedIn(house, 'greta@alderfinch.example');
  expect((await inSession(other.sessionId, (call) => confirmOwnPhone(house.outside, call, sent))).is).toBe('CodeRefused');
  expect((await inSession(sessionId, (call) => confirmOwnPhone(house.outside, call, sent))).is).toBe('OwnPhoneChanged');
  expect(await house.sql('select secure_phone from account where id = $1', [house.cast.emil])).toEqual([{ secure_phone: '+447700900555' }]);
  expect((await house.sent())[0]).toMatchObject({ toName: 'Emil Novak', text: expect.stringContaining('ending 55') });
  await expect(inSession(sessionId, (call) => requestOwnPhone(house.outside, call, { securePhone: '+447700900121' }))).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('an attacker in one’s own network does not wear out the way in from one’s own device', async () => {
  const known = await signedIn(house, 'hana.sato@mail.example');
  const attack = () => signIn(house.outside, house.door, FROM, { email: 'hana.sato@mail.example', password: 'wrong every time' });
  for (let i = 0; i < 5; i++) await attack();
  await expect(attack()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  const own = await signIn(house.outside, house.door, FROM, { email: 'hana.sato@mail.example', password: DEMO_PASSWORD, deviceToken: known.deviceToken });
  expect(own.is).toBe('CodeChallenge');
  await expect(signIn(house.outside, house.door, FROM, { email: 'chloe@bennett.example', password: DEMO_PASSWORD, deviceToken: known.deviceToken })).resolves.toMatchObject({ is: 'CodeChallenge' });
});

test('however many ask at once, no more is sent within the hour than the budget of a number, a network, a country and the whole', async () => {
  await house.sql('delete from challenge where true and id not in (select challenge_id from outbox where challenge_id is not null)');
  await house.sql(`update challenge set sent_at = sent_at - interval '2 hours'`);
  const from = { ...FROM, address: '198.51.100.77' };
  const accounts = [house.cast.ana, house.cast.ben, house.cast.dara, house.cast.emil, house.cast.greta, house.cast.lena, house.cast.chloe, house.cast.gustav, house.cast.marta];
  const asks = Array.from({ length: 12 }, (_, round) => accounts.map((accountId, i) => () =>
    house.door.actOpen(from, (call) => challenge(house.outside, call, { purpose: 'SIGN_IN', accountId, teamId: null, sessionId: null }, toOwnPhone(`+4477009${String(10_000 + round * 100 + i).slice(1)}0`, 'x'))))).flat();
  const results = await Promise.allSettled(asks.map((ask) => ask()));
  const sent = results.filter(({ status }) => status === 'fulfilled').length;
  expect(sent).toBe(house.outside.limits.sms.fromOneNetwork);
  expect(house.alarms).toEqual(expect.arrayContaining(['sms.budgetNearlyUsed', 'sms.budgetUsedUp']));

  const elsewhere = { ...FROM, address: '198.51.101.1' };
  const toOne = () => house.door.actOpen(elsewhere, (call) => challenge(house.outside, call, { purpose: 'SIGN_IN', accountId: house.cast.idris, teamId: null, sessionId: null }, toOwnPhone('+447700999999', 'x')));
  const many = await Promise.allSettled(Array.from({ length: 14 }, toOne));
  expect(many.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(house.outside.limits.sms.toOneNumber);
});
