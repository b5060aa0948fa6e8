import { describe, expect, test } from 'vitest';
import type { DeskItem, Party } from './item.ts';
import { cardLines } from './lines.ts';

const party = (id: string, name: string, kind: Party['kind'] = 'STAFF'): Party => ({
  __typename: 'Party',
  id,
  kind,
  name,
  shortName: name.split(' ')[0] ?? name,
  tint: 1,
  avatar: null,
});
const ana = party('ana', 'Ana Moreau');
const ben = party('ben', 'Ben Okafor');
const dara = party('dara', 'Dara Lindqvist');
const chloe = party('chloe', 'Chloe Bennett', 'CLIENT');

function card(facts: Partial<DeskItem['card']>, author?: Party, text = 'Is a phone bill enough?'): DeskItem['card'] {
  const speaker = { __typename: 'Speaker' as const, person: author ?? null, team: null };
  const preview = author ? { __typename: 'CardPreview' as const, author: speaker, text, at: '2026-03-12T14:00:00.000Z' } : null;
  const nothing = { team: null, client: null, holder: null, people: [], version: 1, heldSince: null, waitingSince: null, clock: null, snoozedUntil: null, onHold: null, needsReply: false, closedAt: null, tags: null };
  return { __typename: 'Card', id: 't', title: 'Lost card', state: 'HELD', lastSeq: 1, lastAt: '2026-03-12T14:00:00.000Z', ...nothing, preview, ...facts };
}

describe('a card', () => {
  test('is headed by the client, whose words stand as they are', () => {
    expect(cardLines(card({ client: chloe }, chloe), 'ana')).toMatchObject({ who: 'Chloe Bennett', title: 'Lost card', snippet: 'Is a phone bill enough?' });
  });

  test('says "You" before one’s own words, and the first name before a colleague’s', () => {
    expect(cardLines(card({ client: chloe }, ana, 'One moment.'), 'ana').snippet).toBe('You: One moment.');
    expect(cardLines(card({ client: chloe }, ben, 'One moment.'), 'ana').snippet).toBe('Ben: One moment.');
  });

  test('between two is headed by the other one', () => {
    expect(cardLines(card({ people: [ana, ben] }, ben, 'Fine with me.'), 'ana')).toMatchObject({ who: 'Ben Okafor', face: ben, snippet: 'Fine with me.' });
  });

  test('of a larger circle is headed by its title, with the names below', () => {
    expect(cardLines(card({ people: [ana, ben, dara] }, dara, 'Mine are done.'), 'ana')).toMatchObject({
      who: 'Lost card',
      title: 'Ben, Dara',
      snippet: 'Dara: Mine are done.',
      face: null,
    });
  });

  test('keeps braces that somebody typed', () => {
    expect(cardLines(card({ client: chloe }, ana, '{name}'), 'ana').snippet).toBe('You: {name}');
  });
});
