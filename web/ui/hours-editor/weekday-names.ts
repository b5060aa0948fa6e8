import { dateLocale } from '../say.ts';

/** "Mon" or "Monday". 1 January 2024 was a Monday. */
export function weekdayName(weekday: number, length: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(dateLocale, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday));
}
