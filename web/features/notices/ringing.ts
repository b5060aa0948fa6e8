import type { Known } from './lists.ts';

/** What somebody wants to be rung for. */
export interface Wanted {
  alarm: boolean;
  alarmPastTarget: boolean;
}

/** Whether it rings at that moment, and at which moment it begins to if nothing else happens; null: at none. */
export function ringing(cards: Iterable<Known>, { alarm, alarmPastTarget }: Wanted, now: number): { rings: boolean; nextAt: number | null } {
  const all = [...cards];
  const past = alarmPastTarget ? all.flatMap(pastAt) : [];
  const rings = (alarm && all.some(({ waits }) => waits)) || past.some((at) => at <= now);
  return { rings, nextAt: rings || past.length === 0 ? null : Math.min(...past) };
}

/** Whoever takes what is past its target already has heard of it: what rings on with them is what came to be past it later. */
function pastAt({ waits, held, heldSince, putAside, overAt }: Known): number[] {
  if (overAt === null) return [];
  const at = Date.parse(overAt);
  return waits || (held && !putAside && heldSince !== null && Date.parse(heldSince) < at) ? [at] : [];
}
