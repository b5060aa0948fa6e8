import { expect, test } from 'vitest';
import type { AccountFieldsFragment } from '../generated.ts';
import { officeWeek } from '../../../ui/hours-editor/hours-draft.ts';
import { noTeam, teamChanges, teamInput, teamValues } from './team-form.ts';

const support: AccountFieldsFragment = {
  __typename: 'Account',
  id: 'support',
  party: { __typename: 'Party', id: 'support', kind: 'TEAM', name: 'Support', shortName: 'Support', tint: 1, avatar: null },
  status: 'ACTIVE',
  role: null,
  email: 'support@alderfinch.example',
  emailVerified: true,
  phoneVerified: true,
  securePhoneMasked: '•••••••••••42',
  form: 'FULL',
  memberCount: 1,
  unattended: false,
  holds: 0,
  lastSeenAt: null,
  offboardedAt: null,
  clientTeams: [],
  invitation: null,
  externalId: null,
  createdAt: '2026-01-01T00:00:00Z',
  attribution: 'MEMBER_AND_TEAM',
  codeAsked: 'ONCE_PER_DEVICE',
  oneOpenThread: false,
  lateAfter: 12,
  overAfter: 20,
  work: null,
  greetingSent: false,
  outOfHoursReply: null,
  members: [{ __typename: 'Party', id: 'ana', kind: 'STAFF', name: 'Ana Moreau', shortName: 'Ana', tint: 2, avatar: null }],
  card: {
    __typename: 'ContactCard',
    phone: null,
    email: null,
    jobTitle: null,
    greeting: null,
    hours: { __typename: 'ContactHours', timeZone: 'Europe/London', intervals: [{ __typename: 'HoursInterval', weekday: 1, opens: '08:00', closes: '18:00' }], exceptions: [], open: true, changesAt: null },
  },
};

test('a team that nobody touched says nothing to the server', () => {
  expect(teamChanges(support, teamValues(support))).toEqual({ account: null, team: null, card: null, work: null });
});

test('settings, greeting and card go their own ways; an emptied greeting is said as empty', () => {
  const changed = { ...teamValues(support), attribution: 'TEAM' as const, greeting: 'Good day.', hours: officeWeek('Europe/London') };
  expect(teamChanges(support, changed)).toMatchObject({ account: null, team: { teamId: 'support', attribution: 'TEAM', greeting: 'Good day.' }, card: { accountId: 'support' } });
  const greeted = { ...support, card: { ...support.card, greeting: 'Good day.' } };
  expect(teamChanges(greeted, { ...teamValues(greeted), greeting: ' ' }).team).toEqual({ teamId: 'support', greeting: '' });
});

test('a support queue has neither mailbox nor phone to change', () => {
  const queue = { ...support, form: 'QUEUE' as const, email: null, securePhoneMasked: null };
  expect(teamChanges(queue, { ...teamValues(queue), email: 'x@y.example' }).account).toBe(null);
});

test('a new support queue takes three things, whatever was typed before', () => {
  const typed = { ...noTeam(officeWeek('Europe/London')), name: 'Onboarding', email: 'on@alderfinch.example', securePhone: '+447700900001', memberIds: ['ana'] };
  expect(teamInput({ ...typed, form: 'QUEUE' })).toEqual({ team: { name: 'Onboarding', memberIds: ['ana'], clientTeamIds: [] } });
  expect(teamInput(typed)).toMatchObject({ team: { email: 'on@alderfinch.example', codeAsked: 'ONCE_PER_DEVICE', greeting: null, card: { hours: { timeZone: 'Europe/London' } } } });
});
