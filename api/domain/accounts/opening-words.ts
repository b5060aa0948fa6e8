import type { Hours } from './hours.ts';

/** When it opens, as people there read it: "tomorrow at 09:00 (London time)". Null: it does not within sight. */
export function openingWords({ timeZone }: Pick<Hours, 'timeZone'>, opens: Date | null, now: Date): string {
  if (opens === null) return 'later';
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(opens);
  return `${dayWords(timeZone, opens, now)} at ${time} (${zoneWords(timeZone)})`;
}

/** "London time": the city that the zone is called after. */
export function zoneWords(timeZone: string): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return timeZone.includes('/') ? `${city} time` : city;
}

function dayWords(timeZone: string, opens: Date, now: Date): string {
  const days = (dayIn(timeZone, opens) - dayIn(timeZone, now)) / 86_400_000;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return `on ${new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(opens).replace(',', '')}`;
}

/** Midnight of the calendar day there, as if it were UTC. */
function dayIn(timeZone: string, moment: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'));
}
