import { badInput } from '../errors.ts';
import { optionalLine } from '../input.ts';
import type { Hours, HoursException, HoursInterval, HoursSpan } from './hours.ts';

/** Hours as given. Without exceptions there are none; an exception without spans is closed all day. */
export interface GivenHours extends Omit<Hours, 'exceptions'> {
  exceptions?: readonly GivenException[] | null;
}

export interface GivenException {
  date: string;
  name?: string | null;
  spans?: readonly HoursSpan[] | null;
}

const MOST_INTERVALS = 50;
const MOST_EXCEPTIONS = 200;
const MOST_SPANS = 10;

/** A time zone that exists, intervals that do not overlap, in the order of the week, and each exceptional date once. */
export function checkedHours(path: string, { timeZone, intervals, exceptions }: GivenHours): Hours {
  if (!isTimeZone(timeZone)) throw badInput(`${path}.timeZone`, 'This is not a time zone such as Europe/London.');
  if (intervals.length > MOST_INTERVALS) throw badInput(`${path}.intervals`, `At most ${MOST_INTERVALS} intervals.`);
  const checked = intervals.map((each, i) => checkedInterval(`${path}.intervals.${i}`, each));
  checked.sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  const overlaps = checked.some((each, i) => checked[i + 1]?.weekday === each.weekday && overlapsNext(each, i, checked));
  if (overlaps) throw badInput(`${path}.intervals`, 'Two of these intervals overlap.');
  return { timeZone, intervals: checked, exceptions: checkedExceptions(`${path}.exceptions`, exceptions ?? []) };
}

function checkedInterval(path: string, { weekday, ...span }: HoursInterval): HoursInterval {
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) throw badInput(`${path}.weekday`, 'A weekday is 1 (Monday) to 7 (Sunday).');
  return { weekday, ...checkedSpan(path, span) };
}

function checkedExceptions(path: string, given: readonly GivenException[]): HoursException[] {
  if (given.length > MOST_EXCEPTIONS) throw badInput(path, `At most ${MOST_EXCEPTIONS} exceptional days.`);
  const seen = new Set<string>();
  const checked = given.map(({ date, name, spans }, i) => {
    if (!isDate(date)) throw badInput(`${path}.${i}.date`, 'A date is YYYY-MM-DD, such as 2026-12-25.');
    if (seen.has(date)) throw badInput(`${path}.${i}.date`, 'This date is there twice.');
    seen.add(date);
    return { date, name: optionalLine(`${path}.${i}.name`, name, 120), spans: checkedSpans(`${path}.${i}.spans`, spans ?? []) };
  });
  return checked.sort((a, b) => a.date.localeCompare(b.date));
}

function checkedSpans(path: string, given: readonly HoursSpan[]): HoursSpan[] {
  if (given.length > MOST_SPANS) throw badInput(path, `At most ${MOST_SPANS} on one day.`);
  const checked = given.map((each, i) => checkedSpan(`${path}.${i}`, each)).sort((a, b) => a.opens.localeCompare(b.opens));
  if (checked.some(overlapsNext)) throw badInput(path, 'Two of these overlap.');
  return checked;
}

function checkedSpan(path: string, { opens, closes }: HoursSpan): HoursSpan {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(opens)) throw badInput(`${path}.opens`, 'A time is HH:MM, such as 09:00.');
  if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(closes)) throw badInput(`${path}.closes`, 'A time is HH:MM, such as 18:00, at most 24:00.');
  if (closes <= opens) throw badInput(`${path}.closes`, 'It closes later than it opens.');
  return { opens, closes };
}

function overlapsNext(each: HoursSpan, i: number, all: readonly HoursSpan[]): boolean {
  const next = all[i + 1];
  return next !== undefined && next.opens < each.closes;
}

/** A day that is in the calendar: 2026-02-30 is none. */
function isDate(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** An IANA name that this platform knows; an offset such as +01:00 is none, it knows no summer. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(name) || name.length > 64) return false;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
