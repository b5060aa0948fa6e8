/** Milliseconds from one tone to the next. */
const EVERY = 6_000;

/** Rings again and again while it is set. All tabs that ring count the same rounds, so that one of them sounds in each. */
export interface Alarm {
  set: (on: boolean) => void;
  rings: () => boolean;
}

export function makeAlarm(ring: (round: number) => Promise<void>, every = EVERY): Alarm {
  let clock: ReturnType<typeof setInterval> | undefined;
  const now = () => void ring(Math.floor(Date.now() / every));
  return {
    rings: () => clock !== undefined,
    set(on) {
      if (on === (clock !== undefined)) return;
      clearInterval(clock);
      clock = on ? setInterval(now, every) : undefined;
      if (on) now();
    },
  };
}
