import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { afresh, type Context } from '../context.ts';

/**
 * Subscribes, and answers every event with nothing remembered from the one before: a name or a thread that was loaded
 * an hour ago is not what stands there now. graphql-js would hand all events the same context.
 */
export async function subscribeAfresh(args: ExecutionArgs & { contextValue: Context }): Promise<AsyncGenerator<ExecutionResult, void> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  return answers(events[Symbol.asyncIterator](), (event) => execute({ ...args, rootValue: event, contextValue: afresh(args.contextValue) }));
}

/** Ending it ends the source at once, also while the source waits: a generator of our own would first wait for the next event. */
function answers<Event, Answer>(source: AsyncIterator<Event, unknown>, answer: (event: Event) => Answer | Promise<Answer>): AsyncGenerator<Answer, void> {
  const over = async (): Promise<IteratorResult<Answer, void>> => {
    await source.return?.();
    return { value: undefined, done: true };
  };
  return {
    async next() {
      const { value, done } = await source.next();
      return done ? { value: undefined, done: true } : { value: await answer(value), done: false };
    },
    return: over,
    throw: over,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await over()),
  };
}
