import { expect, test } from 'vitest';
import { type HoursDraft, officeWeek } from './hours-draft.ts';
import { openNow } from './open-now.ts';

const london = officeWeek('Europe/London');
const at = (iso: string, draft: HoursDraft = london) => {
  const { open, changesAt } = openNow(draft, Date.parse(iso));
  return [open, changesAt];
};

test('while open: until the end of the day; while closed: from the next beginning on', () => {
  expect(at('2026-03-12T12:00:00Z')).toEqual([true, '2026-03-12T17:00:00.000Z']);
  expect(at('2026-03-12T18:00:00Z')).toEqual([false, '2026-03-13T09:00:00.000Z']);
  expect(at('2026-03-13T17:00:00Z')).toEqual([false, '2026-03-16T09:00:00.000Z']);
});

test('the clock is the one of the zone, also across the night when it changes', () => {
  expect(at('2026-03-27T18:00:00Z')).toEqual([false, '2026-03-30T08:00:00.000Z']);
  expect(at('2026-03-12T00:30:00Z', officeWeek('Asia/Tokyo'))).toEqual([true, '2026-03-12T08:00:00.000Z']);
  expect(at('2026-11-01T12:00:00Z', officeWeek('America/New_York'))).toEqual([false, '2026-11-02T14:00:00.000Z']);
});

test('a holiday closes its day, an exceptional day has its own hours', () => {
  const holiday = { ...london, exceptions: [{ date: '2026-03-13', name: 'Founding day', spans: [] }] };
  expect(at('2026-03-12T18:00:00Z', holiday)).toEqual([false, '2026-03-16T09:00:00.000Z']);
  const saturday = { ...london, exceptions: [{ date: '2026-03-14', name: '', spans: [{ opens: '10:00', closes: '12:00' }] }] };
  expect(at('2026-03-14T11:00:00Z', saturday)).toEqual([true, '2026-03-14T12:00:00.000Z']);
});

test('two spans that touch are one, midnight between them or not', () => {
  const night = { ...london, intervals: [{ weekday: 4, opens: '18:00', closes: '24:00' }, { weekday: 5, opens: '00:00', closes: '02:00' }, { weekday: 5, opens: '02:00', closes: '04:00' }] };
  expect(at('2026-03-12T20:00:00Z', night)).toEqual([true, '2026-03-13T04:00:00.000Z']);
});

test('a span that is not right yet counts for nothing, and hours that never change say so', () => {
  expect(at('2026-03-12T12:00:00Z', { ...london, intervals: [{ weekday: 4, opens: '14:00', closes: '09:00' }] })).toEqual([false, null]);
  const always = { ...london, intervals: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: '00:00', closes: '24:00' })) };
  expect(at('2026-03-12T12:00:00Z', always)).toEqual([true, null]);
});
