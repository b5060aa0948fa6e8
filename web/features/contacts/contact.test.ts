import { expect, test } from 'vitest';
import { type Contact, inOrder } from './contact.ts';

function contact(name: string, kind: Contact['party']['kind'], open?: boolean, changesAt: string | null = null): Contact {
  const hours = open === undefined ? null : { __typename: 'ContactHours' as const, timeZone: 'Europe/London', intervals: [], open, changesAt };
  return {
    __typename: 'Contact',
    id: name,
    party: { __typename: 'Party', id: name, kind, name, shortName: name, tint: 1 },
    card: { __typename: 'ContactCard', phone: null, email: null, jobTitle: null, hours },
    canStart: true,
    openThreadId: null,
  };
}

test('a client finds the teams that are open first, then the others, then the people they know', () => {
  const contacts = [contact('Greta', 'STAFF'), contact('Onboarding', 'TEAM', false), contact('Support', 'TEAM', true), contact('Reception', 'TEAM')];
  expect(inOrder(contacts).map(({ id }) => id)).toEqual(['Support', 'Reception', 'Onboarding', 'Greta']);
});

test('while all are closed, the team that opens first comes first', () => {
  const contacts = [contact('Onboarding', 'TEAM', false, '2026-03-12T09:00:00.000Z'), contact('Support', 'TEAM', false, '2026-03-12T08:00:00.000Z')];
  expect(inOrder(contacts).map(({ id }) => id)).toEqual(['Support', 'Onboarding']);
});
