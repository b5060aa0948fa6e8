/** Wakes one loop: whatever rang while it was busy makes its next wait end at once. */
export interface Alarm {
  ring(): void;
  /** Waits for the next ring. False: the loop should end. */
  next(): Promise<boolean>;
  /** Ends the loop, now or at its next wait. */
  stop(): void;
}

export function createAlarm(): Alarm {
  let rang = false;
  let stopped = false;
  let wake: (() => void) | null = null;

  const poke = (): void => {
    wake?.();
    wake = null;
  };

  return {
    ring: () => {
      rang = true;
      poke();
    },
    next: async () => {
      if (!rang && !stopped) await new Promise<void>((resolve) => (wake = resolve));
      rang = false;
      return !stopped;
    },
    stop: () => {
      stopped = true;
      poke();
    },
  };
}
