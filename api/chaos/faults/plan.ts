import type { FaultKind } from '../history/line.ts';
import { random } from '../world/random.ts';

/** One fault: when it begins and how long it lasts, in milliseconds, and which server it strikes, where it strikes one. */
export interface Strike {
  fault: FaultKind;
  at: number;
  lasts: number;
  server: number;
}

/** Between which milliseconds each lasts. A server that was killed, or a Postgres, needs its start on top of that. */
const LASTS: Record<FaultKind, [least: number, most: number]> = {
  kill: [500, 3_000],
  restart: [0, 0],
  pause: [20_000, 20_000],
  postgres: [500, 3_000],
  bus: [4_000, 12_000],
  cut: [3_000, 7_000],
  'half-open': [5_000, 10_000],
  'black hole': [5_000, 10_000],
  clock: [10_000, 15_000],
  disk: [4_000, 8_000],
};
/** Milliseconds of good weather between two, and that a start takes. */
const REST = [1_500, 3_500] as const;
const START = 3_000;

/** What strikes servers and their database comes one after the other; so does, beside it, what strikes what is between. */
const BETWEEN: readonly FaultKind[] = ['bus', 'cut', 'half-open', 'black hole'];

/**
 * When what strikes, for a seed the same each time: each of these kinds in turn, in an order that is mixed anew each time
 * round, so that every kind comes where the time allows. Two rows side by side, so that the bus is also down while a
 * server dies. In a run of minutes the bus is down for a whole minute once.
 */
export function planOf(seed: number, kinds: readonly FaultKind[], milliseconds: number): Strike[] {
  const chance = random(seed);
  const between = (least: number, most: number) => Math.round(least + chance() * (most - least));
  const row = (of: readonly FaultKind[]): Strike[] => {
    const strikes: Strike[] = [];
    let bag: FaultKind[] = [];
    for (let at = between(1_000, 2_500); of.length > 0; ) {
      if (bag.length === 0) bag = of.toSorted(() => chance() - 0.5);
      const fault = bag.pop();
      if (!fault) break;
      const long = fault === 'bus' && milliseconds >= 240_000 && !strikes.some((each) => each.fault === 'bus');
      const lasts = long ? 60_000 : between(...LASTS[fault]);
      if (at + lasts + START > milliseconds) {
        // What is too long for what is left makes room for something shorter.
        if (bag.some((each) => LASTS[each][1] < lasts)) continue;
        break;
      }
      strikes.push({ fault, at, lasts, server: chance() < 0.5 ? 0 : 1 });
      at += lasts + (BETWEEN.includes(fault) ? 0 : START) + between(...REST);
    }
    return strikes;
  };
  return [...row(kinds.filter((each) => !BETWEEN.includes(each))), ...row(kinds.filter((each) => BETWEEN.includes(each)))].toSorted((one, other) => one.at - other.at);
}
