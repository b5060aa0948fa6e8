import { expect, test } from 'vitest';
import { openAt, type Hours } from './hours.ts';

const weekdays = (opens: string, closes: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes }));
const support: Hours = { timeZone: 'Europe/London', intervals: weekdays('08:00', '18:00') };
const at = (iso: string) => new Date(iso);

test('on a working day it is open until the evening', () => {
  expect(openAt(support, at('2026-03-12T14:03:20Z'))).toEqual({ open: true, changesAt: at('2026-03-12T18:00:00Z') });
});

test('at the minute of closing it is closed, and opens in the morning; after Friday on Monday', () => {
  expect(openAt(support, at('2026-03-12T18:00:00Z'))).toEqual({ open: false, changesAt: at('2026-03-13T08:00:00Z') });
  expect(openAt(support, at('2026-03-13T19:00:00Z'))).toEqual({ open: false, changesAt: at('2026-03-16T08:00:00Z') });
});

test('the clocks change in between: people there live by theirs', () => {
  // Summer time begins on 29 March 2026: eight in the morning is then seven by UTC.
  expect(openAt(support, at('2026-03-27T19:00:00Z'))).toEqual({ open: false, changesAt: at('2026-03-30T07:00:00Z') });
  // And ends on 25 October.
  expect(openAt(support, at('2026-10-23T18:30:00Z'))).toEqual({ open: false, changesAt: at('2026-10-26T08:00:00Z') });
});

test('intervals that touch are one, a lunch break is none', () => {
  const touching: Hours = { timeZone: 'UTC', intervals: [{ weekday: 4, opens: '09:00', closes: '12:00' }, { weekday: 4, opens: '12:00', closes: '18:00' }] };
  expect(openAt(touching, at('2026-03-12T10:00:00Z'))).toEqual({ open: true, changesAt: at('2026-03-12T18:00:00Z') });
  const lunch: Hours = { timeZone: 'UTC', intervals: [{ weekday: 4, opens: '09:00', closes: '12:00' }, { weekday: 4, opens: '13:00', closes: '18:00' }] };
  expect(openAt(lunch, at('2026-03-12T12:30:00Z'))).toEqual({ open: false, changesAt: at('2026-03-12T13:00:00Z') });
});

test('open over midnight, and around the whole week', () => {
  const night: Hours = { timeZone: 'UTC', intervals: [{ weekday: 4, opens: '22:00', closes: '24:00' }, { weekday: 5, opens: '00:00', closes: '02:00' }] };
  expect(openAt(night, at('2026-03-12T23:00:00Z'))).toEqual({ open: true, changesAt: at('2026-03-13T02:00:00Z') });
  const always: Hours = { timeZone: 'UTC', intervals: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })) };
  expect(openAt(always, at('2026-03-15T23:59:00Z'))).toEqual({ open: true, changesAt: null });
  const sundayNight: Hours = { timeZone: 'UTC', intervals: [{ weekday: 7, opens: '20:00', closes: '24:00' }, { weekday: 1, opens: '00:00', closes: '04:00' }] };
  expect(openAt(sundayNight, at('2026-03-15T23:30:00Z'))).toEqual({ open: true, changesAt: at('2026-03-16T04:00:00Z') });
});

test('without any interval it never opens', () => {
  expect(openAt({ timeZone: 'UTC', intervals: [] }, at('2026-03-12T14:03:00Z'))).toEqual({ open: false, changesAt: null });
});
