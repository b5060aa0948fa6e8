import { newId } from './request-id.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * One at a time, of all tabs of one account in this browser: `work` begins when it is this tab's turn, and the next tab's
 * comes when it has ended, or when this tab is closed in the middle of it.
 */
export type Turn = (work: () => Promise<void>) => Promise<void>;

export function makeTurn(name: string, { locks, storage, onStorage, isVisible }: Pick<Surroundings, 'locks' | 'storage' | 'onStorage' | 'isVisible'>, patience = PATIENCE): Turn {
  if (locks) return byLock(name, locks, isVisible, patience);
  return storage ? byLease(name, storage, onStorage) : (work) => work();
}

/**
 * A tab that somebody looks at does not wait for ever for one that the system has put to sleep with the turn in its hand.
 * Whoever loses the turn that way does no harm with what it has under way: everything is sent under an id of its own.
 */
function byLock(name: string, locks: LockManager, isVisible: () => boolean, patience: number): Turn {
  return async (work) => {
    const impatience = new AbortController();
    const clock = setInterval(() => isVisible() && impatience.abort(), patience);
    const begin = () => {
      clearInterval(clock);
      return work();
    };
    try {
      await locks.request(name, { signal: impatience.signal }, begin);
    } catch {
      if (impatience.signal.aborted) await locks.request(name, { steal: true }, begin).catch(() => undefined);
    }
  };
}

/** Where pages are not served over TLS, as in a local network, there are no locks: a note in the storage says whose turn it is. */
function byLease(name: string, storage: Storage, onStorage: Surroundings['onStorage']): Turn {
  const me = newId();
  const holder = () => {
    const [who = '', until] = storage.getItem(name)?.split(' ') ?? [];
    return Number(until) > Date.now() ? who : '';
  };
  const take = () => {
    try {
      storage.setItem(name, `${me} ${Date.now() + LEASE}`);
      return true;
    } catch {
      return false;
    }
  };
  /** After so long, or sooner if another tab writes there. */
  const change = (within: number) =>
    new Promise<void>((resolve) => {
      const heard = () => {
        clearTimeout(clock);
        stop();
        resolve();
      };
      const clock = setTimeout(heard, within);
      const stop = onStorage((key) => key === name && heard());
    });

  return async (work) => {
    for (;;) {
      while (holder() !== '' && holder() !== me) await change(LEASE / 4);
      // A storage that is full says nothing to anybody.
      if (!take()) break;
      // Of two who took it in the same moment the later one has it.
      await change(SETTLES);
      if (holder() === me) break;
    }
    const renewing = setInterval(take, LEASE / 3);
    await work().finally(() => clearInterval(renewing));
    if (holder() === me) storage.removeItem(name);
  };
}

/** Milliseconds. */
const PATIENCE = 30_000;
const LEASE = 10_000;
const SETTLES = 50;
