import type { Bench } from '../bench.ts';
import { type Cores, watchBusy } from './busy.ts';
import { median } from './percentile.ts';

/** Somebody who takes part in a measurement: the product, a floor, the peer. */
export interface Contestant<T> {
  name: string;
  /** The server's process; 0: there is none. */
  pid: number;
  turn(): Promise<{ result: T; cores: number }>;
}

/** All turns of one contestant. */
export interface Turns<T> {
  name: string;
  results: T[];
  /** Medians over the turns. */
  cores: Cores | null;
}

/**
 * One turn each, again and again: A B C A B C. Whatever slows the machine down for a while slows all of them, and what
 * is compared was measured in the same minutes.
 */
export async function interleave<T>({ scale, progress, generator }: Bench, contestants: Contestant<T>[]): Promise<Turns<T>[]> {
  const all = contestants.map(({ name }) => ({ name, results: [] as T[], busy: [] as Cores[] }));
  for (let round = 0; round < scale.rounds; round++) {
    for (const [i, { name, pid, turn }] of contestants.entries()) {
      progress.tell(`turn ${round + 1} of ${scale.rounds}: ${name}`);
      const look = watchBusy({ server: pid, generator: generator.pid });
      const { result, cores } = await turn();
      const busy = look();
      all[i]?.results.push(result);
      if (busy) all[i]?.busy.push({ ...busy, generator: cores });
    }
  }
  return all.map(({ name, results, busy }) => ({ name, results, cores: middleOf(busy) }));
}

function middleOf(busy: Cores[]): Cores | null {
  if (busy.length === 0) return null;
  const of = (key: keyof Cores) => median(busy.map((each) => each[key])) ?? 0;
  return { server: of('server'), postgres: of('postgres'), generator: of('generator'), others: of('others') };
}
