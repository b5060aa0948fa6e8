import type { Surroundings } from '../../data/surroundings.ts';
import { makeTurn } from '../../data/turn.ts';

/** Whether this tab is the one that does it: of all tabs of somebody in this browser one is, once. */
export type Once = (key: string) => Promise<boolean>;

/** So many are remembered: more than happens while a tab is late. */
const REMEMBERED = 50;
/** Milliseconds after which every tab reads in the storage what one has written there. */
const SPREAD = 10_000;

/**
 * A lock of its own name for each thing: whoever gets it does the thing and keeps the lock until the storage says so to every
 * tab, since what one tab writes there another may read only later. Without locks they take turns, by a note in the storage;
 * without a storage each tab is alone.
 */
export function makeOnce(name: string, around: Pick<Surroundings, 'locks' | 'storage' | 'onStorage' | 'isVisible'>, spread = SPREAD): Once {
  const { locks, storage } = around;
  const takeNote = (key: string) => {
    const done = read(name, storage);
    if (done.includes(key)) return false;
    write(name, storage, [...done, key].slice(-REMEMBERED));
    return true;
  };
  if (!locks) {
    const turn = makeTurn(`${name}:turn`, around);
    return async (key) => {
      let mine = false;
      await turn(async () => void (mine = takeNote(key)));
      return mine;
    };
  }
  return (key) =>
    new Promise((answer) => {
      const holding = locks.request(`${name} ${key}`, { ifAvailable: true }, async (lock) => {
        const mine = lock !== null && takeNote(key);
        answer(mine);
        if (mine) await new Promise((resolve) => setTimeout(resolve, spread));
      });
      holding.catch(() => answer(true));
    });
}

function read(name: string, storage: Storage | null): string[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(name) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

function write(name: string, storage: Storage | null, keys: readonly string[]): void {
  try {
    storage?.setItem(name, JSON.stringify(keys));
  } catch {
    // Full: the worst is a second tone.
  }
}
