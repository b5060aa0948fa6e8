import { dateLocale } from '../../../ui/say.ts';
import { preciseTime } from '../../../ui/when.ts';

const dayFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short' });
const yearFormat = new Intl.DateTimeFormat(dateLocale, { day: 'numeric', month: 'short', year: 'numeric' });

/** "14:02:11" today, else with its day: "24 Nov, 14:02:11"; to the second, in the reader's own time zone. */
export function momentWords(iso: string, now = Date.now()): string {
  const then = new Date(iso);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return preciseTime(iso);
  const day = then.getFullYear() === today.getFullYear() ? dayFormat : yearFormat;
  return `${day.format(then)}, ${preciseTime(iso)}`;
}
