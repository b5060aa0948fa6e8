/** One call on one thing: when it was made and answered, and what it does to the thing. */
export interface Step<State> {
  from: number;
  /** Infinite where it was never answered: then it may have happened at any time since, or not at all. */
  to: number;
  /** The thing afterwards; null where the call could not have been answered so. */
  apply(before: State): State | null;
}

/** Whether there is one order that explains all answers; `unknown` where looking further would take too long. */
export type Linear = 'yes' | 'no' | 'unknown';

/**
 * Whether every answer can be explained by the calls happening one after the other, each at one moment between its being
 * made and its being answered. The search of Wing and Gong, remembering where it has been, as Lowe does. A state is
 * compared by what it prints to. `budget`: so many places are looked at.
 */
export function linearizable<State>(steps: readonly Step<State>[], initial: State, budget = 200_000): Linear {
  const all = steps.toSorted((one, other) => one.from - other.from);
  const must = all.filter(({ to }) => to !== Infinity).length;
  const seen = new Set<string>();
  const trail: { done: ReadonlySet<number>; low: number; count: number; state: State }[] = [{ done: new Set(), low: 0, count: 0, state: initial }];
  for (let looked = 0; trail.length > 0; looked++) {
    if (looked > budget) return 'unknown';
    const place = trail.pop();
    if (!place || place.count === must) return 'yes';
    for (const index of nextOf(all, place)) {
      const state = all[index]?.apply(place.state) ?? null;
      if (state === null) continue;
      const after = taking(all, place, index, state);
      const key = `${after.low} ${[...after.done].toSorted((one, other) => one - other).join(',')} ${JSON.stringify(state)}`;
      if (!seen.has(key)) {
        seen.add(key);
        trail.push(after);
      }
    }
  }
  return 'no';
}

/**
 * Those that may come next: none of what is left was answered before they were made. The search takes the last first:
 * what was answered, earliest first; what was never answered only where nothing else explains it.
 */
function nextOf<State>(all: readonly Step<State>[], { done, low }: { done: ReadonlySet<number>; low: number }): number[] {
  const found: number[] = [];
  let earliest = Infinity;
  for (let index = low; index < all.length; index++) {
    const step = all[index];
    if (!step || step.from > earliest) break;
    if (done.has(index)) continue;
    earliest = Math.min(earliest, step.to);
    found.push(index);
  }
  const [never, answered] = [found.filter((index) => all[index]?.to === Infinity), found.filter((index) => all[index]?.to !== Infinity)];
  return [...never, ...answered.reverse()];
}

/** Everything below `low` is done; `done` has what is beyond it. */
function taking<State>(all: readonly Step<State>[], place: { done: ReadonlySet<number>; low: number; count: number }, index: number, state: State) {
  const done = new Set(place.done).add(index);
  let { low } = place;
  while (done.delete(low)) low += 1;
  return { done, low, count: place.count + (all[index]?.to === Infinity ? 0 : 1), state };
}
