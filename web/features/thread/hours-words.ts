import { type Hours, nextChange } from '../../ui/hours.ts';
import { say } from '../../ui/say.ts';

/** "Open now, until 18:00" or "Closed, opens tomorrow 9:00". */
export function hoursWords(hours: Hours, now: number): string {
  const change = nextChange(hours, now);
  if (!change) return say(hours.open ? 'thread.hours.open' : 'thread.hours.closed');
  const { day } = change;
  if (hours.open) {
    return say(day === 'today' ? 'thread.hours.openUntil' : day === 'tomorrow' ? 'thread.hours.openUntilTomorrow' : 'thread.hours.openUntilDay', { ...change });
  }
  return say(day === 'today' ? 'thread.hours.opens' : day === 'tomorrow' ? 'thread.hours.opensTomorrow' : 'thread.hours.opensDay', { ...change });
}
