import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test('a person is drawn with the first letters of first and last name, a team with one', () => {
  expect(initials('Ana Moreau', 2)).toBe('AM');
  expect(initials('Maria del Carmen Ruiz', 2)).toBe('MR');
  expect(initials('Support', 1)).toBe('S');
  expect(initials('Alder & Finch', 2)).toBe('AF');
});

test('every name has a drawing', () => {
  expect(initials('Madonna', 2)).toBe('M');
  expect(initials('émile zola', 2)).toBe('ÉZ');
  expect(initials('𝒜lice 𝓑ob', 2)).toBe('𝒜𝓑');
  expect(initials('  ', 2)).toBe('·');
});
