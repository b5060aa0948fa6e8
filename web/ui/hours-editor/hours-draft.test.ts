import { expect, test } from 'vitest';
import { draftOf, holidaysIn, hoursFault, hoursInput, nextSpan, officeWeek, spansFault, spansOf, withSpans } from './hours-draft.ts';

const week = officeWeek('Europe/London');

test('a day takes several spans, and so do several days at once', () => {
  const lunch = [{ opens: '08:00', closes: '12:30' }, { opens: '13:30', closes: '18:00' }];
  const changed = withSpans(week, [1, 6], lunch);
  expect(spansOf(changed, 1)).toEqual(lunch);
  expect(spansOf(changed, 6)).toEqual(lunch);
  expect(spansOf(changed, 2)).toEqual(spansOf(week, 2));
  expect(spansOf(withSpans(week, [5], []), 5)).toEqual([]);
});

test('what is added begins an hour after the last, and never beyond the day', () => {
  expect(nextSpan([])).toEqual({ opens: '09:00', closes: '17:00' });
  expect(nextSpan([{ opens: '08:00', closes: '12:30' }])).toEqual({ opens: '13:30', closes: '17:30' });
  expect(nextSpan([{ opens: '08:00', closes: '23:30' }])).toEqual({ opens: '23:00', closes: '24:00' });
});

test('a span that is empty, ends before it begins or lies in another one is told apart', () => {
  expect(spansFault([{ opens: '', closes: '12:00' }])).toBe('missing');
  expect(spansFault([{ opens: '12:00', closes: '09:00' }])).toBe('backwards');
  expect(spansFault([{ opens: '09:00', closes: '12:00' }, { opens: '11:00', closes: '15:00' }])).toBe('overlap');
  expect(spansFault([{ opens: '13:00', closes: '24:00' }, { opens: '09:00', closes: '13:00' }])).toBe(null);
});

test('an exceptional day needs a date of its own', () => {
  const day = { date: '2026-12-25', name: 'Christmas', spans: [] };
  expect(hoursFault({ ...week, exceptions: [day] })).toBe(null);
  expect(hoursFault({ ...week, exceptions: [day, day] })).toBe('twice');
  expect(hoursFault({ ...week, exceptions: [{ ...day, date: '' }] })).toBe('date');
  expect(holidaysIn({ ...week, exceptions: [day, { ...day, date: '2027-12-25' }, { date: '2026-12-24', name: '', spans: [{ opens: '09:00', closes: '12:00' }] }] }, 2026)).toBe(1);
});

test('hours of the server become a draft and go back as they were', () => {
  const known = { timeZone: 'Europe/London', intervals: [{ weekday: 2, opens: '09:00', closes: '12:00' }, { weekday: 1, opens: '09:00', closes: '12:00' }], exceptions: [{ date: '2026-04-03', name: null, spans: [] }] };
  const draft = draftOf(known);
  expect(draft?.intervals.map(({ weekday }) => weekday)).toEqual([1, 2]);
  expect(hoursInput(draft)).toMatchObject({ timeZone: 'Europe/London', exceptions: [{ date: '2026-04-03', name: null, spans: [] }] });
  expect(draftOf(null)).toBe(null);
  expect(hoursInput(null)).toBe(null);
});
