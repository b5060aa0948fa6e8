import { elsewhere, type Hours, nextChange, type WeekPart, weekParts } from '../../ui/hours.ts';
import { type Phrase, say } from '../../ui/say.ts';

/** "Open now, until 18:00", or "Closed, opens tomorrow 9:00". */
export function openWords(hours: Hours, now: number): string {
  return changeWords(hours, now, hours.open ? open : closed);
}

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

/** Whether it never changes, today, tomorrow, or on a day that has a name. */
type Change = Record<'never' | 'today' | 'tomorrow' | 'later', Phrase>;

const open: Change = { never: 'contacts.open', today: 'contacts.openUntil', tomorrow: 'contacts.openUntilTomorrow', later: 'contacts.openUntilDay' };
const closed: Change = { never: 'contacts.closed', today: 'contacts.closedOpens', tomorrow: 'contacts.closedOpensTomorrow', later: 'contacts.closedOpensDay' };
const briefOpen: Change = { never: 'contacts.open', today: 'contacts.until', tomorrow: 'contacts.until', later: 'contacts.untilDay' };
const briefClosed: Change = { never: 'contacts.closed', today: 'contacts.opens', tomorrow: 'contacts.opens', later: 'contacts.opensDay' };

function changeWords(hours: Hours, now: number, words: Change): string {
  const change = nextChange(hours, now);
  if (!change) return say(words.never);
  const { day, time } = change;
  return say(day === 'today' ? words.today : day === 'tomorrow' ? words.tomorrow : words.later, { day, time });
}

function partWords({ from, to, spans }: WeekPart): string {
  const days = from === to ? from : say('contacts.daysTo', { from, to });
  const times = spans.map((span) => say('contacts.timesTo', { ...span })).join(say('contacts.timesAnd'));
  return `${days} ${times}`;
}
