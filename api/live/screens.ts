import { type Door, SIDE_DOOR } from '../domain/call.ts';
import { noteScreens, SCREEN_LASTS } from '../domain/staffing/screens.ts';
import { type Repeated, repeatedly } from './repeatedly.ts';

/** Milliseconds until somebody who has just come is noted, and, thrice within what it lasts, until everybody is again. */
const SOON = 500;
const AGAIN = (SCREEN_LASTS * 1_000) / 3;

/** Who has a desk open on this server: noted for all servers, since work is given only to those who would see it. */
export interface Screens extends Repeated {
  /** A desk of theirs opens; what it answers closes it. */
  open(accountId: string): () => void;
}

export function startScreens(door: Door, onError: (error: unknown) => void): Screens {
  const desks = new Map<string, number>();
  const fresh = new Set<string>();
  let noted = Date.now();

  const noting = repeatedly(SOON, async () => {
    const everybody = Date.now() - noted >= AGAIN;
    const ids = everybody ? [...desks.keys()] : [...fresh];
    if (ids.length === 0) return;
    fresh.clear();
    if (everybody) noted = Date.now();
    await door.actOpen(SIDE_DOOR, (call) => noteScreens(call, ids));
  }, onError);

  return {
    stop: noting.stop,
    open: (accountId) => {
      const count = desks.get(accountId) ?? 0;
      desks.set(accountId, count + 1);
      if (count === 0) fresh.add(accountId);
      let here = true;
      return () => {
        const left = (desks.get(accountId) ?? 1) - 1;
        if (here && left > 0) desks.set(accountId, left);
        else if (here) {
          desks.delete(accountId);
          fresh.delete(accountId);
        }
        here = false;
      };
    },
  };
}
