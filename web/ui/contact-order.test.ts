import { expect, test } from 'vitest';
import { inOrder } from './contact-order.ts';

function contact(id: string, kind: 'TEAM' | 'STAFF', open?: boolean, changesAt: string | null = null) {
  return { id, party: { kind }, card: { hours: open === undefined ? null : { open, changesAt } } };
}

test('a client finds the teams that are open first, then the others, then the people they know', () => {
  const contacts = [contact('Greta', 'STAFF'), contact('Onboarding', 'TEAM', false), contact('Support', 'TEAM', true), contact('Reception', 'TEAM')];
  expect(inOrder(contacts).map(({ id }) => id)).toEqual(['Support', 'Reception', 'Onboarding', 'Greta']);
});

test('while all are closed, the team that opens first comes first', () => {
  const contacts = [contact('Onboarding', 'TEAM', false, '2026-03-12T09:00:00.000Z'), contact('Support', 'TEAM', false, '2026-03-12T08:00:00.000Z')];
  expect(inOrder(contacts).map(({ id }) => id)).toEqual(['Support', 'Onboarding']);
});
