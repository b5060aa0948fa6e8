import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow } from './answers.ts';
import type { Operation } from './ask.ts';
import { fullJitter } from './patience.ts';
import type { Sockets } from './sockets.ts';

/** What is followed. */
export interface Followed<Given extends object, Answer> {
  operation: Operation<Given, Answer>;
  /** Asked before each subscribing: with the newest numbers that the follower has. */
  from(): Given;
  take(answer: Answer): void;
  /** Called when a connection that stood broke. */
  cutOff(): void;
}

/** Milliseconds, at most, between two tries. */
const LONGEST_WAIT = 3_000;

/**
 * Follows a subscription for as long as it is wanted. After every disconnect it subscribes anew, from where the follower
 * stands by then, so that nothing is missed and nothing comes twice. Ends when the server has no more to say, or when
 * the signal is given; throws Refused where the server says no.
 */
export async function follow<Given extends object, Answer>(sockets: Sockets, followed: Followed<Given, Answer>, signal: AbortSignal): Promise<void> {
  const { operation, from, take, cutOff } = followed;
  for (let tried = 0; !signal.aborted; tried++) {
    try {
      for await (const answer of sockets.stream(operation, from(), signal)) {
        tried = 0;
        take(answer);
      }
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof NotNow)) throw error;
    }
    if (tried === 0) cutOff();
    await sleep(fullJitter(tried, LONGEST_WAIT), undefined, { signal }).catch(() => undefined);
  }
}
