import { expect, test } from 'vitest';
import { awayUntil, momentFault, tomorrowAtNine } from './away-until.ts';

const now = new Date('2026-03-12T14:03').getTime();

test('a while is counted from now, a moment is that of one\'s own clock, and until one says so has no end', () => {
  expect(awayUntil('open', '', now)).toBeNull();
  expect(awayUntil('half', '', now)).toEqual(new Date('2026-03-12T14:33'));
  expect(awayUntil('hour', '', now)).toEqual(new Date('2026-03-12T15:03'));
  expect(awayUntil('moment', tomorrowAtNine(now), now)).toEqual(new Date('2026-03-13T09:00'));
});

test('a moment that is missing or has passed is told before the server is asked', () => {
  expect(momentFault('hour', '', now)).toBeNull();
  expect(momentFault('moment', '', now)).toBe('availability.momentMissing');
  expect(momentFault('moment', '2026-03-12T14:03', now)).toBe('availability.momentPassed');
  expect(momentFault('moment', '2026-03-12T14:04', now)).toBeNull();
});
