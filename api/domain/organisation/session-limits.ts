import type { OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';

/** How long sessions last, in minutes: without use, and at the most. */
export interface SessionLimits {
  staffIdle: number;
  staffAbsolute: number;
  clientIdle: number;
  clientAbsolute: number;
}

/** What is left out stays. */
export type GivenLimits = { [Limit in keyof SessionLimits]?: number | null };

const HOUR = 60;
const DAY = 24 * HOUR;

/** Below, nobody gets anything done; above, a limit protects from nothing. */
const BOUNDS: Record<keyof SessionLimits, { least: number; most: number; words: string }> = {
  staffIdle: { least: 5, most: DAY, words: 'between 5 minutes and a day' },
  staffAbsolute: { least: 15, most: 7 * DAY, words: 'between 15 minutes and 7 days' },
  clientIdle: { least: 5, most: 90 * DAY, words: 'between 5 minutes and 90 days' },
  clientAbsolute: { least: 15, most: 365 * DAY, words: 'between 15 minutes and 365 days' },
};

/** The limits as they are set. Before the organisation is founded: those that it begins with. */
export async function sessionLimits(call: OpenCall): Promise<SessionLimits> {
  const [row] = await call.sql<SessionLimits>(
    `select staff_idle_minutes as "staffIdle", staff_absolute_minutes as "staffAbsolute",
       client_idle_minutes as "clientIdle", client_absolute_minutes as "clientAbsolute" from organisation`,
    [],
  );
  return row ?? { staffIdle: 8 * HOUR, staffAbsolute: DAY, clientIdle: 14 * DAY, clientAbsolute: 90 * DAY };
}

/** The limits from now on. BAD_USER_INPUT names the one that cannot be. */
export function limitsFrom(path: string, present: SessionLimits, given: GivenLimits): SessionLimits {
  const limits = { ...present };
  for (const limit of Object.keys(BOUNDS) as (keyof SessionLimits)[]) {
    const minutes = given[limit] ?? null;
    if (minutes === null) continue;
    const { least, most, words } = BOUNDS[limit];
    if (minutes < least || minutes > most) throw badInput(`${path}.${limit}`, `This lies ${words}.`);
    limits[limit] = minutes;
  }
  const whose = limits.staffIdle > limits.staffAbsolute ? 'staff' : limits.clientIdle > limits.clientAbsolute ? 'client' : null;
  if (whose) throw badInput(`${path}.${whose}Absolute`, 'At the most is no less than without use.');
  return limits;
}
