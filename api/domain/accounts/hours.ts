/** Contact hours as stored: local times of an ordinary week in one time zone. */
export interface Hours {
  /** IANA name. */
  timeZone: string;
  intervals: HoursInterval[];
}

export interface HoursInterval {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** `HH:MM`, 24 hours. */
  opens: string;
  /** `HH:MM`, later than `opens`, at most `24:00`. */
  closes: string;
}

/** Whether somebody answers at that moment, and when that changes next; null if it never does. */
export interface OpenNow {
  open: boolean;
  changesAt: Date | null;
}

const MINUTE = 60_000;
const WEEK_MINUTES = 7 * 24 * 60;

/**
 * Whether it is open at `at`. Intervals that touch (09:00-12:00, 12:00-18:00) are one. The next change is looked for
 * minute by minute of the local week, so a change of the clocks is told as the people there live it.
 */
export function openAt(hours: Hours, at: Date): OpenNow {
  const weekMinute = localWeekMinute(hours.timeZone, at);
  const open = isOpen(hours, weekMinute);
  const distance = minutesToChange(hours, weekMinute, open);
  if (distance === null) return { open, changesAt: null };
  const start = Math.floor(at.getTime() / MINUTE) * MINUTE;
  return { open, changesAt: correctForClockChange(hours, start + distance * MINUTE, weekMinute + distance) };
}

function isOpen(hours: Hours, weekMinute: number): boolean {
  return hours.intervals.some((each) => {
    const day = (each.weekday - 1) * 1440;
    return weekMinute >= day + minuteOf(each.opens) && weekMinute < day + minuteOf(each.closes);
  });
}

function minutesToChange(hours: Hours, from: number, open: boolean): number | null {
  const edges = hours.intervals.flatMap((each) => {
    const day = (each.weekday - 1) * 1440;
    return [day + minuteOf(each.opens), day + minuteOf(each.closes)];
  });
  const distances = edges
    .filter((edge) => isOpen(hours, edge % WEEK_MINUTES) !== open)
    .map((edge) => (edge - from + WEEK_MINUTES) % WEEK_MINUTES)
    .map((distance) => (distance === 0 ? WEEK_MINUTES : distance));
  return distances.length === 0 ? null : Math.min(...distances);
}

/** When the clocks change on the way, the guess is off by the difference between wished and shown local time. */
function correctForClockChange(hours: Hours, guess: number, wished: number): Date {
  const shown = localWeekMinute(hours.timeZone, new Date(guess));
  let off = (wished % WEEK_MINUTES) - shown;
  if (off > WEEK_MINUTES / 2) off -= WEEK_MINUTES;
  if (off < -WEEK_MINUTES / 2) off += WEEK_MINUTES;
  return new Date(guess + off * MINUTE);
}

function localWeekMinute(timeZone: string, at: Date): number {
  const parts = Object.fromEntries(formatFor(timeZone).formatToParts(at).map((part) => [part.type, part.value]));
  const weekday = WEEKDAYS.indexOf(parts['weekday'] ?? '');
  return weekday * 1440 + Number(parts['hour']) * 60 + Number(parts['minute']);
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, made);
  return made;
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
