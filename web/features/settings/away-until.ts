import { fieldOf } from '../../ui/moment/moments.ts';

/** For how long somebody goes away, as it is chosen: until they say so, a while, or until a moment of their own clock. */
export type AwayFor = 'open' | 'half' | 'hour' | 'moment';

const MINUTE = 60_000;
const lengths: Partial<Record<AwayFor, number>> = { half: 30 * MINUTE, hour: 60 * MINUTE };

/** The moment of that choice; null: there is no end. `moment` is as a field for date and time has it, in local time. */
export function awayUntil(choice: AwayFor, moment: string, now: number): Date | null {
  if (choice === 'moment') return new Date(moment);
  const length = lengths[choice];
  return length === undefined ? null : new Date(now + length);
}

/** What is wrong with the moment that was typed, if it is asked for at all. */
export function momentFault(choice: AwayFor, moment: string, now: number): 'availability.momentMissing' | 'availability.momentPassed' | null {
  if (choice !== 'moment') return null;
  const at = new Date(moment).getTime();
  if (Number.isNaN(at)) return 'availability.momentMissing';
  return at <= now ? 'availability.momentPassed' : null;
}

/** Tomorrow at nine, as a field for date and time takes it: what is proposed. */
export function tomorrowAtNine(now: number): string {
  const today = new Date(now);
  return fieldOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 9));
}
