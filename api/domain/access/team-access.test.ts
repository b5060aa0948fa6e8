import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CLIENTS, STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { another, NEW_BROWSER, sentFor, signedIn } from '../../test/sign-in.ts';
import { resendCode } from './resend-code.ts';
import type { SignedInView } from './sign-in.ts';
import { confirmTeamAccess, requestTeamAccess, withdrawTeamAccess } from './team-access.ts';
import { viewer } from './viewer.ts';

let house: House;
let ana: SignedInView;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql('delete from outbox');
  await house.sql('delete from challenge');
  await house.sql('delete from team_access');
  await house.sql(`update account set code_asked = 'ONCE_PER_DEVICE' where id = $1`, [house.cast.support]);
  ana = await signedIn(house, STAFF.ana.email);
  house.rings.length = 0;
});

function request(session: { sessionId: string }, teamId = house.cast.support) {
  return house.door.act({ session: session.sessionId }, FROM, (call) => requestTeamAccess(house.outside, call, { teamId }));
}

async function codeFor(session: { sessionId: string }) {
  const challenge = await request(session);
  if (challenge.is !== 'CodeChallenge') throw new Error('open already');
  return sentFor(house, challenge.challengeId);
}

function confirm(session: { sessionId: string }, sent: { challengeId: string; code: string }) {
  return house.door.act({ session: session.sessionId }, FROM, (call) => confirmTeamAccess(house.outside, call, sent));
}

async function isOpen(session: { sessionId: string }): Promise<boolean | undefined> {
  const seen = await house.door.look({ session: session.sessionId }, FROM, viewer);
  return seen.teams.find((each) => each.teamId === house.cast.support)?.open;
}

test("a member's own sign-in leaves the team's queue locked; the code of the team's phone opens it", async () => {
  expect(await isOpen(ana)).toBe(false);
  const sent = await codeFor(ana);
  const [sms] = await house.sent();
  expect(sms).toMatchObject({ to: '+447700900142', toName: 'Support, secure phone' });
  expect(sms?.text).toBe(`Your Support queue code is ${sent.code}, asked by Ana Moreau. Valid 5 min.`);
  expect(await confirm(ana, sent)).toEqual({
    is: 'TeamAccessOpen',
    membership: { teamId: house.cast.support, open: true, codeAsked: 'ONCE_PER_DEVICE', phoneEnding: '42' },
  });
  expect(await isOpen(ana)).toBe(true);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  const line = await house.sql(`select 1 from audit where deed = 'teamAccess.opened' and team_id = $1 and actor_id = $2`, [house.cast.support, house.cast.ana]);
  expect(line).toHaveLength(1);
  expect(await request(ana)).toMatchObject({ is: 'TeamAccessOpen' });
});

test('once per device: the next session of the same person on it needs no code, another person on it does', async () => {
  await confirm(ana, await codeFor(ana));
  const browser = { ...NEW_BROWSER, deviceToken: ana.deviceToken };
  expect(await isOpen(await signedIn(house, STAFF.ana.email, browser))).toBe(true);
  expect(await isOpen(await signedIn(house, STAFF.ana.email))).toBe(false);
  expect(await isOpen(await signedIn(house, STAFF.ben.email, browser))).toBe(false);
});

test('every session: the next one on the same device needs a code of its own; never: none does', async () => {
  await house.sql(`update account set code_asked = 'EVERY_SESSION' where id = $1`, [house.cast.support]);
  await confirm(ana, await codeFor(ana));
  expect(await isOpen(ana)).toBe(true);
  expect(await isOpen(await signedIn(house, STAFF.ana.email, { ...NEW_BROWSER, deviceToken: ana.deviceToken }))).toBe(false);
  await house.sql(`update account set code_asked = 'NEVER' where id = $1`, [house.cast.support]);
  expect(await request(await signedIn(house, STAFF.ben.email))).toMatchObject({ is: 'TeamAccessOpen', membership: { open: true } });
});

test('a queue without a secure phone is open to its members, and nothing is sent', async () => {
  const emil = await signedIn(house, STAFF.emil.email);
  await house.sql('delete from outbox');
  expect(await request(emil, house.cast.onboarding)).toMatchObject({ is: 'TeamAccessOpen', membership: { open: true, phoneEnding: null } });
  expect(await house.sent()).toEqual([]);
});

test('nobody but a member is sent a code: staff are told so, and a client learns nothing about the id', async () => {
  const greta = await signedIn(house, STAFF.greta.email);
  const chloe = await signedIn(house, CLIENTS.chloe.email);
  await house.sql('delete from outbox');
  await expect(request(greta)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(request(greta, house.cast.chloe)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(request(greta, 'nonsense')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  for (const id of [house.cast.support, house.cast.ana, 'nonsense']) await expect(request(chloe, id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await house.sent()).toEqual([]);
});

test('the code of another member, of another session, and of a sign-in open nothing', async () => {
  const ben = await signedIn(house, STAFF.ben.email);
  const elsewhere = await signedIn(house, STAFF.ana.email);
  const sent = await codeFor(ana);
  expect(await confirm(ben, sent)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await confirm(elsewhere, sent)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  expect(await isOpen(ben)).toBe(false);
  expect(await confirm(ana, sent)).toMatchObject({ is: 'TeamAccessOpen' });
});

test('five wrong codes burn it here too, and a new one is sent for the same session alone', async () => {
  const sent = await codeFor(ana);
  for (let i = 0; i < 5; i++) await confirm(ana, another(sent));
  expect(await confirm(ana, sent)).toMatchObject({ reason: 'LOCKED' });
  await house.sql(`update challenge set sent_at = sent_at - interval '61 seconds'`);
  const again = (sessionId: string | null) =>
    house.door.actOpen(FROM, (call) => resendCode(house.outside, call, { challengeId: sent.challengeId, sessionId }));
  expect(await again(null)).toMatchObject({ reason: 'EXPIRED' });
  const resent = await again(ana.sessionId);
  expect(resent).toMatchObject({ is: 'CodeChallenge', phoneEnding: '42' });
  if (resent.is === 'CodeChallenge') expect(await confirm(ana, await sentFor(house, resent.challengeId))).toMatchObject({ is: 'TeamAccessOpen' });
});

test('whoever is a member no longer when the code arrives opens nothing with it', async () => {
  const sent = await codeFor(ana);
  await house.sql('delete from team_member where team_id = $1 and account_id = $2', [house.cast.support, house.cast.ana]);
  expect(await confirm(ana, sent)).toMatchObject({ is: 'CodeRefused', reason: 'EXPIRED' });
  await house.sql('insert into team_member (team_id, account_id) values ($1, $2)', [house.cast.support, house.cast.ana]);
  expect(await isOpen(ana)).toBe(false);
});

test('withdrawing closes what was opened, and the codes on their way, of one member or of all', async () => {
  const ben = await signedIn(house, STAFF.ben.email);
  await confirm(ana, await codeFor(ana));
  await confirm(ben, await codeFor(ben));
  await house.as(house.cast.olga, (call) => withdrawTeamAccess(call, house.cast.support, house.cast.ana));
  expect([await isOpen(ana), await isOpen(ben)]).toEqual([false, true]);
  const sent = await codeFor(ana);
  await house.as(house.cast.olga, (call) => withdrawTeamAccess(call, house.cast.support, null));
  expect([await isOpen(ana), await isOpen(ben)]).toEqual([false, false]);
  expect(await confirm(ana, sent)).toMatchObject({ reason: 'EXPIRED' });
});
