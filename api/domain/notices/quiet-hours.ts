import { openAt } from '../accounts/hours.ts';
import type { QuietHours } from './notices.ts';

/** Until when it is quiet, if it is quiet at that moment: by the clocks of the place, also where they change in that night. */
export function quietUntil({ timeZone, from, until }: QuietHours, at: Date): Date | null {
  const spans = from < until ? [{ opens: from, closes: until }] : [{ opens: '00:00', closes: until }, { opens: from, closes: '24:00' }].filter(({ opens, closes }) => opens < closes);
  const intervals = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => spans.map((span) => ({ weekday, ...span })));
  const { open, changesAt } = openAt({ timeZone, intervals }, at);
  return open ? changesAt : null;
}
