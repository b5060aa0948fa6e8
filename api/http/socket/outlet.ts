import type { ExecutionResult, FormattedExecutionResult } from 'graphql';
import type { AnswerLane, Prepared } from '../../graphql/live/lanes.ts';
import type { Alone, Outlet } from '../../graphql/live/subscribe.ts';
import type { Side } from '../../live/feed.ts';
import { textFrame } from './frame.ts';
import type { Wire } from './wire.ts';

/** So many events wait to be worked out; what follows waits in the database. */
const KEPT = 100;

export interface OutletParts {
  /** The subscription's, as its client calls it. */
  id: string;
  wire: Wire;
  alone: Alone;
  laneOf(side: Side): AnswerLane | null;
  /** A result as it leaves: what went wrong in our words. */
  asSent(result: ExecutionResult): FormattedExecutionResult;
}

/**
 * Where the answers of one subscription go: straight to the wire, in order. What was worked out for all is written as it stands; what is for this one alone is
 * worked out first, and whatever comes meanwhile waits behind it.
 */
export class WireOutlet implements Outlet {
  readonly #parts: OutletParts;
  readonly #end = Promise.withResolvers<void>();
  #waiting: { event: object; alike: boolean }[] = [];
  #lane: AnswerLane | null = null;
  #busy = false;
  #dropped = false;
  #over: { error?: unknown } | null = null;
  #whenFree: (() => void) | null = null;

  constructor(parts: OutletParts) {
    this.#parts = parts;
  }

  get done(): Promise<void> {
    return this.#end.promise;
  }

  laneOf(side: Side): AnswerLane | null {
    this.#lane = this.#parts.laneOf(side);
    return this.#lane;
  }

  isFree(): boolean {
    return this.#waiting.length < KEPT && this.#parts.wire.isFree();
  }

  onceFree(then: () => void): void {
    this.#whenFree = then;
    if (!this.#busy) this.#callBack();
  }

  tell(event: object, alike: boolean): void {
    const { wire, id } = this.#parts;
    const answer = alike && !this.#busy ? (this.#lane?.answerTo(event) ?? null) : null;
    if (answer !== null) return wire.push(frameOf(answer, id));
    this.#waiting.push({ event, alike });
    if (!this.#busy) void this.#work();
  }

  atOnce(tell: () => void): void {
    this.#parts.wire.atOnce(tell);
  }

  end(): void {
    this.#finish({});
  }

  fail(error: unknown): void {
    this.#finish({ error });
  }

  drop(): void {
    this.#dropped = true;
    this.#waiting = [];
    this.#finish({});
  }

  async #work(): Promise<void> {
    this.#busy = true;
    const { wire, id, alone, asSent } = this.#parts;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
        const answer = next.alike ? (this.#lane?.answerTo(next.event) ?? null) : null;
        const frame = answer ? frameOf(answer, id) : textFrame(nextMessage(id), JSON.stringify(asSent(await alone(next.event))), '}');
        if (!this.#dropped) wire.push(frame);
      }
    } catch (error) {
      this.#over ??= { error };
    }
    this.#busy = false;
    if (this.#over) this.#settle(this.#over);
    this.#callBack();
  }

  #finish(over: { error?: unknown }): void {
    this.#over ??= over;
    if (!this.#busy) this.#settle(this.#over);
  }

  #settle(over: { error?: unknown }): void {
    if (!('error' in over)) return this.#end.resolve();
    // Told to whoever waits for the end; nobody may, where the socket has gone meanwhile.
    this.#end.promise.catch(() => undefined);
    this.#end.reject(over.error);
  }

  #callBack(): void {
    const then = this.#whenFree;
    if (then === null) return;
    if (!this.#parts.wire.isFree()) return this.#parts.wire.onceFree(() => this.#callBack());
    this.#whenFree = null;
    then();
  }
}

function nextMessage(id: string): string {
  return `{"id":${JSON.stringify(id)},"type":"next","payload":`;
}

/** The frame of the subscription's name that was last made: where all call theirs alike, the only one. */
const frames = new WeakMap<Prepared, { id: string; frame: Buffer }>();

function frameOf(answer: Prepared, id: string): Buffer {
  const made = frames.get(answer);
  if (made?.id === id) return made.frame;
  const frame = textFrame(nextMessage(id), answer.payload, '}');
  frames.set(answer, { id, frame });
  return frame;
}
