import { expect, test } from 'vitest';
import { countdown, dayLabel, shortWhen, waited } from './when.ts';

const since = '2026-03-12T14:00:00.000Z';
const after = (seconds: number) => waited(since, Date.parse(since) + seconds * 1000);

test('a wait is counted in seconds first, then hours, then days', () => {
  expect(after(41).short).toBe('0:41');
  expect(after(485).short).toBe('8:05');
  expect(after(1450).short).toBe('24:10');
  expect(after(3599).short).toBe('59:59');
  expect(after(4320).short).toBe('1 h 12');
  expect(after(3660).short).toBe('1 h 01');
  expect(after(2 * 86_400 + 5).short).toBe('2 d');
});

test('a wait is read aloud in words, and never below nothing where the clocks of device and server differ', () => {
  expect(after(41).words).toBe('less than a minute');
  expect(after(65).words).toBe('1 minute');
  expect(after(1450).words).toBe('24 minutes');
  expect(after(7300).words).toBe('2 hours');
  expect(after(90_000).words).toBe('1 day');
  expect(after(-30)).toEqual({ short: '0:00', words: 'less than a minute' });
});

test('what runs out is shown in minutes and seconds, and stops at zero', () => {
  expect(countdown(278_900)).toBe('4:38');
  expect(countdown(-1)).toBe('0:00');
});

test('a day is named as people name it', () => {
  const now = new Date(2026, 2, 14, 9, 0).getTime();
  const at = (year: number, month: number, day: number) => new Date(year, month, day, 23, 59).toISOString();
  expect(dayLabel(at(2026, 2, 14), now)).toBe('Today');
  expect(dayLabel(at(2026, 2, 13), now)).toBe('Yesterday');
  expect(dayLabel(at(2026, 2, 12), now)).toBe('12 March');
  expect(dayLabel(at(2025, 10, 9), now)).toBe('9 November 2025');
});

test('the end of a card says the hour today, the weekday this week, and the date before that', () => {
  const now = new Date(2026, 2, 14, 9, 0).getTime();
  expect(shortWhen(new Date(2026, 2, 14, 8, 3).toISOString(), now)).toBe('08:03');
  expect(shortWhen(new Date(2026, 2, 13, 22, 0).toISOString(), now)).toBe('Fri');
  expect(shortWhen(new Date(2026, 1, 2, 22, 0).toISOString(), now)).toBe('2 Feb');
});
