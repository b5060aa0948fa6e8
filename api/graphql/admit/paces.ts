import { rateLimited } from '../../domain/errors.ts';
import { type Limits, STANDARD } from '../../limits.ts';

/** How often something may be done. */
export interface Pace {
  /** Sustained, times a second. */
  perSecond: number;
  /** At once, after a rest. */
  burst: number;
}

interface More {
  remembered?: number;
  /** What whoever is refused reads. */
  sentence?: string;
  now?: () => number;
}

/** A bucket for each name. */
export interface Paces {
  /** Counts one, or refuses it (RATE_LIMITED) with the seconds until the next. */
  take(name: string): void;
  /** Counts more for what has been let in already: how large it is shows only once it has been read. Whoever asks next waits for it. */
  charge(name: string, more: number): void;
  /** As `take`, for what need not be refused: whether it is within the pace. */
  allows(name: string): boolean;
}

/**
 * Kept in memory, by each server for itself: with several servers a name has as many times its pace. That is enough
 * against a program that runs wild, and costs no statement. At most `remembered` names are kept: the one that has
 * rested longest is forgotten first, and a bucket that is full again is as good as none.
 */
export function createPaces({ perSecond, burst }: Pace, { remembered = STANDARD.pace.remembered, sentence = 'Too often. Wait a little.', now = () => Date.now() }: More = {}): Paces {
  const buckets = new Map<string, { left: number; at: number }>();

  const leftIn = (name: string, at: number): number => {
    const bucket = buckets.get(name);
    return bucket ? Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond) : burst;
  };

  /** Whoever is set comes last, so the first is the one that has rested longest. */
  const set = (name: string, left: number, at: number) => {
    buckets.delete(name);
    const [rested] = buckets.keys();
    if (buckets.size >= remembered && rested !== undefined) buckets.delete(rested);
    buckets.set(name, { left, at });
  };

  /** Seconds until the next one; 0, and counted, if that is now. */
  const wait = (name: string): number => {
    const at = now();
    const left = leftIn(name, at);
    if (left < 1) return Math.max(1, Math.ceil((1 - left) / perSecond));
    set(name, left - 1, at);
    return 0;
  };

  return {
    take: (name) => {
      const seconds = wait(name);
      if (seconds > 0) throw rateLimited(sentence, seconds);
    },
    charge: (name, more) => {
      const at = now();
      if (more > 0) set(name, leftIn(name, at) - more, at);
    },
    allows: (name) => wait(name) === 0,
  };
}

/** The paces of whoever asks: each person, each network where nobody is signed in, each API token. */
export interface AskersPaces {
  person: Paces;
  network: Paces;
  token: Paces;
}

export function createAskersPaces({ remembered, ...pace }: Limits['pace']): AskersPaces {
  return {
    person: createPaces({ perSecond: pace.personPerSecond, burst: pace.personBurst }, { remembered, sentence: 'That is more at once than one person asks for. Wait a little, then go on.' }),
    network: createPaces({ perSecond: pace.networkPerSecond, burst: pace.networkBurst }, { remembered, sentence: 'Too much is asked from your network at this moment. Wait a little, then try again.' }),
    token: createPaces({ perSecond: pace.tokenPerSecond, burst: pace.tokenBurst }, { remembered, sentence: 'This token asks too often. Wait a little, then go on more slowly.' }),
  };
}

/** So many fields cost as much as a small operation. */
const FIELDS_A_STEP = 50;

/** What an operation counts: one, one more for what it changes, and one more for every fifty fields, fragments unfolded. */
export function costOf({ changes, fields }: { changes: boolean; fields: number }): number {
  return (changes ? 2 : 1) + Math.floor(fields / FIELDS_A_STEP);
}
