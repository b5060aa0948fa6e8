/** The house's two targets for a first answer, in milliseconds: past the first a wait is late, past the last it is over. */
export const waitTargets = { first: 12 * 60_000, last: 20 * 60_000 };

/** How pressing a wait is, and how far the ring toward the last target is filled, 0 to 1. */
export interface Wait {
  readonly level: 'within' | 'late' | 'over';
  readonly fill: number;
}

/** How pressing it is at `now` that somebody waits since `fromIso`. */
export function waitSince(fromIso: string, now: number): Wait {
  const passed = Math.max(0, now - Date.parse(fromIso));
  const level = passed >= waitTargets.last ? 'over' : passed >= waitTargets.first ? 'late' : 'within';
  return { level, fill: Math.min(1, passed / waitTargets.last) };
}
