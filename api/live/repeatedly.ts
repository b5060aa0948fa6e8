/** Work that goes on by itself while the server runs. */
export interface Repeated {
  /** Begins nothing more. Resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/**
 * Looks again every so many milliseconds, and never while it is still looking. Whoever does many things in one look asks
 * `isStopping` between two of them. A look that fails is told of, and the next one comes as if nothing had happened.
 */
export function repeatedly(every: number, look: (isStopping: () => boolean) => Promise<void>, onError: (error: unknown) => void): Repeated {
  let running: Promise<void> = Promise.resolve();
  let [busy, stopping] = [false, false];
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = look(() => stopping).catch(onError).finally(() => (busy = false));
  }, every);
  return {
    stop: async () => {
      stopping = true;
      clearInterval(timer);
      await running;
    },
  };
}
