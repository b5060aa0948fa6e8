import { expect, test } from 'vitest';
import { lastSeen, namesOf, phoneEnding, reach, statusOf } from './account-words.ts';

const now = Date.parse('2026-03-12T14:03:00Z');
const party = (kind: 'STAFF' | 'CLIENT' | 'TEAM') => ({ __typename: 'Party' as const, id: '1', kind, name: 'Lena Voss', shortName: 'Lena', tint: 3, avatar: null });
const person = { party: party('STAFF'), status: 'INVITED' as const, offboardedAt: null, invitation: null };
const sent = (expiresAt: string, revoked = false) => ({ __typename: 'Invitation' as const, sentAt: '2026-03-09T14:03:00Z', expiresAt, revoked });

test('an invitation says how long it still works', () => {
  expect(statusOf({ ...person, invitation: sent('2026-03-15T13:30:00Z') }, now)).toEqual({ tone: 'late', text: 'Invited, 71 h left' });
  expect(statusOf({ ...person, invitation: sent('2026-03-12T14:33:00Z') }, now).text).toBe('Invited, less than 1 h left');
  expect(statusOf({ ...person, invitation: sent('2026-03-12T14:00:00Z') }, now)).toEqual({ tone: 'danger', text: 'Invitation expired' });
  expect(statusOf({ ...person, invitation: sent('2026-03-15T13:30:00Z', true) }, now).text).toBe('Invitation revoked');
  expect(statusOf(person, now).text).toBe('Invited');
});

test('a team is not invited but verified; who was off-boarded is more than suspended', () => {
  expect(statusOf({ ...person, party: party('TEAM') }, now).text).toBe('Not verified yet');
  expect(statusOf({ ...person, status: 'SUSPENDED' }, now)).toEqual({ tone: 'danger', text: 'Suspended' });
  expect(statusOf({ ...person, status: 'SUSPENDED', offboardedAt: '2026-03-01T00:00:00Z' }, now)).toEqual({ tone: 'off', text: 'Off-boarded' });
  expect(statusOf({ ...person, status: 'ACTIVE' }, now)).toEqual({ tone: 'good', text: 'Active' });
});

test('last seen: now, a time, never; nobody signs in as a team', () => {
  expect(lastSeen({ party: party('STAFF'), lastSeenAt: '2026-03-12T14:02:30Z' }, now)).toBe('now');
  expect(lastSeen({ party: party('STAFF'), lastSeenAt: '2026-01-02T14:02:30Z' }, now)).toBe('2 Jan');
  expect(lastSeen({ party: party('CLIENT'), lastSeenAt: null }, now)).toBe('never');
  expect(lastSeen({ party: party('TEAM'), lastSeenAt: null }, now)).toBe('');
});

test('below a name stands how it is reached', () => {
  const team = { party: party('TEAM'), email: 'support@alderfinch.example', securePhoneMasked: '••••••••••42' };
  expect(reach(team)).toBe('support@alderfinch.example, phone ending 42');
  expect(reach({ ...team, email: null, securePhoneMasked: null })).toBe('Support queue: members only');
  expect(reach({ ...team, party: party('CLIENT') })).toBe('support@alderfinch.example');
  expect(phoneEnding('+44 ••• 42')).toBe('42');
  expect(phoneEnding(null)).toBe(null);
});

test('many names end in how many others there are', () => {
  const called = (...names: string[]) => names.map((shortName) => ({ shortName }));
  expect(namesOf(called('Ana'))).toBe('Ana');
  expect(namesOf(called('Ana', 'Ben', 'Emil'))).toBe('Ana, Ben and Emil');
  expect(namesOf(called('Ana', 'Ben', 'Emil', 'Dara', 'Ida'), 12)).toBe('Ana, Ben, Emil and 9 others');
});
