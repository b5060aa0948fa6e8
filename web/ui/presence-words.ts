import type { PresenceState } from './Presence.tsx';
import { say } from './say.ts';
import { clockTime, dayWithin } from './when.ts';

/** "Available", "Busy", "Away until 15:00", "Away until 12 March, 09:00". */
export function presenceWords({ state, until }: { state: PresenceState; until: string | null }, now = Date.now()): string {
  if (state === 'AVAILABLE') return say('desk.presence.AVAILABLE');
  return until === null ? say(`desk.presence.${state}`) : say(`desk.presence.${state}.until`, { when: untilWhen(until, now) });
}

/** "15:00", or on another day "12 March, 09:00". */
export function untilWhen(until: string, now = Date.now()): string {
  const time = clockTime(until);
  const today = new Date(until).toDateString() === new Date(now).toDateString();
  return today ? time : say('desk.presence.day', { day: dayWithin(until, now), time });
}
