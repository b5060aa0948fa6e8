import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countedWait, LONGEST } from './counted-wait.ts';
import { type Hours, type HoursInterval, openAt } from './hours.ts';

const MINUTE = 60_000;
const at = (iso: string) => Date.parse(iso);
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());
const weekdays: Hours = { timeZone: 'Europe/London', intervals: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00', closes: '18:00' })) };
const targets = { lateAfter: 12, overAfter: 20 };

/** Since when somebody waits, and when that is late and past the target. */
const TABLE: { it: string; hours: Hours | null; since: string; late: string; over: string }[] = [
  { it: 'within the hours, by the clock on the wall', hours: weekdays, since: '2026-03-12T14:03:07.120Z', late: '2026-03-12T14:15:07.120Z', over: '2026-03-12T14:23:07.120Z' },
  { it: 'over the night', hours: weekdays, since: '2026-03-12T17:55:00.000Z', late: '2026-03-13T08:07:00.000Z', over: '2026-03-13T08:15:00.000Z' },
  { it: 'from Friday to Monday', hours: weekdays, since: '2026-03-13T17:45:30.000Z', late: '2026-03-13T17:57:30.000Z', over: '2026-03-16T08:05:30.000Z' },
  { it: 'begun while nobody is there', hours: weekdays, since: '2026-03-12T22:10:00.000Z', late: '2026-03-13T08:12:00.000Z', over: '2026-03-13T08:20:00.000Z' },
  { it: 'over a holiday', hours: { ...weekdays, exceptions: [{ date: '2026-04-03', name: 'Good Friday', spans: [] }, { date: '2026-04-06', name: 'Easter Monday', spans: [] }] }, since: '2026-04-02T16:50:00.000Z', late: '2026-04-07T07:02:00.000Z', over: '2026-04-07T07:10:00.000Z' },
  { it: 'over the night in which summer begins', hours: weekdays, since: '2026-03-27T17:55:00.000Z', late: '2026-03-30T07:07:00.000Z', over: '2026-03-30T07:15:00.000Z' },
  { it: 'where there are no hours', hours: null, since: '2026-03-14T23:55:00.000Z', late: '2026-03-15T00:07:00.000Z', over: '2026-03-15T00:15:00.000Z' },
];

for (const { it, hours, since, late, over } of TABLE) {
  test(`a wait is counted ${it}`, () => {
    const { lateAt, overAt } = countedWait(hours, at(since), targets);
    expect([iso(lateAt), iso(overAt)]).toEqual([late, over]);
  });
}

test('while the team is closed the clock stands, from the closing to the opening', () => {
  const { pauses } = countedWait(weekdays, at('2026-03-12T17:55:00Z'), targets);
  expect(pauses.map(({ start, end }) => [iso(start), iso(end)])).toEqual([
    ['2026-03-12T18:00:00.000Z', '2026-03-13T08:00:00.000Z'],
    ['2026-03-13T18:00:00.000Z', '2026-03-16T08:00:00.000Z'],
  ].concat([['2026-03-16T18:00:00.000Z', '2026-03-17T08:00:00.000Z']]));
});

test('of a team that never opens nobody is late', () => {
  expect(countedWait({ timeZone: 'UTC', intervals: [] }, at('2026-03-12T12:00:00Z'), targets)).toEqual({ lateAt: null, overAt: null, pauses: [{ start: at('2026-03-12T12:00:00Z'), end: null }] });
});

test('whatever the hours, what is counted is the minutes at which the team is open', () => {
  const times = ['00:00', '06:30', '09:00', '12:00', '13:15', '17:00', '22:00', '24:00'];
  const interval = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), span: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 2 }) });
  const zones = fc.constantFrom('UTC', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe');
  const hoursOf = fc.record({ timeZone: zones, given: fc.array(interval, { minLength: 1, maxLength: 8 }), holiday: fc.option(fc.integer({ min: 1, max: 28 })) });
  fc.assert(
    fc.property(hoursOf, fc.integer({ min: 0, max: 364 * 24 * 60 }), fc.integer({ min: 1, max: 300 }), ({ timeZone, given, holiday }, minute, lateAfter) => {
      const intervals: HoursInterval[] = [];
      for (const { weekday, span } of given) {
        const [opens = '', closes = ''] = span.toSorted((a, b) => a - b).map((i) => times[i]);
        if (!intervals.some((each) => each.weekday === weekday && each.opens < closes && opens < each.closes)) intervals.push({ weekday, opens, closes });
      }
      const exceptions = holiday === null ? [] : [{ date: `2026-03-${String(holiday).padStart(2, '0')}`, name: null, spans: [] }];
      const hours: Hours = { timeZone, intervals, exceptions };
      const since = at('2026-01-01T00:00:00Z') + minute * MINUTE;
      const wait = countedWait(hours, since, { lateAfter, overAfter: lateAfter + 60 });
      const until = since + 3 * 24 * 60 * MINUTE;
      let open = 0;
      for (let now = since; now < until && open < LONGEST; now += MINUTE) {
        if (open === lateAfter * MINUTE) expect(iso(wait.lateAt)).toBe(iso(lastMinuteBefore(now, hours)));
        const stands = wait.pauses.some(({ start, end }) => start <= now && (end === null || now < end));
        expect(stands).toBe(!openAt(hours, new Date(now)).open);
        if (!stands) open += MINUTE;
        else if (open === lateAfter * MINUTE) break;
      }
    }),
    { numRuns: 12 },
  );
});

/** The end of the open minute before: a wait passes its target with the last of them, not with the next that is open. */
function lastMinuteBefore(now: number, hours: Hours): number {
  let end = now;
  while (!openAt(hours, new Date(end - MINUTE)).open) end -= MINUTE;
  return end;
}
