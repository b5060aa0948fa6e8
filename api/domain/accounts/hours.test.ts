import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedSince, openAt, type Hours, type HoursException, type HoursSpan } from './hours.ts';

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

test('a holiday is closed all day, and says when it opens after it', () => {
  const easter: Hours = { ...support, exceptions: [{ date: '2026-04-03', name: 'Good Friday', spans: [] }, { date: '2026-04-06', name: 'Easter Monday', spans: [] }] };
  expect(openAt(easter, at('2026-04-02T17:30:00Z'))).toEqual({ open: false, changesAt: at('2026-04-07T07:00:00Z') });
  expect(openAt(easter, at('2026-04-03T10:00:00Z'))).toEqual({ open: false, changesAt: at('2026-04-07T07:00:00Z') });
});

test('an exceptional day has hours of its own, on a Sunday too', () => {
  const fair: Hours = { ...support, exceptions: [{ date: '2026-03-15', name: 'Fair', spans: [{ opens: '10:00', closes: '14:00' }] }] };
  expect(openAt(fair, at('2026-03-15T12:00:00Z'))).toEqual({ open: true, changesAt: at('2026-03-15T14:00:00Z') });
  expect(openAt(fair, at('2026-03-14T12:00:00Z'))).toEqual({ open: false, changesAt: at('2026-03-15T10:00:00Z') });
});

test('it looks 400 days ahead and no farther', () => {
  const onceOn = (date: string): Hours => ({ timeZone: 'UTC', intervals: [], exceptions: [{ date, name: null, spans: [{ opens: '00:00', closes: '12:00' }] }] });
  expect(openAt(onceOn('2027-02-05'), at('2026-01-01T00:00:00Z'))).toEqual({ open: false, changesAt: at('2027-02-05T00:00:00Z') });
  expect(openAt(onceOn('2027-02-06'), at('2026-01-01T00:00:00Z'))).toEqual({ open: false, changesAt: null });
  expect(openAt(onceOn('2020-02-06'), at('2026-01-01T00:00:00Z'))).toEqual({ open: false, changesAt: null });
});

test('since when it is closed, over a night, a weekend, holidays and a change of the clocks', () => {
  expect(closedSince(support, at('2026-03-13T06:10:30Z'))).toEqual(at('2026-03-12T18:00:00Z'));
  expect(closedSince(support, at('2026-03-15T12:00:00Z'))).toEqual(at('2026-03-13T18:00:00Z'));
  // Summer time begins in between: the evening was by winter's clock, and the autumn's other way round.
  expect(closedSince(support, at('2026-03-30T06:59:00Z'))).toEqual(at('2026-03-27T18:00:00Z'));
  expect(closedSince(support, at('2026-10-26T07:59:00Z'))).toEqual(at('2026-10-23T17:00:00Z'));
  const easter: Hours = { ...support, exceptions: [{ date: '2026-04-03', name: 'Good Friday', spans: [] }, { date: '2026-04-06', name: 'Easter Monday', spans: [] }] };
  expect(closedSince(easter, at('2026-04-06T12:00:00Z'))).toEqual(at('2026-04-02T17:00:00Z'));
  const once: Hours = { timeZone: 'UTC', intervals: [], exceptions: [{ date: '2026-01-05', name: null, spans: [{ opens: '09:00', closes: '12:00' }] }] };
  expect(closedSince(once, at('2026-12-01T00:00:00Z'))).toEqual(at('2026-01-05T12:00:00Z'));
  expect(closedSince(once, at('2026-01-05T08:00:00Z'))).toBe(null);
});

test('around a change of the clocks it agrees with asking every single minute what the clock on the wall says', () => {
  fc.assert(fc.property(change, hours, fc.integer({ min: 0, max: FORTNIGHT - 1 }), ({ timeZone, from }, given, minute) => {
    const asked = { ...given(from), timeZone };
    const start = at(from).getTime();
    const opens = byTheMinute(asked, start);
    const told = openAt(asked, new Date(start + minute * 60_000 + 12_345));
    const next = opens.findIndex((open, i) => i > minute && open !== opens[minute]);
    expect(told.open).toBe(opens[minute]);
    if (next >= 0) expect(told.changesAt).toEqual(new Date(start + next * 60_000));
    else expect(told.changesAt?.getTime() ?? Infinity).toBeGreaterThanOrEqual(start + FORTNIGHT * 60_000);
    const before = opens.findLastIndex((open, i) => i < minute && open);
    if (!told.open && before >= 0) expect(closedSince(asked, new Date(start + minute * 60_000 + 12_345))).toEqual(new Date(start + (before + 1) * 60_000));
  }), { numRuns: 60 });
});

const FORTNIGHT = 14 * 1440;

/** Two weeks with a change in their middle: forward and back, at night, at midnight, and by half an hour. */
const change = fc.constantFrom(
  { timeZone: 'Europe/London', from: '2026-03-22T00:00:00Z' },
  { timeZone: 'Europe/London', from: '2026-10-18T00:00:00Z' },
  { timeZone: 'America/New_York', from: '2026-10-25T00:00:00Z' },
  { timeZone: 'America/Asuncion', from: '2023-09-24T00:00:00Z' },
  { timeZone: 'Africa/Cairo', from: '2026-04-17T00:00:00Z' },
  { timeZone: 'Australia/Lord_Howe', from: '2026-03-29T00:00:00Z' },
  { timeZone: 'Asia/Kathmandu', from: '2026-03-22T00:00:00Z' },
);

/** Up to three spans a day, at quarters of an hour, that do not overlap and may touch; and exceptions within the two weeks. */
const spans = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((quarters) => {
  const edges = quarters.toSorted((a, b) => a - b);
  return Array.from({ length: Math.floor(edges.length / 2) }, (_, i) => ({ opens: clock(edges[2 * i] ?? 0), closes: clock(edges[2 * i + 1] ?? 96) }));
});
const night = fc.constantFrom<HoursSpan[]>([{ opens: '00:00', closes: '24:00' }], [{ opens: '00:00', closes: '01:30' }, { opens: '01:30', closes: '02:30' }]);
const day = fc.oneof(spans, night);
const hours = fc.tuple(fc.array(day, { minLength: 7, maxLength: 7 }), fc.uniqueArray(fc.tuple(fc.integer({ min: -1, max: 15 }), day), { maxLength: 5, selector: ([on]) => on }))
  .map(([week, days]) => (from: string) => ({
    intervals: week.flatMap((each, i) => each.map((span) => ({ weekday: i + 1, ...span }))),
    exceptions: days.map(([on, own]): HoursException => ({ date: new Date(at(from).getTime() + on * 86_400_000).toISOString().slice(0, 10), name: null, spans: own })),
  }));

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

function byTheMinute({ timeZone, intervals, exceptions = [] }: Hours, start: number): boolean[] {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return Array.from({ length: FORTNIGHT }, (_, minute) => {
    const [date = '', time = ''] = wall.format(start + minute * 60_000).split(' ');
    const weekday = new Date(date).getUTCDay() || 7;
    const today = exceptions.find((each) => each.date === date)?.spans ?? intervals.filter((each) => each.weekday === weekday);
    return today.some(({ opens, closes }) => opens <= time && time < closes);
  });
}
