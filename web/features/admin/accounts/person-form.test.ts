import { expect, test } from 'vitest';
import type { AccountFieldsFragment } from '../generated.ts';
import { noPerson, personChanges, personInput, personValues } from './person-form.ts';

const ana: AccountFieldsFragment = {
  __typename: 'Account',
  id: 'ana',
  party: { __typename: 'Party', id: 'ana', kind: 'STAFF', name: 'Ana Moreau', shortName: 'Ana', tint: 2, avatar: null },
  status: 'ACTIVE',
  role: 'STAFF',
  email: 'ana@alderfinch.example',
  emailVerified: true,
  phoneVerified: true,
  securePhoneMasked: '•••••••••••17',
  form: null,
  memberCount: null,
  unattended: null,
  holds: 2,
  lastSeenAt: null,
  offboardedAt: null,
  clientTeams: [],
  invitation: null,
  externalId: null,
  createdAt: '2026-01-01T00:00:00Z',
  attribution: null,
  codeAsked: null,
  oneOpenThread: null,
  lateAfter: null,
  overAfter: null,
  greetingSent: null,
  outOfHoursReply: null,
  members: null,
  work: null,
  card: { __typename: 'ContactCard', phone: '+442079460142', email: null, jobTitle: 'Client support', greeting: null, hours: null },
};

test('a form that nobody touched says nothing to the server', () => {
  expect(personChanges(ana, personValues(ana))).toEqual({ account: null, role: null, card: null });
});

test('only what differs is said, each to the deed that it belongs to', () => {
  const changed = { ...personValues(ana), name: 'Ana Moreau-Lind', role: 'USER_ADMIN' as const, jobTitle: '' };
  expect(personChanges(ana, changed)).toEqual({
    account: { accountId: 'ana', name: 'Ana Moreau-Lind' },
    role: { accountId: 'ana', role: 'USER_ADMIN' },
    card: { accountId: 'ana', card: { phone: '+44 20 7946 0142', email: null, jobTitle: null, hours: null } },
  });
});

test('an empty secure phone keeps the one there is, a new one is sent', () => {
  expect(personChanges(ana, { ...personValues(ana), securePhone: ' ' }).account).toBe(null);
  expect(personChanges(ana, { ...personValues(ana), securePhone: '+44 7700 900321' }).account).toEqual({ accountId: 'ana', securePhone: '+44 7700 900321' });
});

test('an invitation leaves out what was left empty, and a client has no role', () => {
  const values = { ...noPerson, name: 'Nora Lindgren', email: 'nora@lindgren.example', securePhone: '+447700900881', clientTeamIds: ['north'] };
  const person = { name: 'Nora Lindgren', email: 'nora@lindgren.example', securePhone: '+447700900881', card: { phone: null, email: null, jobTitle: null, hours: null }, clientTeamIds: ['north'] };
  expect(personInput(values, 'client')).toEqual({ client: person });
  expect(personInput({ ...values, role: 'USER_ADMIN' }, 'staff')).toEqual({ staff: { ...person, role: 'USER_ADMIN' } });
});
