import { expect, test } from 'vitest';
import { noted, rateOf, sizeWords } from './rate.ts';

test('the speed is that of the last seconds, and unknown at the beginning', () => {
  const first = noted([], { at: 0, bytes: 0 });
  expect(rateOf(first)).toBe(null);
  const fast = noted(first, { at: 1_000, bytes: 2_000_000 });
  expect(rateOf(fast)).toBe(2_000_000);
  const slow = noted(noted(fast, { at: 4_000, bytes: 2_100_000 }), { at: 5_000, bytes: 2_200_000 });
  expect(rateOf(slow)).toBe(100_000);
});

test('a size is read at a glance', () => {
  expect([sizeWords(12), sizeWords(840_400), sizeWords(3_440_000)]).toEqual(['1 KB', '840 KB', '3.4 MB']);
});
