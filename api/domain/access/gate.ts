import { Refusal } from '../errors.ts';

/**
 * Lets so many pass at once and so many wait; whoever comes beyond that is refused at once, so that a flood costs the
 * flooder an answer and nobody else their turn.
 */
export function createGate(atOnce: number, waiting: number, sentence: string): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let inside = 0;

  return async (work) => {
    if (inside < atOnce) inside += 1;
    else if (queue.length < waiting) await new Promise<void>((enter) => queue.push(enter));
    else throw new Refusal('UNAVAILABLE', sentence, { seconds: 5 });
    try {
      return await work();
    } finally {
      // The place is handed on, not given up, so that nobody slips in between.
      const next = queue.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
