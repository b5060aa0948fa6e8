import { Refusal } from '../domain/errors.ts';
import type { Limits } from '../limits.ts';

/** Lets operations be carried out, so many at once. */
export interface Load {
  /** Waits for a place and does it there. Throws UNAVAILABLE, with when to try again, where there is none soon. */
  carry<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * More at once than the database has connections only makes everybody wait, and an operation that has waited for seconds
 * is one that nobody waits for any more: under ten times the load all work would be for such. So few wait, and briefly;
 * whoever comes beyond that is told so at once, which costs next to nothing, and those who are let in are as quick as ever.
 */
export function createLoad({ operations, waiting, patience }: Limits['load']): Load {
  const queue = new Set<(place: boolean) => void>();
  let under = 0;

  const enter = async (): Promise<boolean> => {
    if (under < operations) return (under += 1) > 0;
    if (queue.size >= waiting) return false;
    return new Promise<boolean>((decide) => {
      const decided = (place: boolean) => {
        clearTimeout(timer);
        queue.delete(decided);
        decide(place);
      };
      const timer = setTimeout(() => decided(false), patience);
      queue.add(decided);
    });
  };
  const leave = (): void => {
    // The place is handed on, not given up, so that nobody slips in between.
    const [next] = queue;
    if (next) next(true);
    else under -= 1;
  };

  return {
    carry: async (work) => {
      if (!(await enter())) throw new Refusal('UNAVAILABLE', 'Too much is asked at this moment. Try again in a few seconds.', { seconds: 1 + Math.floor(Math.random() * 3) });
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
