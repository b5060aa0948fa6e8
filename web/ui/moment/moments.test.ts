import { expect, test } from 'vitest';
import { fieldOf, momentIn, momentsAt } from './moments.ts';

const names = (now: Date) => momentsAt(now).map(({ name, at }) => `${name} ${fieldOf(at)}`);

test('on a working morning four moments are offered, the first on a quarter of an hour', () => {
  expect(names(new Date(2026, 2, 12, 9, 50))).toEqual(['laterToday 2026-03-12T13:00', 'tonight 2026-03-12T18:00', 'tomorrow 2026-03-13T09:00', 'nextWeek 2026-03-16T09:00']);
});

test('late in the evening there is no later today, and on a Sunday tomorrow is next week', () => {
  expect(names(new Date(2026, 2, 12, 22, 0))).toEqual(['tomorrow 2026-03-13T09:00', 'nextWeek 2026-03-16T09:00']);
  expect(names(new Date(2026, 2, 15, 11, 0))).toEqual(['laterToday 2026-03-15T14:00', 'tonight 2026-03-15T18:00', 'tomorrow 2026-03-16T09:00']);
  expect(names(new Date(2026, 2, 16, 11, 0)).at(-1)).toBe('nextWeek 2026-03-23T09:00');
});

test('what is typed counts only if it is still to come', () => {
  const now = new Date(2026, 2, 12, 9, 50);
  expect(momentIn('2026-03-12T09:51', now)).toEqual(new Date(2026, 2, 12, 9, 51));
  expect([momentIn('2026-03-12T09:50', now), momentIn('', now), momentIn('soon', now)]).toEqual([null, null, null]);
});
