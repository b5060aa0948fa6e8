/** Contact hours as stored: local times of an ordinary week in one time zone, and the days that are not as in one. */
export interface Hours {
  /** IANA name. */
  timeZone: string;
  intervals: HoursInterval[];
  /** By date. Hours that were stored before there were any have none. */
  exceptions?: HoursException[];
}

export interface HoursSpan {
  /** `HH:MM`, 24 hours. */
  opens: string;
  /** `HH:MM`, later than `opens`, at most `24:00`. */
  closes: string;
}

export interface HoursInterval extends HoursSpan {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
}

/** A holiday or an exceptional day: its spans stand instead of the weekday's; without any it is closed all day. */
export interface HoursException {
  /** `YYYY-MM-DD`. */
  date: string;
  name: string | null;
  spans: HoursSpan[];
}

/** Whether somebody answers at that moment, and when that changes next; null if it does not within 400 days. */
export interface OpenNow {
  open: boolean;
  changesAt: Date | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FARTHEST = 400;

/**
 * Whether it is open at `at`. It walks over the calendar days of the place and lays each one's hours on the line of
 * time, so people there live by their clocks: an hour that is skipped in spring is nobody's, one that comes twice in
 * autumn counts twice. What touches (09:00-12:00, 12:00-18:00; until 24:00, from 00:00) is one.
 */
export function openAt(hours: Hours, at: Date): OpenNow {
  const now = Math.floor(at.getTime() / MINUTE) * MINUTE;
  const until = now + FARTHEST * DAY;
  let closes: number | null = null;
  for (const span of spansFrom(hours, now, now + daysToLook(hours, now) * DAY)) {
    if (span.start > (closes ?? now)) return { open: closes !== null, changesAt: upTo(until, closes ?? span.start) };
    closes = span.end;
  }
  return { open: closes !== null, changesAt: null };
}

/**
 * When what is closed at `at` last was open, by the same walk; null if it was not within 400 days. Where it is open at
 * `at`, the end of the opening before.
 */
export function closedSince(hours: Hours, at: Date): Date | null {
  const now = Math.floor(at.getTime() / MINUTE) * MINUTE;
  for (const back of [16, FARTHEST]) {
    let since: number | null = null;
    for (const span of spansFrom(hours, now - back * DAY)) {
      if (span.start >= now) break;
      if (span.end <= now) since = span.end;
    }
    if (since !== null) return new Date(since);
  }
  return null;
}

function upTo(until: number, moment: number): Date | null {
  return moment > until ? null : new Date(moment);
}

/** From one moment to another, in milliseconds. */
export interface Span {
  start: number;
  end: number;
}

/** The open spans from `now`, a whole minute, on, in order of their beginnings: until `until`, 400 days unless said otherwise. Two that touch are two. */
export function* spansFrom(hours: Hours, now: number, until = now + FARTHEST * DAY): Generator<Span> {
  for (const stretch of stretches(hours.timeZone, now, until)) {
    for (let day = midnightBefore(stretch.start + stretch.offset); day < stretch.end + stretch.offset; day += DAY) {
      for (const { opens, closes } of spansOn(hours, new Date(day))) {
        const start = Math.max(day + minuteOf(opens) * MINUTE - stretch.offset, stretch.start);
        const end = Math.min(day + minuteOf(closes) * MINUTE - stretch.offset, stretch.end);
        if (start < end) yield { start, end };
      }
    }
  }
}

/** After the last exception every week is like the other: two of them, since in one an hour may be skipped, and a day. */
function daysToLook({ exceptions = [] }: Hours, now: number): number {
  const last = Math.max(now, ...exceptions.map((each) => Date.parse(each.date)));
  return Math.min(FARTHEST + 1, Math.ceil((last - now) / DAY) + 16);
}

/** A stretch of time in which the clocks of a place do not change: local time is UTC plus `offset`. */
interface Stretch extends Span {
  offset: number;
}

function* stretches(timeZone: string, from: number, to: number): Generator<Stretch> {
  let offset = offsetAt(timeZone, from);
  for (let start = from; start < to; start += DAY) {
    const end = start + DAY;
    const next = offsetAt(timeZone, end);
    const change = next === offset ? end : clockChange(timeZone, start, end);
    yield { start, end: change, offset };
    if (change < end) yield { start: change, end, offset: next };
    offset = next;
  }
}

/** The minute between these two from which on the clocks of the place are others. */
function clockChange(timeZone: string, start: number, end: number): number {
  const before = offsetAt(timeZone, start);
  let [early, late] = [start, end];
  while (late - early > MINUTE) {
    const middle = early + Math.floor((late - early) / 2 / MINUTE) * MINUTE;
    if (offsetAt(timeZone, middle) === before) early = middle;
    else late = middle;
  }
  return late;
}

/** The hours of one calendar day, by time: the exception's where there is one, otherwise the weekday's. */
function spansOn({ intervals, exceptions = [] }: Hours, day: Date): HoursSpan[] {
  const date = day.toISOString().slice(0, 10);
  const weekday = day.getUTCDay() || 7;
  const spans = exceptions.find((each) => each.date === date)?.spans ?? intervals.filter((each) => each.weekday === weekday);
  return spans.toSorted((a, b) => a.opens.localeCompare(b.opens));
}

function midnightBefore(local: number): number {
  return Math.floor(local / DAY) * DAY;
}

function offsetAt(timeZone: string, moment: number): number {
  const parts = formatFor(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - moment;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, ...numeric, hourCycle: 'h23' });
  formats.set(timeZone, made);
  return made;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
