/** Milliseconds that a subject stays subscribed after its last listener has gone, so that those who reconnect do not make it come and go. */
export const GRACE = 5_000;

/** Which subjects of the bus this server's listeners listen at, counted. */
export interface Interest {
  add(subject: string): void;
  drop(subject: string): void;
  stop(): void;
}

export interface InterestParts {
  begin(subject: string): void;
  end(subject: string): void;
  grace?: number;
}

/** Calls `begin` for a subject's first listener, and `end` when for a while there was none. */
export function createInterest({ begin, end, grace = GRACE }: InterestParts): Interest {
  const listeners = new Map<string, number>();
  /** Since when nobody listens there, the longest first. */
  const idle = new Map<string, number>();
  let sweeping: NodeJS.Timeout | null = null;

  const sweep = (): void => {
    const before = Date.now() - grace;
    for (const [subject, since] of idle) {
      if (since > before) break;
      idle.delete(subject);
      end(subject);
    }
    if (idle.size === 0) rest();
  };
  const rest = (): void => {
    if (sweeping) clearInterval(sweeping);
    sweeping = null;
  };

  return {
    add: (subject) => {
      const count = listeners.get(subject) ?? 0;
      listeners.set(subject, count + 1);
      if (count === 0 && !idle.delete(subject)) begin(subject);
    },
    drop: (subject) => {
      const count = listeners.get(subject) ?? 0;
      if (count > 1) return void listeners.set(subject, count - 1);
      if (!listeners.delete(subject)) return;
      idle.set(subject, Date.now());
      sweeping ??= setInterval(sweep, grace / 5).unref();
    },
    stop: rest,
  };
}
