import { say } from '../../ui/say.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span of milliseconds in few letters: "4 s", "11 min", "1 h 12", "2 d". */
export function span(ms: number): string {
  const passed = Math.max(0, ms);
  if (passed < minute) return say('plain.secondsShort', { count: Math.floor(passed / second) });
  if (passed < hour) return say('thread.minutesShort', { count: Math.floor(passed / minute) });
  if (passed < day) return say('plain.hoursShort', { hours: Math.floor(passed / hour), minutes: String(Math.floor((passed % hour) / minute)).padStart(2, '0') });
  return say('plain.daysShort', { days: Math.floor(passed / day) });
}

/** How long ago something happened, at `now`: "4 s ago", never less than a second. */
export function ago(iso: string, now: number): string {
  return say('thread.ago', { span: span(Math.max(second, now - Date.parse(iso))) });
}
