import { expect, test } from 'vitest';
import { minutesOf, unitOf } from './span.ts';

test('a span is told in the largest unit that it fills', () => {
  expect([5, 90, 480, 1440, 20_160, 0].map(unitOf)).toEqual(['minutes', 'minutes', 'hours', 'days', 'days', 'minutes']);
});

test('what was typed counts in its unit, and what is no number is none', () => {
  expect([minutesOf('8', 'hours'), minutesOf(' 14 ', 'days'), minutesOf('45', 'minutes')]).toEqual([480, 20_160, 45]);
  expect(['', '8.5', '-1', 'a day', '1e3'].map((typed) => minutesOf(typed, 'hours'))).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
});
