import { expect, test } from 'vitest';
import { costOf, createPaces } from './paces.ts';

test('after a burst there is one for every part of a second, and the refusal says how long to wait', () => {
  let now = 0;
  const { take } = createPaces({ perSecond: 2, burst: 3 }, { now: () => now });
  for (let i = 0; i < 3; i++) take('a');
  expect(() => take('a')).toThrow(expect.objectContaining({ code: 'RATE_LIMITED', details: { seconds: 1 } }));
  now += 499;
  expect(() => take('a')).toThrow();
  now += 1;
  take('a');
  expect(() => take('a')).toThrow();
});

test('one name does not wear out another, and whoever rests gets the burst back and no more', () => {
  let now = 0;
  const { take } = createPaces({ perSecond: 1, burst: 2 }, { now: () => now });
  for (let i = 0; i < 2; i++) take('a');
  take('b');
  now += 3_600_000;
  for (let i = 0; i < 2; i++) take('a');
  expect(() => take('a')).toThrow();
});

test('names that were never seen again are forgotten without refusing anybody', () => {
  let now = 0;
  const { take } = createPaces({ perSecond: 1, burst: 2 }, { now: () => now });
  for (let i = 0; i < 20_000; i++) {
    now += 10;
    take(`name ${i}`);
  }
  for (let i = 0; i < 2; i++) take('new');
  expect(() => take('new')).toThrow();
});

test('what was larger than it seemed is paid afterwards, by whoever asks next under the same name', () => {
  let now = 0;
  const { take, charge } = createPaces({ perSecond: 1, burst: 5 }, { now: () => now });
  take('a');
  charge('a', 6);
  expect(() => take('a')).toThrow(expect.objectContaining({ details: { seconds: 3 } }));
  now += 3_000;
  take('a');
});

test('of all names only so many are remembered, and the one that rested longest is forgotten', () => {
  const { allows } = createPaces({ perSecond: 1, burst: 1 }, { remembered: 2, now: () => 0 });
  expect(['a', 'b', 'a', 'c', 'b', 'a'].map(allows)).toEqual([true, true, false, true, false, true]);
});

test('an operation counts by what it asks for, and a mutation one more', () => {
  expect(costOf({ changes: false, fields: 3 })).toBe(1);
  expect(costOf({ changes: false, fields: 1000 })).toBe(21);
  expect(costOf({ changes: true, fields: 49 })).toBe(2);
});
