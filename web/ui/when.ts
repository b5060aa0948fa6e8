import { useSyncExternalStore } from 'react';
import { dateLocale, say } from './say.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "14:03", in the reader's own time zone. */
export function clockTime(iso: string): string {
  return clockFormat.format(new Date(iso));
}

/** "14:03:12", where seconds tell one thing from the next. */
export function preciseTime(iso: string): string {
  return preciseFormat.format(new Date(iso));
}

/** How long since `fromIso`: `short` as it stands on a card ("8:05", "1 h 12", "2 d"), `words` as it is read aloud. */
export function waited(fromIso: string, now: number): { short: string; words: string } {
  return spanOf(Math.max(0, now - Date.parse(fromIso)));
}

/** The same of a span in milliseconds. */
export function spanOf(passed: number): { short: string; words: string } {
  const hours = Math.floor(passed / hour);
  const minutes = Math.floor((passed % hour) / minute);
  if (passed >= day) {
    const days = Math.floor(passed / day);
    return { short: say('plain.daysShort', { days }), words: say('plain.days', { count: days }) };
  }
  if (hours > 0) {
    return {
      short: say('plain.hoursShort', { hours, minutes: twoDigits(minutes) }),
      words: say('plain.hours', { count: hours }),
    };
  }
  return {
    short: countdown(passed),
    words: minutes === 0 ? say('plain.lessThanMinute') : say('plain.minutes', { count: minutes }),
  };
}

/** "4:38": minutes and seconds of a span in milliseconds, never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${twoDigits(seconds % 60)}`;
}

/** "26 November 2026": for what is read again years later. */
export function longDate(iso: string): string {
  return yearFormat.format(new Date(iso));
}

/** "Today", "Yesterday", "12 March", or with its year where that is another one. */
export function dayLabel(iso: string, now = Date.now()): string {
  const then = new Date(iso);
  const today = new Date(now);
  if (sameDay(then, today)) return say('plain.today');
  if (sameDay(then, new Date(now - day))) return say('plain.yesterday');
  return then.getFullYear() === today.getFullYear() ? dayFormat.format(then) : yearFormat.format(then);
}

/** The same within a sentence: "today", "yesterday", "12 March". */
export function dayWithin(iso: string, now = Date.now()): string {
  const then = new Date(iso);
  if (sameDay(then, new Date(now))) return say('plain.todayWithin');
  return sameDay(then, new Date(now - day)) ? say('plain.yesterdayWithin') : dayLabel(iso, now);
}

/** The end of a card: "14:03" today, "Fri" within a week, else "12 Mar", with its year where that is another one. */
export function shortWhen(iso: string, now = Date.now()): string {
  const then = new Date(iso);
  const today = new Date(now);
  if (sameDay(then, today)) return clockTime(iso);
  if (now - then.getTime() < 6 * day) return weekdayFormat.format(then);
  return then.getFullYear() === today.getFullYear() ? shortDayFormat.format(then) : shortYearFormat.format(then);
}

/** A moment that is near, within a sentence: "9:00", "Mon 9:00", "24 Dec 9:00". */
export function nearTime(iso: string, now: number): string {
  const then = new Date(iso);
  return sameDay(then, new Date(now)) ? clockTime(iso) : `${Math.abs(now - then.getTime()) < 6 * day ? weekdayFormat.format(then) : shortDayFormat.format(then)} ${clockTime(iso)}`;
}

/** The time now, in milliseconds, looked at anew every `everyMs`. All who ask for the same beat share one timer. */
export function useNow(everyMs: number): number {
  const beat = beatOf(everyMs);
  return useSyncExternalStore(beat.subscribe, beat.now);
}

const clockFormat = new Intl.DateTimeFormat(dateLocale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const preciseFormat = new Intl.DateTimeFormat(dateLocale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const dayFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'long' });
const yearFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'long', year: 'numeric' });
const weekdayFormat = new Intl.DateTimeFormat(dateLocale, { weekday: 'short' });
const shortDayFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short' });
const shortYearFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short', year: 'numeric' });

function twoDigits(count: number): string {
  return String(count).padStart(2, '0');
}

function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}

interface Beat {
  subscribe(heard: () => void): () => void;
  now(): number;
}

const beats = new Map<number, Beat>();

function beatOf(everyMs: number): Beat {
  const known = beats.get(everyMs);
  if (known) return known;
  const made = makeBeat(everyMs);
  beats.set(everyMs, made);
  return made;
}

/** The timer runs only while somebody listens. A snapshot has to stay the same between two ticks, or React asks for ever. */
function makeBeat(everyMs: number): Beat {
  const listening = new Set<() => void>();
  let last = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const tick = () => {
    last = Date.now();
    for (const heard of listening) heard();
  };
  return {
    subscribe(heard) {
      if (listening.size === 0) {
        last = Date.now();
        timer = setInterval(tick, everyMs);
      }
      listening.add(heard);
      return () => {
        listening.delete(heard);
        if (listening.size === 0) clearInterval(timer);
      };
    },
    now: () => (listening.size === 0 && Date.now() - last > everyMs ? (last = Date.now()) : last),
  };
}
