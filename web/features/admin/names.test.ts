import { expect, test } from 'vitest';
import { anyOf, namesOf } from './names.ts';

test('a few are named, many are named and counted', () => {
  expect(namesOf(['Ana'])).toBe('Ana');
  expect(namesOf(['Ana', 'Ben'])).toBe('Ana and Ben');
  expect(namesOf(['Ana', 'Ben', 'Dara', 'Emil'])).toBe('Ana, Ben, Dara and Emil');
  expect(namesOf(['Ana', 'Ben', 'Dara', 'Emil', 'Ida'])).toBe('Ana, Ben, Dara and 2 others');
});

test('whoever is not at hand is counted all the same', () => {
  expect(namesOf(['Ana', 'Ben', 'Dara'], 5)).toBe('Ana, Ben, Dara and 2 others');
  expect(namesOf(['Ana', 'Ben', 'Dara'], 4)).toBe('Ana, Ben, Dara and 1 other');
});

test('where each of them is meant alone it says so', () => {
  expect(anyOf(['Ana', 'Ben', 'Dara'])).toBe('Ana, Ben or Dara');
});
