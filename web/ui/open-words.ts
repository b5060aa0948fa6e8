import { type Hours, nextChange } from './hours.ts';
import { type Phrase, say } from './say.ts';

/** "Open now, until 18:00", or "Closed, opens tomorrow 9:00". */
export function openWords(hours: Hours, now: number): string {
  return changeWords(hours, now, hours.open ? open : closed);
}

/** Whether it never changes, today, tomorrow, or on a day that has a name. */
export type Change = Record<'never' | 'today' | 'tomorrow' | 'later', Phrase>;

/** The sentence that fits when the hours change next. */
export function changeWords(hours: Hours, now: number, words: Change): string {
  const change = nextChange(hours, now);
  if (!change) return say(words.never);
  const { day, time } = change;
  return say(day === 'today' ? words.today : day === 'tomorrow' ? words.tomorrow : words.later, { day, time });
}

const open: Change = { never: 'plain.open', today: 'plain.openUntil', tomorrow: 'plain.openUntilTomorrow', later: 'plain.openUntilDay' };
const closed: Change = { never: 'plain.closed', today: 'plain.closedOpens', tomorrow: 'plain.closedOpensTomorrow', later: 'plain.closedOpensDay' };
