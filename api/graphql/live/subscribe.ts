import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Feed, Sink } from '../../live/feed.ts';
import { afresh, type Context } from '../context.ts';

type Args = Omit<ExecutionArgs, 'contextValue'>;

/** Answers one event, for whoever subscribed and nobody else. */
export type Alone = (event: object) => Promise<ExecutionResult>;

/** Where the answers of a feed go that is poured. */
export interface Outlet extends Sink<object> {
  /** Settles once there are no more. */
  readonly done: Promise<void>;
  /** Nobody wants them any more, not even those that are being worked out. */
  drop(): void;
}

/**
 * Subscribes, and answers every event with nothing remembered from the one before: a name or a thread that was loaded
 * an hour ago is not what stands there now. graphql-js would hand all events the same context. `outletFor`: the answers
 * of a feed go there, and what is returned has only an end.
 */
export async function subscribeAfresh(args: Args, contextOf: () => Context, outletFor: ((alone: Alone) => Outlet) | null = null): Promise<AsyncGenerator<ExecutionResult, void> | ExecutionResult> {
  const events = await createSourceEventStream({ ...args, contextValue: contextOf() });
  if (!(Symbol.asyncIterator in events)) return events;
  const alone: Alone = async (event) => execute({ ...args, rootValue: event, contextValue: afresh(contextOf()) });
  if (outletFor !== null && isFeed(events)) return new Poured(events, outletFor(alone));
  return answers(events[Symbol.asyncIterator](), alone);
}

type Ended = IteratorResult<ExecutionResult, void>;
const ENDED: Ended = { value: undefined, done: true };

/** Nothing comes of it until it ends: what happens goes past it, to the outlet. */
class Poured implements AsyncGenerator<ExecutionResult, void> {
  readonly #outlet: Outlet;
  readonly #stop: () => void;

  constructor(feed: Feed<object>, outlet: Outlet) {
    this.#outlet = outlet;
    this.#stop = pour(feed, outlet);
  }

  async next(): Promise<Ended> {
    await this.#outlet.done;
    return ENDED;
  }

  async return(): Promise<Ended> {
    this.#stop();
    this.#outlet.drop();
    return ENDED;
  }

  throw(): Promise<Ended> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}

/** A feed that cannot even be opened fails like one that fails later. */
function pour(feed: Feed<object>, sink: Sink<object>): () => void {
  try {
    return feed.pour(sink);
  } catch (error) {
    sink.fail(error);
    return () => undefined;
  }
}

function isFeed(events: AsyncIterable<unknown>): events is Feed<object> {
  return 'pour' in events;
}

/** Ending it ends the source at once, also while the source waits: a generator of our own would first wait for the next event. */
function answers<Answer>(source: AsyncIterator<unknown, unknown>, answer: (event: object) => Promise<Answer>): AsyncGenerator<Answer, void> {
  const over = async (): Promise<IteratorResult<Answer, void>> => {
    await source.return?.();
    return { value: undefined, done: true };
  };
  return {
    async next() {
      const { value, done } = await source.next();
      return done ? { value: undefined, done: true } : { value: await answer(Object(value)), done: false };
    },
    return: over,
    throw: over,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await over()),
  };
}
