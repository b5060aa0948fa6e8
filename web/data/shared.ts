/** Something live that screens look at: it runs between `start` and `stop`. */
export type Running = {
  listen: (hear: () => void) => () => void;
  start: () => void;
  stop: () => void;
};

/** One of a kind for each id, however many parts of the screen look at it. */
export type Shared<T extends Running> = {
  of: (id: string) => T;
  /** Only if somebody looks at it now. */
  running: (id: string) => T | undefined;
  /** Starts it with the first who listens, stops it with the last. */
  listen: (id: string, hear: () => void) => () => void;
};

export function share<T extends Running>(make: (id: string) => T): Shared<T> {
  const all = new Map<string, { thing: T; listeners: number; running: boolean }>();

  return {
    of: (id) => entryOf(id).thing,
    running(id) {
      const entry = all.get(id);
      return entry?.running ? entry.thing : undefined;
    },
    listen(id, hear) {
      const entry = entryOf(id);
      const ignore = entry.thing.listen(hear);
      entry.listeners += 1;
      if (!entry.running) {
        entry.running = true;
        entry.thing.start();
      }
      return () => {
        ignore();
        entry.listeners -= 1;
        // Not at once: a screen that draws itself anew stops and listens again in one breath.
        setTimeout(stopIfUnused, 0, id);
      };
    },
  };

  function entryOf(id: string) {
    const known = all.get(id);
    if (known) return known;
    const entry = { thing: make(id), listeners: 0, running: false };
    all.set(id, entry);
    return entry;
  }

  function stopIfUnused(id: string) {
    const entry = all.get(id);
    if (!entry || entry.listeners > 0) return;
    entry.thing.stop();
    all.delete(id);
  }
}
