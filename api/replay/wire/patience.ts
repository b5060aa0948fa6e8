import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from './answers.ts';

/** How long somebody goes on asking, and what stops them. */
export interface Patience {
  /** From the first time that nothing came back. */
  seconds: number;
  signal: AbortSignal;
  /** Called before the same is asked once more. */
  again(): void;
}

/** Nothing has come back for as long as somebody was willing to wait. */
export class OutOfPatience extends Error {
  override name = 'OutOfPatience';
}

/**
 * Asks until there is an answer: yes or no, but never "perhaps". `work` repeats the very same request, ids and all, so
 * that one which was carried out, and whose answer was lost, is not carried out twice.
 */
export async function untilAnswered<Answer>({ seconds, signal, again }: Patience, work: () => Promise<Answer>): Promise<Answer> {
  let since: number | undefined;
  for (let tried = 0; ; tried++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotNow)) throw error;
      since ??= Date.now();
      const wait = Math.max(error.seconds * 1000, fullJitter(tried, 2_000));
      if (Date.now() + wait > since + seconds * 1000) throw new OutOfPatience(`${error.message} That was so for ${seconds} seconds.`);
      await sleep(wait, undefined, { signal });
      again();
    }
  }
}

/**
 * Milliseconds to wait before the next try: anything between nothing and twice as much as before. Those who were cut
 * off in the same moment would otherwise all come back in the same moment.
 */
export function fullJitter(tried: number, longest: number): number {
  return Math.random() * Math.min(longest, 100 * 2 ** Math.min(tried, 20));
}
