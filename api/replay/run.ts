import { fullJitter, type Patience } from './wire/patience.ts';

/** What everybody of one replay shares. */
export interface Run {
  patience: Patience;
  /** Ends everything: no new conversation, no further turn. */
  signal: AbortSignal;
  tally: Tally;
  /** Milliseconds that somebody takes over a text, thinking and typing. */
  pauseFor(text: string): number;
  /** Says on the progress line what somebody is doing. */
  tell(sentence: string): void;
}

/** What happened besides the conversations themselves. */
export interface Tally {
  messages: number;
  notes: number;
  transfers: number;
  ended: number;
  leftOpen: number;
  /** Claims and handovers that somebody else was faster with. */
  conflicts: number;
  /** Replies that were handed back. */
  blocked: number;
  /** Requests that were repeated because nothing came back. */
  again: number;
  /** Streams that broke and were taken up again. */
  cutOff: number;
  /** Milliseconds from the answer to an author until another had it on the screen. */
  delays: number[];
}

export function emptyTally(): Tally {
  return { messages: 0, notes: 0, transfers: 0, ended: 0, leftOpen: 0, conflicts: 0, blocked: 0, again: 0, cutOff: 0, delays: [] };
}

/** At speed 1 about a second or two a turn, by its length; twice as fast at 2; at 0 without any pause. */
export function pauseAt(speed: number): Run['pauseFor'] {
  if (speed === 0) return () => 0;
  return (text) => (Math.min(Math.max(text.length * 20, 500), 2_500) + fullJitter(2, 400)) / speed;
}
