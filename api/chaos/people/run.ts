import type { Record } from '../history/record.ts';
import type { Phones } from '../world/phones.ts';

/** What everybody of one run shares. */
export interface Run {
  record: Record;
  phones: Phones;
  /** Where the servers are reached: through their proxies. */
  servers: readonly URL[];
  /** The page that everybody seems to come from. */
  origin: string;
  /** Numbers from 0 to 1, from the run's seed. */
  chance: () => number;
  /** Who is refused again and again at the door: an administrator lets them act again. */
  lockedOut: Set<string>;
  /** Something happened that no server should bring about, or that is a mistake of ours: the run ends with it. */
  broken(error: unknown): void;
  /** Nobody begins anything new; what is begun is brought to its end. */
  winding: AbortSignal;
  /** Everything ends. */
  over: AbortSignal;
}

/** Milliseconds in which an answer is expected; after that the same is asked again, of any server. */
export const ANSWER_WITHIN = 4_000;

/** One of the servers; another one than where nothing was answered, as a load balancer would find. */
export function anyServer({ chance, servers }: Run, silent?: number): number {
  if (silent !== undefined) return (silent + 1) % servers.length;
  return Math.floor(chance() * servers.length);
}
