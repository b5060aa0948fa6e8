import { expect, test } from 'vitest';
import { nextPlace } from './menu-moves.ts';

const words = ['You', 'Light', 'Dark', 'As the device', 'Sign out'];

test('arrows go round a menu, Home and End to its ends', () => {
  expect(nextPlace(words, 0, 'ArrowDown')).toBe(1);
  expect(nextPlace(words, 4, 'ArrowDown')).toBe(0);
  expect(nextPlace(words, 0, 'ArrowUp')).toBe(4);
  expect(nextPlace(words, 2, 'Home')).toBe(0);
  expect(nextPlace(words, 2, 'End')).toBe(4);
});

test('a letter leads to the next choice that begins with it, and to nothing where none does', () => {
  expect(nextPlace(words, 0, 's')).toBe(4);
  expect(nextPlace(words, 0, 'D')).toBe(2);
  expect(nextPlace(words, 2, 'd')).toBe(2);
  expect(nextPlace(words, 0, 'x')).toBe(-1);
  expect(nextPlace([], -1, 'ArrowDown')).toBe(-1);
});

test('keys that choose are left to the choice itself', () => {
  for (const key of ['Enter', ' ', 'F6', 'Shift']) expect(nextPlace(words, 1, key)).toBe(-1);
});
