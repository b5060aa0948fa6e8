import { type Alarm, createAlarm } from './alarm.ts';

/**
 * A stream that ends when its reader goes, even while it waits for the next ring: `return` of a plain async generator
 * would wait behind the `next` that is under way, for as long as nothing rings.
 */
export function stoppable<T>(start: (alarm: Alarm) => AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  const alarm = createAlarm();
  const stream = start(alarm);
  const stop = async (): Promise<IteratorResult<T, void>> => {
    alarm.stop();
    return stream.return();
  };
  return {
    next: () => stream.next(),
    return: stop,
    throw: (error) => {
      alarm.stop();
      return stream.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await stop()),
  };
}
