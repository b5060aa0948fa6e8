import type { Limits } from '../../limits.ts';

/** Places for sockets that come: so many a second, and after a quiet while so many at once. */
export interface Admittance {
  /** Takes one. False: none is left at this moment. */
  take(): boolean;
  /** It was nobody who may come in, so the place is somebody else's. */
  giveBack(): void;
  /** When whoever was refused should try again, in whole seconds: not all at the same moment. */
  later(): number;
}

/**
 * After a restart thousands come back, and each of them then asks for its desk. Let in at the pace at which the server
 * can serve them they take some seconds more, and whoever works over HTTP notices nothing.
 */
export function createAdmittance({ admitPerSecond, admitBurst }: Pick<Limits['socket'], 'admitPerSecond' | 'admitBurst'>, now: () => number = Date.now): Admittance {
  let left: number = admitBurst;
  let last = now();
  return {
    take: () => {
      const at = now();
      left = Math.min(admitBurst, left + ((at - last) / 1000) * admitPerSecond);
      last = at;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
    giveBack: () => void (left = Math.min(admitBurst, left + 1)),
    later: () => 1 + Math.floor(Math.random() * 5),
  };
}
