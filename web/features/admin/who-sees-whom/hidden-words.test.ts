import { expect, test } from 'vitest';
import { hiddenWords } from './hidden-words.ts';

const party = (name: string, kind: 'CLIENT' | 'STAFF' | 'TEAM' = 'STAFF') => ({ name, shortName: name.split(' ')[0] ?? name, kind });
const chloe = party('Chloe Bennett', 'CLIENT');
const support = party('Support', 'TEAM');
const greta = party('Greta Vogel');

test('whoever works behind the one team that a client sees is named with it', () => {
  expect(hiddenWords(chloe, [party('Ana Moreau'), party('Ben Okafor'), party('Dara Quinn')], [support, greta])).toBe('Chloe does not see Ana, Ben or Dara: they are members behind Support.');
  expect(hiddenWords(chloe, [party('Ana Moreau')], [support])).toBe('Chloe does not see Ana, a member behind Support.');
});

test('behind several teams it does not matter which', () => {
  expect(hiddenWords(chloe, [party('Ana Moreau'), party('Ben Okafor')], [support, party('Onboarding', 'TEAM')])).toBe('Chloe does not see Ana or Ben: they are members behind these teams.');
});

test('where nobody is hidden there is nothing to say', () => {
  expect(hiddenWords(chloe, [], [greta])).toBeNull();
});
