import { expect, test } from 'vitest';
import { deedsFor } from './deeds-for.ts';

const lena = { id: 'lena', role: 'USER_ADMIN' as const };
const olga = { id: 'olga', role: 'SYSTEM_ADMIN' as const };
const open = { __typename: 'Invitation' as const, sentAt: '2026-03-09T14:03:00Z', expiresAt: '2026-03-15T14:03:00Z', revoked: false };
const ana = { id: 'ana', status: 'ACTIVE' as const, role: 'STAFF' as const, invitation: null, offboardedAt: null, emailVerified: true, party: { kind: 'STAFF' } };

test('a user administrator is offered nothing with a system administrator, and nobody their own suspension', () => {
  expect(deedsFor(lena, { ...ana, ...olga })).toEqual([]);
  expect(deedsFor(olga, { ...ana, ...olga })).toEqual(['reset']);
  expect(deedsFor(lena, ana)).toEqual(['reset', 'suspend', 'offBoard']);
});

test('an invitation can be sent again, and revoked once', () => {
  const invited = { ...ana, status: 'INVITED' as const, emailVerified: false, invitation: open };
  expect(deedsFor(lena, invited)).toEqual(['renew', 'revoke', 'suspend', 'offBoard']);
  expect(deedsFor(lena, { ...invited, invitation: { ...open, revoked: true } })).toEqual(['renew', 'suspend', 'offBoard']);
});

test('a team has no password and no job to leave; its mailbox is asked again as long as it is not verified', () => {
  const team = { ...ana, role: null, party: { kind: 'TEAM' } };
  expect(deedsFor(lena, team)).toEqual(['suspend']);
  expect(deedsFor(lena, { ...team, status: 'INVITED', emailVerified: false, invitation: open })).toEqual(['renew', 'revoke', 'suspend']);
  expect(deedsFor(lena, { ...team, status: 'INVITED' })).toEqual(['suspend']);
});

test('who was suspended can come back, the off-boarded too', () => {
  expect(deedsFor(lena, { ...ana, status: 'SUSPENDED' })).toEqual(['reactivate', 'offBoard']);
  expect(deedsFor(lena, { ...ana, status: 'SUSPENDED', offboardedAt: '2026-03-01T00:00:00Z' })).toEqual(['reactivate']);
});
