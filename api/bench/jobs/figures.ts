import type { Bench } from '../bench.ts';
import { median, spread } from '../measure/percentile.ts';
import type { Turns } from '../measure/turns.ts';
import { type Faults, type Figure, type Line, NO_FAULTS, type Result } from '../report/line.ts';

/** The median over the turns, and how far they lay apart. */
export function figureOf<T>({ results }: Turns<T>, pick: (result: T) => number | null): Figure {
  const values = results.map(pick).filter((value) => value !== null);
  return { value: median(values) ?? 0, spread: spread(values) };
}

/** A line about the product beside somebody else, by the same figure of both. */
export function beside<T>(what: string, unit: string, [product, other]: [Turns<T>, Turns<T>], pick: (result: T) => number | null, goal: Line['goal'] = null): Line {
  return { what, unit, product: figureOf(product, pick), against: { name: other.name, ...figureOf(other, pick) }, goal };
}

/** A result with what is the same in all of them. */
export function resultOf(job: string, all: Turns<unknown>[], { lines, faults = NO_FAULTS, notes = [] }: { lines: Line[]; faults?: Faults; notes?: string[] }): Result {
  return { job, lines, faults, notes, cores: all.flatMap(({ name, cores }) => (cores ? [{ name, cores }] : [])) };
}

/** Of turns in which something was refused, what was said: a figure that was measured on refusals is none. */
export function refusalsIn(all: Turns<{ refusal: string | null }>[]): string[] {
  return all.flatMap(({ name, results }) => {
    const refusal = results.find((each) => each.refusal !== null)?.refusal;
    return refusal === undefined ? [] : [`${name} refused some: ${refusal}`];
  });
}

export function sumOf(all: Faults[]): Faults {
  return all.reduce((sum, { lost, double, disorder }) => ({ lost: sum.lost + lost, double: sum.double + double, disorder: sum.disorder + disorder }), NO_FAULTS);
}

/** The names under which everybody appears, in the table and in the picture. */
export const NAMES = {
  product: 'Switchboard',
  raw: 'raw node:http + ws + pg',
  apollo: 'Apollo as documented',
  statement: 'the statement alone',
  broadcast: 'raw ws broadcast',
} as const;

/** One turn of somebody whose server runs for the whole bench. */
export function pidOf({ servers }: Bench, kind: keyof Bench['servers']): number {
  return servers[kind].pid;
}
