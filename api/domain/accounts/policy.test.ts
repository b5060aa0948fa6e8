import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type House } from '../../test/cast.ts';
import type { Actor } from '../call.ts';
import type { Role } from './account.ts';
import { isLastSystemAdministrator } from './administrators.ts';
import { mayAdminister, mayChangeCard, mayGrant, mayTouch } from './policy.ts';

const roles: (Role | null)[] = [null, 'STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN'];

function actor(role: Role | null): Actor {
  return { id: 'me', kind: role === null ? 'CLIENT' : 'STAFF', role, sessionId: null, teams: [], open: [], via: null, scopes: null };
}

test('administering is for administrators of either kind', () => {
  expect(roles.filter((role) => mayAdminister(actor(role)))).toEqual(['USER_ADMIN', 'SYSTEM_ADMIN']);
});

test('a user administrator touches everybody but system administrators; staff and clients touch nobody', () => {
  const touched = (by: Role | null) => roles.filter((role) => mayTouch(actor(by), { role }));
  expect(touched('SYSTEM_ADMIN')).toEqual(roles);
  expect(touched('USER_ADMIN')).toEqual([null, 'STAFF', 'USER_ADMIN']);
  expect(touched('STAFF')).toEqual([]);
  expect(touched(null)).toEqual([]);
});

test('nobody grants a role above their own', () => {
  const granted = (by: Role | null) => roles.filter((role): role is Role => role !== null && mayGrant(actor(by), role));
  expect(granted('SYSTEM_ADMIN')).toEqual(['STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN']);
  expect(granted('USER_ADMIN')).toEqual(['STAFF', 'USER_ADMIN']);
  expect(granted('STAFF')).toEqual([]);
});

test('a card is changed by its own person, and by administrators', () => {
  expect(mayChangeCard(actor(null), { id: 'me', role: null })).toBe(true);
  expect(mayChangeCard(actor('STAFF'), { id: 'other', role: null })).toBe(false);
  expect(mayChangeCard(actor('USER_ADMIN'), { id: 'other', role: 'SYSTEM_ADMIN' })).toBe(false);
});

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.leave());

test('the last system administrator who may act is known as such; one who is suspended or only invited does not count', async () => {
  const isLast = (id: string) => house.as(house.cast.olga, (call) => isLastSystemAdministrator(call, id));
  expect(await isLast(house.cast.olga)).toBe(true);
  expect(await isLast(house.cast.lena)).toBe(false);
  await house.sql(`update account set role = 'SYSTEM_ADMIN', status = 'INVITED' where id = $1`, [house.cast.lena]);
  expect(await isLast(house.cast.olga)).toBe(true);
  await house.sql(`update account set status = 'ACTIVE' where id = $1`, [house.cast.lena]);
  expect(await isLast(house.cast.olga)).toBe(false);
});
