import type { PartyView } from '../domain/accounts/find.ts';
import { Turned } from './turned.ts';

/** Who is told what comes, in order, and says when it is too much. */
export interface Sink<Event> {
  /**
   * What all of one side see alike is worked out once for all sinks with the same lane, before they are told. Null: this
   * one works everything out for itself.
   */
  laneOf(side: Side): Lane<Event> | null;
  /** Whether it takes more now. What nobody takes is not kept for them: it is read again, from the database. */
  isFree(): boolean;
  /** Calls back once, when it takes more again. */
  onceFree(then: () => void): void;
  /** `alike`: the very same event, also by identity, goes to others on the same side. */
  tell(event: Event, alike: boolean): void;
  /** What is told within goes out in one go. */
  atOnce(tell: () => void): void;
  end(): void;
  fail(error: unknown): void;
}

/** Who is told what in a conversation: clients never hear what staff say among themselves. */
export type Side = 'CLIENT' | 'STAFF';

/** The preparation of what many are told alike. */
export interface Lane<Event> {
  readonly side: Side;
  /** `named`: whom the event names, where that was read with it. */
  prepare(event: Event, named: readonly PartyView[]): Promise<void>;
}

/** Whoever opens a feed hands in where it goes, and gets the way to stop it. */
export type OpenFeed<Event> = (sink: Sink<Event>) => () => void;

/**
 * What happens somewhere, live: to be iterated over, or poured into a sink. Opened when somebody first asks for it, once.
 * It fails with a Refusal where it is not for whoever asks.
 */
export interface Feed<Event> extends AsyncGenerator<Event, void> {
  pour(sink: Sink<Event>): () => void;
}

export function feed<Event>(open: OpenFeed<Event>): Feed<Event> {
  return new Turned(open);
}
