/** How a wait is counted, as the server says it: without the pauses, and late and over from these moments on. */
export interface WaitingClock {
  since: string;
  lateAt: string | null;
  overAt: string | null;
  pauses: readonly { from: string; to: string | null }[];
}

/** How pressing a wait is, how far the ring toward the last target is filled, 0 to 1, and what has been counted. */
export interface Wait {
  readonly level: 'within' | 'late' | 'over';
  readonly fill: number;
  /** Milliseconds, without what was not counted. */
  readonly counted: number;
  /** Nothing is counted now: until when, or null where nobody knows. Undefined: the clock runs. */
  readonly standsUntil: string | null | undefined;
}

/** How pressing it is at `now` that somebody waits. */
export function waitAt(clock: WaitingClock, now: number): Wait {
  const { lateAt, overAt, pauses } = clock;
  const counted = countedBy(clock, now);
  const level = isPast(overAt, now) ? 'over' : isPast(lateAt, now) ? 'late' : 'within';
  const target = overAt === null ? Infinity : countedBy(clock, Date.parse(overAt));
  const pause = pauses.find(({ from, to }) => isPast(from, now) && !isPast(to, now));
  return { level, fill: Math.min(1, counted / target), counted, standsUntil: pause?.to };
}

const DAY = 86_400_000;

/** Pauses are known until a day has been counted; from there on the calendar's days are told. */
function countedBy({ since, pauses }: WaitingClock, moment: number): number {
  const passed = Math.max(0, moment - Date.parse(since));
  const paused = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(moment, to === null ? moment : Date.parse(to)) - Date.parse(from)), 0);
  const counted = passed - paused;
  return counted >= DAY ? passed : counted;
}

function isPast(moment: string | null, now: number): boolean {
  return moment !== null && Date.parse(moment) <= now;
}
