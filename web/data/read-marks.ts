/**
 * What the viewer has read, told to the server: not for every line that passes, but once they rest for a moment, and
 * only while the page is looked at. It never goes back, and what could not be told is told with the next mark.
 */
export type ReadMarks = {
  mark: (threadId: string, seq: number) => void;
  /** The page is looked at again, or the network is back: what waits is told. */
  wake: () => void;
};

export function makeReadMarks(tell: (threadId: string, seq: number) => Promise<unknown>, isVisible: () => boolean): ReadMarks {
  const waiting = new Map<string, number>();
  const told = new Map<string, number>();
  let rest: ReturnType<typeof setTimeout> | undefined;

  return {
    mark(threadId, seq) {
      if (seq <= Math.max(told.get(threadId) ?? 0, waiting.get(threadId) ?? 0)) return;
      waiting.set(threadId, seq);
      wake();
    },
    wake,
  };

  function wake() {
    clearTimeout(rest);
    rest = waiting.size === 0 ? undefined : setTimeout(tellAll, RESTS_FOR);
  }

  function tellAll() {
    if (!isVisible()) return;
    for (const [threadId, seq] of waiting) {
      waiting.delete(threadId);
      told.set(threadId, seq);
      tell(threadId, seq).catch(() => {
        if (told.get(threadId) === seq) told.delete(threadId);
        if ((waiting.get(threadId) ?? 0) < seq) waiting.set(threadId, seq);
      });
    }
  }
}

/** Milliseconds. */
const RESTS_FOR = 300;
