/** Those who wait until something has become so. */
export interface Waiting {
  /** Whether it became so within so many milliseconds. */
  until(isSo: () => boolean, within: number, signal: AbortSignal): Promise<boolean>;
  /** Something changed: everybody looks again. */
  look(): void;
}

export function createWaiting(): Waiting {
  const looking = new Set<() => void>();
  return {
    look: () => {
      for (const look of [...looking]) look();
    },
    until: (isSo, within, signal) => {
      if (isSo()) return Promise.resolve(true);
      return new Promise((resolve, reject) => {
        const end = (settle: () => void) => {
          clearTimeout(timer);
          looking.delete(look);
          signal.removeEventListener('abort', stop);
          settle();
        };
        const look = () => isSo() && end(() => resolve(true));
        const stop = () => end(() => reject(signal.reason));
        const timer = setTimeout(() => end(() => resolve(isSo())), within);
        looking.add(look);
        signal.addEventListener('abort', stop, { once: true });
        if (signal.aborted) stop();
      });
    },
  };
}
