import { say } from '../../ui/say.ts';
import { clockTime, dayWithin } from '../../ui/when.ts';

/** A moment within a sentence: "today at 16:27", else the day alone. */
export function momentWords(iso: string): string {
  const isToday = new Date(iso).toDateString() === new Date().toDateString();
  return isToday ? say('settings.todayAt', { time: clockTime(iso) }) : dayWithin(iso);
}
