import { expect, test } from 'vitest';
import { median, spread, waitsOf } from './percentile.ts';

test('a percentile is the smallest wait that so many in a hundred did not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(waitsOf(hundred)).toEqual({ p50: 50, p95: 95, p99: 99, count: 100 });
  expect(waitsOf([7])).toEqual({ p50: 7, p95: 7, p99: 7, count: 1 });
  // Two of a thousand are slow: the one in a hundred that p99 leaves out hides them, and nothing else does.
  expect(waitsOf([...Array.from({ length: 998 }, () => 1), 500, 500]).p99).toBe(1);
  expect(waitsOf([]).p50).toBeNull();
});

test('waits are put in order as numbers, not as texts', () => {
  expect(waitsOf([9, 10, 100]).p50).toBe(10);
  expect(median([9, 100, 10])).toBe(10);
});

test('the middle of an even number of turns lies between the two', () => {
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([])).toBeNull();
});

test('how far turns lie apart is told in parts of their middle', () => {
  expect(spread([90, 100, 110])).toBeCloseTo(0.2);
  expect(spread([0, 0])).toBeNull();
});
