/** Milliseconds that lines are counted together for. */
const WINDOW = 60_000;
/** Lines of one event from one address, and from everywhere, in that time. */
export const PACE = { fromOneAddress: 30, ofOneEvent: 600 };
/** Addresses that are kept apart; beyond them only the event counts, so that many cost no more memory than few. */
const MOST_SOURCES = 5_000;

/** What was not written, said when its time is over. */
export interface Suppressed {
  of: string;
  address?: string;
  count: number;
}

/**
 * Says of each line whether it is still written. Whoever knocks ten thousand times at a door fills no disk and hides
 * nobody else: after so many lines from one address, and after so many of one event, the rest is counted, and the
 * number is a line of its own.
 */
export function createPace(onSuppressed: (suppressed: Suppressed) => void, now: () => number = Date.now): (event: string, address: string | null) => boolean {
  const counts = new Map<string, { ends: number; left: number; suppressed: Suppressed }>();
  let sweeping: NodeJS.Timeout | null = null;

  const close = (key: string): void => {
    const { suppressed } = counts.get(key) ?? {};
    counts.delete(key);
    if (suppressed && suppressed.count > 0) onSuppressed(suppressed);
  };

  const sweep = (): void => {
    const at = now();
    for (const [key, { ends }] of counts) if (ends <= at) close(key);
    if (counts.size > 0 || !sweeping) return;
    clearInterval(sweeping);
    sweeping = null;
  };

  const takes = (key: string, most: number, what: Omit<Suppressed, 'count'>): boolean => {
    const at = now();
    if ((counts.get(key)?.ends ?? at) <= at) close(key);
    const counted = counts.get(key) ?? { ends: at + WINDOW, left: most, suppressed: { ...what, count: 0 } };
    counts.set(key, counted);
    if (counted.left > 0) return counted.left-- > 0;
    counted.suppressed.count += 1;
    return false;
  };

  return (event, address) => {
    sweeping ??= setInterval(sweep, WINDOW / 4).unref();
    const source = `${event} ${address}`;
    const apart = address !== null && (counts.has(source) || counts.size < MOST_SOURCES);
    if (apart && !takes(source, PACE.fromOneAddress, { of: event, address })) return false;
    return takes(event, PACE.ofOneEvent, { of: event });
  };
}
