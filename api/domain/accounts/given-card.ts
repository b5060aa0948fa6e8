import { badInput } from '../errors.ts';
import { email, optionalLine, phone } from '../input.ts';
import type { Account } from './account.ts';
import type { Hours, HoursInterval } from './hours.ts';

/** What an account shows of itself, as given. What is left out is empty. */
export interface GivenCard {
  phone?: string | null;
  email?: string | null;
  jobTitle?: string | null;
  hours?: Hours | null;
}

export type CardFields = Pick<Account, 'shownPhone' | 'shownEmail' | 'jobTitle' | 'hours'>;

/** The card as it is kept. BAD_USER_INPUT names the field that cannot be. */
export function cardFields(path: string, given: GivenCard | null | undefined): CardFields {
  const shownPhone = optionalLine(`${path}.phone`, given?.phone, 40);
  const shownEmail = optionalLine(`${path}.email`, given?.email, 254);
  return {
    shownPhone: shownPhone && phone(`${path}.phone`, shownPhone),
    shownEmail: shownEmail && email(`${path}.email`, shownEmail),
    jobTitle: optionalLine(`${path}.jobTitle`, given?.jobTitle, 120),
    hours: given?.hours ? checkedHours(`${path}.hours`, given.hours) : null,
  };
}

const MOST_INTERVALS = 50;

/** A time zone that exists, and intervals that do not overlap, in the order of the week. */
function checkedHours(path: string, { timeZone, intervals }: Hours): Hours {
  if (!isTimeZone(timeZone)) throw badInput(`${path}.timeZone`, 'This is not a time zone such as Europe/London.');
  if (intervals.length > MOST_INTERVALS) throw badInput(`${path}.intervals`, `At most ${MOST_INTERVALS} intervals.`);
  const checked = intervals.map((each, i) => checkedInterval(`${path}.intervals.${i}`, each));
  checked.sort((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  if (checked.some(overlapsNext)) throw badInput(`${path}.intervals`, 'Two of these intervals overlap.');
  return { timeZone, intervals: checked };
}

function checkedInterval(path: string, { weekday, opens, closes }: HoursInterval): HoursInterval {
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7) throw badInput(`${path}.weekday`, 'A weekday is 1 (Monday) to 7 (Sunday).');
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(opens)) throw badInput(`${path}.opens`, 'A time is HH:MM, such as 09:00.');
  if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(closes)) throw badInput(`${path}.closes`, 'A time is HH:MM, such as 18:00, at most 24:00.');
  if (closes <= opens) throw badInput(`${path}.closes`, 'It closes later than it opens.');
  return { weekday, opens, closes };
}

function overlapsNext(each: HoursInterval, i: number, all: HoursInterval[]): boolean {
  const next = all[i + 1];
  return next !== undefined && next.weekday === each.weekday && next.opens < each.closes;
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
