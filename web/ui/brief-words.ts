import './words/contacts.ts';
import { elsewhere, type Hours, type WeekPart, weekParts } from './hours.ts';
import { type Change, changeWords } from './open-words.ts';
import { say } from './say.ts';

/** "Open until 18:00", or "Opens 9:00": for a small card. The next such time, so tomorrow needs no name. */
export function briefWords(hours: Hours, now: number): string {
  return changeWords(hours, now, hours.open ? briefOpen : briefClosed);
}

/** The ordinary week: "Mon to Fri 8:00 to 18:00". The city is named where its clock is not the reader's. */
export function weekWords(hours: Hours, now: number): string {
  const week = weekParts(hours.intervals).map(partWords).join(', ');
  const city = elsewhere(hours.timeZone, now);
  return city && week ? say('contacts.inCity', { week, city }) : week;
}

const briefOpen: Change = { never: 'plain.open', today: 'contacts.until', tomorrow: 'contacts.until', later: 'contacts.untilDay' };
const briefClosed: Change = { never: 'plain.closed', today: 'contacts.opens', tomorrow: 'contacts.opens', later: 'contacts.opensDay' };

function partWords({ from, to, spans }: WeekPart): string {
  const days = from === to ? from : say('contacts.daysTo', { from, to });
  const times = spans.map((span) => say('contacts.timesTo', { ...span })).join(say('contacts.timesAnd'));
  return `${days} ${times}`;
}
