import { expect, test } from 'vitest';
import type { Hours } from './hours.ts';
import { openMinutesBefore } from './open-before.ts';

const weekdays = (opens: string, closes: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }));
const hours: Hours = { timeZone: 'Europe/London', intervals: weekdays('09:00', '17:00'), exceptions: [{ date: '2026-12-25', name: 'Christmas Day', spans: [] }] };
const before = (now: string, minutes: number, of: Hours | null = hours) => openMinutesBefore(of, new Date(now), minutes)?.toISOString();

test('within one day it is that many minutes ago', () => {
  expect(before('2026-11-26T14:30:00Z', 30)).toBe('2026-11-26T14:00:00.000Z');
  expect(before('2026-11-26T14:30:20Z', 30)).toBe('2026-11-26T14:00:20.000Z');
});

test('the night and the weekend do not count, nor does a holiday', () => {
  expect(before('2026-11-27T09:10:00Z', 30)).toBe('2026-11-26T16:40:00.000Z');
  expect(before('2026-11-30T09:10:00Z', 30)).toBe('2026-11-27T16:40:00.000Z');
  expect(before('2026-11-28T12:00:00Z', 30)).toBe('2026-11-27T16:30:00.000Z');
  expect(before('2026-12-28T09:00:00Z', 60)).toBe('2026-12-24T16:00:00.000Z');
});

test('people live by their own clocks, also in the night in which these change', () => {
  const night: Hours = { timeZone: 'Europe/London', intervals: [{ weekday: 7, opens: '00:00', closes: '06:00' }] };
  // An hour is skipped on 29 March: from midnight to six there are five.
  expect(before('2026-03-29T05:00:00Z', 300, night)).toBe('2026-03-29T00:00:00.000Z');
});

test('intervals that lie over each other count once', () => {
  const twice: Hours = { timeZone: 'UTC', intervals: [{ weekday: 4, opens: '09:00', closes: '12:00' }, { weekday: 4, opens: '10:00', closes: '11:00' }] };
  expect(before('2026-11-26T12:00:00Z', 180, twice)).toBe('2026-11-26T09:00:00.000Z');
});

test('without hours the clock alone counts, and where nobody is ever there it is never', () => {
  expect(before('2026-11-29T03:00:00Z', 90, null)).toBe('2026-11-29T01:30:00.000Z');
  expect(before('2026-11-26T14:30:00Z', 1, { timeZone: 'UTC', intervals: [] })).toBeUndefined();
  expect(before('2026-11-26T14:30:00Z', 10_080)).toBe('2026-10-28T14:30:00.000Z');
});
