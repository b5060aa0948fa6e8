import { fullJitter } from './jitter.ts';

/** A while in which nothing is tried, longer with every try that had no answer. */
export type Pause = {
  isOn: () => boolean;
  /** `asked`: how long the server wants to be left alone, in milliseconds. Such a pause is not cut short. */
  begin: (asked?: number) => void;
  /** Somebody acted, or the connection is back: no reason to wait longer, unless the server gave one. */
  cutShort: () => void;
  /** There was an answer. */
  answered: () => void;
  stop: () => void;
};

export function makePause(after: () => void): Pause {
  let clock: ReturnType<typeof setTimeout> | undefined;
  let byServer = false;
  let attempt = 0;

  return {
    isOn: () => clock !== undefined,
    begin(asked) {
      if (byServer && asked === undefined) return;
      clearTimeout(clock);
      byServer = asked !== undefined;
      clock = setTimeout(() => {
        stop();
        after();
      }, Math.max(asked ?? 0, SHORTEST) + fullJitter(attempt));
      attempt += 1;
    },
    cutShort() {
      if (!byServer) stop();
    },
    answered: () => void (attempt = 0),
    stop,
  };

  function stop() {
    clearTimeout(clock);
    clock = undefined;
    byServer = false;
  }
}

/** Milliseconds. The first try again comes soon, and not at once. */
const SHORTEST = 250;
