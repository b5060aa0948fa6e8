import type { Hours } from '../hours.ts';
import { type HoursDraft, minutesOf, type Span, spansFault, spansOf } from './hours-draft.ts';

/**
 * What clients would read of these hours at `now`, before they are saved: open or not, and when that changes. The server
 * works the same out for those that are saved.
 */
export function openNow(draft: HoursDraft, now: number): Hours {
  const open = isOpen(draft, now);
  return { timeZone: draft.timeZone, intervals: draft.intervals, open, changesAt: changeAfter(draft, now, open) };
}

function changeAfter(draft: HoursDraft, now: number, open: boolean): string | null {
  for (const moment of momentsFrom(draft, now)) {
    if (isOpen(draft, moment) !== open) return new Date(moment).toISOString();
  }
  return null;
}

function isOpen(draft: HoursDraft, at: number): boolean {
  const { date, weekday, minutes } = wallClock(at, draft.timeZone);
  return spansOn(draft, date, weekday).some(({ opens, closes }) => minutesOf(opens) <= minutes && minutes < minutesOf(closes));
}

/** A day of its own stands instead of the weekday. A span that is not right yet counts for nothing. */
function spansOn(draft: HoursDraft, date: string, weekday: number): readonly Span[] {
  const spans = draft.exceptions.find((exception) => exception.date === date)?.spans ?? spansOf(draft, weekday);
  return spans.filter((span) => spansFault([span]) === null);
}

/** Every moment after `now` at which a span begins or ends, soonest first, as far ahead as the contract looks. */
function* momentsFrom(draft: HoursDraft, now: number): Generator<number> {
  const today = Date.parse(`${wallClock(now, draft.timeZone).date}T00:00:00Z`);
  for (let day = 0; day <= daysAhead; day += 1) {
    const noon = new Date(today + day * dayMs + dayMs / 2);
    const date = noon.toISOString().slice(0, 10);
    const weekday = noon.getUTCDay() || 7;
    const times = new Set(spansOn(draft, date, weekday).flatMap(({ opens, closes }) => [minutesOf(opens), minutesOf(closes)]));
    for (const minutes of [...times].toSorted((one, other) => one - other)) {
      const moment = instantOf(today + day * dayMs + minutes * 60_000, draft.timeZone);
      if (moment > now) yield moment;
    }
  }
}

/** The instant at which clocks of a zone show what this one would show if it were UTC. Twice, for the days when clocks change. */
function instantOf(shown: number, timeZone: string): number {
  const guess = shown - offsetAt(shown, timeZone);
  return shown - offsetAt(guess, timeZone);
}

function offsetAt(at: number, timeZone: string): number {
  const { date, minutes } = wallClock(at, timeZone);
  return Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - Math.floor(at / 60_000) * 60_000;
}

interface WallClock {
  date: string;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** Since midnight. */
  minutes: number;
}

function wallClock(at: number, timeZone: string): WallClock {
  const parts = Object.fromEntries(formatOf(timeZone).formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { date, weekday: new Date(`${date}T12:00:00Z`).getUTCDay() || 7, minutes: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, made);
  return made;
}

const dayMs = 86_400_000;
const daysAhead = 400;
