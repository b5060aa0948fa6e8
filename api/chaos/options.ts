import { parseArgs } from 'node:util';
import type { FaultKind } from './history/line.ts';

/** What a run is told. */
export interface Options {
  /** For so long things strike; opening and reading at the end come on top. */
  seconds: number;
  seed: number;
  /** Where the history and the servers' logs are kept. */
  out: string;
  faults: readonly FaultKind[];
  /** The nats-server to use. Null: one in the usual places, if there is one. */
  nats: string | null;
  /** A history that was kept, to be judged again. Null: a new one is made. */
  judge: string | null;
}

export const ALL_FAULTS: readonly FaultKind[] = ['kill', 'restart', 'pause', 'postgres', 'bus', 'cut', 'half-open', 'black hole', 'clock', 'disk'];
/** What a short run has time for. */
const SHORT_FAULTS: readonly FaultKind[] = ['kill', 'postgres', 'bus', 'cut'];
/** From so many seconds on a run has every fault. */
const LONG = 120;

const EXPLAINED = `
  --seconds N, --minutes N   for so long things strike (default 45 seconds)
  --seed S                   the same faults in the same order as in an earlier run (default: another each time)
  --faults A,B               of ${ALL_FAULTS.join(', ')}
                             (default: all of them; below ${LONG} seconds ${SHORT_FAULTS.join(', ')})
  --out DIR                  keeps history and logs there (default .data/chaos/SEED)
  --nats PATH                the nats-server to use, where it is not in a usual place
  --judge FILE               judges a history that was kept, and runs nothing`;

/** Reads the arguments. Throws a sentence about the first that is not usable, with all of them explained. */
export function readOptions(args: string[]): Options {
  const given = valuesOf(args);
  const number = (name: 'seconds' | 'minutes' | 'seed', least: number, most: number): number | null => {
    const text = given[name];
    if (text === undefined) return null;
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) throw asked(`--${name} ${text} is not a number from ${least} to ${most}.`);
    return value;
  };
  const minutes = number('minutes', 0.2, 600);
  const seconds = minutes === null ? (number('seconds', 10, 36_000) ?? 45) : minutes * 60;
  const seed = number('seed', 0, 4_294_967_295) ?? Math.floor(Math.random() * 1_000_000);
  return { seconds, seed, out: given.out ?? `.data/chaos/${seed}`, faults: faultsOf(given.faults) ?? (seconds < LONG ? SHORT_FAULTS : ALL_FAULTS), nats: given.nats ?? null, judge: given.judge ?? null };
}

function faultsOf(text: string | undefined): FaultKind[] | null {
  if (text === undefined) return null;
  return text.split(',').map((name) => {
    const found = ALL_FAULTS.find((each) => each === name.trim());
    if (!found) throw asked(`--faults names ${name}, which is none of them.`);
    return found;
  });
}

function valuesOf(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { seconds: text, minutes: text, seed: text, faults: text, out: text, nats: text, judge: text } }).values;
  } catch (error) {
    throw asked(error instanceof Error ? error.message : String(error));
  }
}

function asked(what: string): Error {
  return new Error(`${what}\n\nUsage: npm run chaos -- [options]\n${EXPLAINED}`);
}
