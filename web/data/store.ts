/** A value that screens look at, and the news that it is another one. The value itself never changes in place. */
export type Store<T> = {
  view: () => T;
  listen: (hear: () => void) => () => void;
  set: (next: T) => void;
};

export function makeStore<T>(first: T): Store<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    view: () => value,
    listen(hear) {
      listeners.add(hear);
      return () => void listeners.delete(hear);
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const hear of [...listeners]) hear();
    },
  };
}
