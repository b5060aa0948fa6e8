import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CLIENTS, STAFF } from '../../demo/cast.ts';
import { FROM, openHouse, type House } from '../../test/cast.ts';
import { NEW_BROWSER, signedIn } from '../../test/sign-in.ts';
import { tokenHash } from '../token.ts';
import { endSessions } from './session.ts';
import { signOut } from './sign-in.ts';
import { sessionOf } from './standing.ts';
import { viewer } from './viewer.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());
beforeEach(async () => {
  await house.sql('delete from challenge where purpose is not null and id not in (select challenge_id from outbox where challenge_id is not null)');
  house.rings.length = 0;
});

function opens(token: string) {
  return house.door.lookOpen(FROM, (call) => sessionOf(call, token));
}

async function rights(): Promise<number> {
  const [row] = await house.sql<{ rights: number }>('select rights from organisation');
  return row?.rights ?? 0;
}

test('tokens are long, random, and kept as hashes alone', async () => {
  const one = await signedIn(house, STAFF.ana.email);
  const two = await signedIn(house, STAFF.ana.email);
  expect(new Set([one.sessionToken, one.deviceToken, two.sessionToken, two.deviceToken]).size).toBe(4);
  expect(Buffer.from(one.sessionToken, 'base64url')).toHaveLength(32);
  const [row] = await house.sql<{ hash: Buffer; all: string }>('select token_hash as hash, session::text as all from session where id = $1', [one.sessionId]);
  expect(row?.hash).toEqual(tokenHash(one.sessionToken));
  expect(row?.all).not.toContain(one.sessionToken);
  expect(await opens(one.sessionToken)).toMatchObject({ sessionId: one.sessionId });
  expect(await opens(`${one.sessionToken}x`)).toBeNull();
  expect(await opens('')).toBeNull();
});

test('a device that comes back is the same device; an unknown word in its cookie is none', async () => {
  const first = await signedIn(house, STAFF.ben.email);
  const again = await signedIn(house, STAFF.ben.email, { ...NEW_BROWSER, deviceToken: first.deviceToken });
  expect(again.deviceToken).toBe(first.deviceToken);
  const made = await signedIn(house, STAFF.ben.email, { ...NEW_BROWSER, deviceToken: 'made-up-by-somebody' });
  expect(made.deviceToken).not.toBe('made-up-by-somebody');
  const [devices] = await house.sql<{ count: number }>('select count(distinct device_id)::int as count from session where account_id = $1', [house.cast.ben]);
  expect(devices?.count).toBe(2);
});

test('signing in ends the session that the browser had, whoever had it', async () => {
  const dara = await signedIn(house, STAFF.dara.email);
  const before = await rights();
  await signedIn(house, STAFF.emil.email, { ...NEW_BROWSER, formerSessionId: dara.sessionId });
  expect(await opens(dara.sessionToken)).toBeNull();
  expect(await rights()).toBe(before + 1);
});

test('staff are out after eight idle hours and after a day; clients after two weeks and after ninety days', async () => {
  const ana = await signedIn(house, STAFF.ana.email);
  const chloe = await signedIn(house, CLIENTS.chloe.email);
  const limits = await house.sql<{ hours: number; idle: number }>(
    'select (extract(epoch from expires_at - created_at) / 3600)::int as hours, idle_seconds as idle from session where id = any($1) order by hours',
    [[ana.sessionId, chloe.sessionId]],
  );
  expect(limits).toEqual([{ hours: 24, idle: 8 * 3600 }, { hours: 90 * 24, idle: 14 * 24 * 3600 }]);

  await house.sql(`update session set used_at = now() - interval '8 hours 1 second' where id = $1`, [ana.sessionId]);
  expect(await opens(ana.sessionToken)).toBeNull();
  await expect(house.door.look({ session: ana.sessionId }, FROM, viewer)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  await house.sql(`update session set expires_at = now() where id = $1`, [chloe.sessionId]);
  expect(await opens(chloe.sessionToken)).toBeNull();
});

test('that a session was used is written at most once a minute', async () => {
  const { sessionId, sessionToken } = await signedIn(house, STAFF.greta.email);
  const usedAt = async () => (await house.sql<{ at: string }>('select used_at::text as at from session where id = $1', [sessionId]))[0]?.at;
  const first = await usedAt();
  await opens(sessionToken);
  expect(await usedAt()).toBe(first);
  await house.sql(`update session set used_at = used_at - interval '61 seconds' where id = $1`, [sessionId]);
  await opens(sessionToken);
  expect(Date.parse((await usedAt()) ?? '')).toBeGreaterThanOrEqual(Date.parse(first ?? ''));
});

test('signing out ends this session and no other, and tells everybody to look again', async () => {
  const here = await signedIn(house, STAFF.lena.email);
  const there = await signedIn(house, STAFF.lena.email);
  const before = await rights();
  await house.door.act({ session: here.sessionId }, FROM, signOut);
  expect(await opens(here.sessionToken)).toBeNull();
  expect(await opens(there.sessionToken)).not.toBeNull();
  expect(await rights()).toBe(before + 1);
  expect(house.rings).toEqual([{ on: 'organisation' }]);
  await expect(house.door.act({ session: here.sessionId }, FROM, signOut)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  const line = await house.sql(`select 1 from audit where deed = 'session.ended' and target_id = $1 and actor_id = $2`, [here.sessionId, house.cast.lena]);
  expect(line).toHaveLength(1);
});

test('all sessions of somebody can be ended at once', async () => {
  const sessions = [await signedIn(house, CLIENTS.hana.email), await signedIn(house, CLIENTS.hana.email)];
  expect(await house.door.actOpen(FROM, (call) => endSessions(call, house.cast.hana))).toBe(2);
  for (const each of sessions) expect(await opens(each.sessionToken)).toBeNull();
  house.rings.length = 0;
  expect(await house.door.actOpen(FROM, (call) => endSessions(call, house.cast.hana))).toBe(0);
  expect(house.rings).toEqual([]);
});

test('the session of somebody who is suspended opens nothing', async () => {
  const idris = await signedIn(house, CLIENTS.idris.email);
  await house.sql(`update account set status = 'SUSPENDED' where id = $1`, [house.cast.idris]);
  expect(await opens(idris.sessionToken)).toBeNull();
});

test('the viewer is told who they are, and which of their queues this session may open', async () => {
  const { sessionId } = await signedIn(house, STAFF.emil.email);
  const seen = await house.door.look({ session: sessionId }, FROM, viewer);
  expect(seen).toEqual({
    accountId: house.cast.emil,
    email: STAFF.emil.email,
    role: 'STAFF',
    teams: [
      { teamId: house.cast.onboarding, open: true, codeAsked: 'ONCE_PER_DEVICE', phoneEnding: null },
      { teamId: house.cast.support, open: false, codeAsked: 'ONCE_PER_DEVICE', phoneEnding: '42' },
    ],
  });
  const { sessionId: chloes } = await signedIn(house, CLIENTS.chloe.email);
  expect(await house.door.look({ session: chloes }, FROM, viewer)).toMatchObject({ role: null, teams: [] });
});
