import { describe, expect, test } from 'vitest';
import type { DeskRow } from '../../data/desk.ts';
import { newestWords, otherSide } from './conversation.ts';

type Card = DeskRow['card'];
type Party = NonNullable<Card['team']>;

const party = (id: string, name: string, kind: Party['kind']): Party => ({ __typename: 'Party', id, kind, name, shortName: name.split(' ')[0] ?? name, tint: 1, avatar: null });
const support = party('support', 'Support', 'TEAM');
const ana = party('ana', 'Ana Moreau', 'STAFF');
const greta = party('greta', 'Greta Vogel', 'STAFF');
const chloe = party('chloe', 'Chloe Bennett', 'CLIENT');

function card(facts: Partial<Card>, author: Party | null, text = 'Good morning'): Card {
  const nothing = { team: null, client: chloe, holder: null, people: [], version: null, heldSince: null, waitingSince: null, clock: null, snoozedUntil: null, onHold: null, needsReply: null, closedAt: null, tags: null };
  const preview = { __typename: 'CardPreview' as const, author: { __typename: 'Speaker' as const, person: author, team: null }, text, at: '2026-03-12T14:00:00.000Z' };
  return { __typename: 'Card', id: 't', title: 'Lost card', state: 'HELD', lastSeq: 1, lastAt: '2026-03-12T14:00:00.000Z', ...nothing, preview, ...facts };
}

describe('a client’s conversation', () => {
  test('with a team shows the team, whoever answers', () => {
    expect(otherSide(card({ team: support, people: [ana] }, ana), 'chloe')).toBe(support);
    expect(newestWords(card({ team: support, people: [ana] }, ana), 'chloe')).toBe('Ana: Good morning');
  });

  test('with somebody known by name shows them, and their words alone', () => {
    const words = card({ people: [chloe, greta] }, greta);
    expect(otherSide(words, 'chloe')).toBe(greta);
    expect(newestWords(words, 'chloe')).toBe('Good morning');
  });

  test('says "You" before one’s own words', () => {
    expect(newestWords(card({ team: support }, chloe), 'chloe')).toBe('You: Good morning');
  });

  test('where the team keeps its members to itself, names nobody', () => {
    expect(newestWords(card({ team: support }, null), 'chloe')).toBe('Good morning');
  });

  test('that has ended says so', () => {
    expect(newestWords(card({ team: support, state: 'CLOSED' }, ana), 'chloe')).toBe('Ended');
  });
});
