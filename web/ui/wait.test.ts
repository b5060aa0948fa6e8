import { expect, test } from 'vitest';
import { type WaitingClock, waitAt } from './wait.ts';

const at = (iso: string) => Date.parse(iso);
/** Begun five minutes before closing, and counted on from the opening. */
const overNight: WaitingClock = {
  since: '2026-03-12T17:55:00Z',
  lateAt: '2026-03-13T08:07:00Z',
  overAt: '2026-03-13T08:15:00Z',
  pauses: [{ from: '2026-03-12T18:00:00Z', to: '2026-03-13T08:00:00Z' }],
};

test('a clock runs, stands over the night at what it had counted, and runs on from there', () => {
  expect(waitAt(overNight, at('2026-03-12T17:57:30Z'))).toMatchObject({ level: 'within', counted: 150_000, standsUntil: undefined });
  expect(waitAt(overNight, at('2026-03-13T03:00:00Z'))).toMatchObject({ level: 'within', counted: 300_000, standsUntil: '2026-03-13T08:00:00Z' });
  expect(waitAt(overNight, at('2026-03-13T08:05:00Z'))).toMatchObject({ level: 'within', counted: 600_000, fill: 0.5, standsUntil: undefined });
});

test('it is amber and red from the moments that the server says, and then its ring is full', () => {
  expect(waitAt(overNight, at('2026-03-13T08:06:59Z')).level).toBe('within');
  expect(waitAt(overNight, at('2026-03-13T08:07:00Z')).level).toBe('late');
  expect(waitAt(overNight, at('2026-03-13T08:15:00Z'))).toMatchObject({ level: 'over', fill: 1 });
});

test('whoever waits for a day of open hours waits for days of the calendar', () => {
  const clock = { ...overNight, pauses: [...overNight.pauses, { from: '2026-03-13T18:00:00Z', to: '2026-03-16T08:00:00Z' }, { from: '2026-03-16T18:00:00Z', to: '2026-03-17T08:00:00Z' }] };
  expect(waitAt(clock, at('2026-03-17T11:54:00Z')).counted).toBe((24 * 60 - 1) * 60_000);
  expect(waitAt(clock, at('2026-03-17T11:56:00Z')).counted).toBe(at('2026-03-17T11:56:00Z') - at(clock.since));
});

test('where nobody knows when the team opens, the clock stands, and nothing is late', () => {
  expect(waitAt({ since: '2026-03-12T12:00:00Z', lateAt: null, overAt: null, pauses: [{ from: '2026-03-12T12:00:00Z', to: null }] }, at('2026-05-01T12:00:00Z'))).toEqual({ level: 'within', fill: 0, counted: 0, standsUntil: null });
});
