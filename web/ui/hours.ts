import { dateLocale } from './say.ts';

/** When somebody answers, in their own time zone. Every time below is said in that zone. */
export interface Hours {
  timeZone: string;
  intervals: readonly HoursInterval[];
  open: boolean;
  changesAt?: string | null;
}

/** One interval of a weekday, 1 Monday to 7 Sunday; `HH:MM`, 24 hours. */
export interface HoursInterval {
  weekday: number;
  opens: string;
  closes: string;
}

/** A moment that is near: "today" and "tomorrow" are words of the catalogue, any other day is named ("Mon"). */
export interface NearTime {
  day: string;
  time: string;
}

/** Days in a row with the same intervals: "Mon" to "Fri", "8:00" to "18:00". */
export interface WeekPart {
  from: string;
  to: string;
  spans: { opens: string; closes: string }[];
}

/** When the hours change next: they close if they are open, else they open. Null if they never do. */
export function nextChange(hours: Hours, now: number): NearTime | null {
  if (!hours.changesAt) return null;
  const at = new Date(hours.changesAt);
  const days = daysBetween(new Date(now), at, hours.timeZone);
  return { day: nameOfDay(at, days, hours.timeZone), time: format(at, hours.timeZone, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }).replace(/^0(?=\d:)/, '') };
}

/** The ordinary week, days with the same intervals put together. Days without any are left out. */
export function weekParts(intervals: readonly HoursInterval[]): WeekPart[] {
  const runs: { first: number; last: number; spans: WeekPart['spans'] }[] = [];
  for (const weekday of weekdays) {
    const spans = intervals
      .filter((interval) => interval.weekday === weekday)
      .toSorted((one, other) => one.opens.localeCompare(other.opens))
      .map(({ opens, closes }) => ({ opens: plainTime(opens), closes: plainTime(closes) }));
    if (spans.length === 0) continue;
    const run = runs.at(-1);
    if (run && run.last === weekday - 1 && JSON.stringify(run.spans) === JSON.stringify(spans)) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, spans });
  }
  return runs.map(({ first, last, spans }) => ({ from: weekdayName(first), to: weekdayName(last), spans }));
}

/** The city whose clock the hours go by, where it shows another time than the reader's own. Null if they agree. */
export function elsewhere(timeZone: string, now: number): string | null {
  const there = format(new Date(now), timeZone, wallClock);
  const here = format(new Date(now), undefined, wallClock);
  return there === here ? null : (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];
const wallClock: Intl.DateTimeFormatOptions = { day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' };
const dayMs = 86_400_000;

function nameOfDay(at: Date, days: number, timeZone: string): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return format(at, timeZone, days < 7 ? { weekday: 'short' } : { day: 'numeric', month: 'short' });
}

function daysBetween(from: Date, to: Date, timeZone: string): number {
  const midnight = (date: Date) => Date.parse(new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date));
  return Math.round((midnight(to) - midnight(from)) / dayMs);
}

/** 1 January 2024 was a Monday. */
function weekdayName(weekday: number): string {
  return format(new Date(Date.UTC(2024, 0, weekday)), 'UTC', { weekday: 'short' });
}

function plainTime(time: string): string {
  return time.replace(/^0(?=\d:)/, '');
}

function format(date: Date, timeZone: string | undefined, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(dateLocale, { ...options, timeZone }).format(date);
}
