import type { Surroundings } from './surroundings.ts';

/**
 * What one account keeps on this device: unsent messages and drafts, one entry of the storage each, so that two tabs
 * never write over each other. Without storage, or when it is full, everything goes on in memory alone.
 */
export type Kept = {
  read: (room: Room) => Map<string, string>;
  /** Whether it is kept: false where it stays in memory alone. */
  write: (room: Room, name: string, value: string) => boolean;
  remove: (room: Room, name: string) => void;
  /** Hears what another tab has written, and null for what it has removed. Answers with how to stop. */
  onChanged: (room: Room, hear: (name: string, value: string | null) => void) => () => void;
};

export type Room = 'outbox' | 'draft';

export function keepFor(accountId: string, { storage, onStorage }: Pick<Surroundings, 'storage' | 'onStorage'>): Kept {
  const key = (room: Room, name = '') => `${PREFIX}${accountId}:${room}:${name}`;

  return {
    read: (room) => new Map(keysIn(storage).filter((found) => found.startsWith(key(room))).flatMap((found) => {
      const value = storage?.getItem(found);
      return typeof value === 'string' ? [[found.slice(key(room).length), value]] : [];
    })),
    write(room, name, value) {
      try {
        storage?.setItem(key(room, name), value);
        return storage !== null;
      } catch {
        // Full or forbidden: it is still in memory, and there is nothing better to do with it here.
        return false;
      }
    },
    remove: (room, name) => storage?.removeItem(key(room, name)),
    onChanged: (room, hear) => onStorage((changed, value) => {
      if (changed.startsWith(key(room))) hear(changed.slice(key(room).length), value);
    }),
  };
}

/** Whether somebody else has something on this device, from when their session ended before their eyes. */
export function othersKeep(accountId: string, storage: Storage | null): boolean {
  return keysIn(storage).some((key) => isUnsent(key) && !key.startsWith(`${PREFIX}${accountId}:`));
}

/** Everything goes but what others keep, what was chosen for the device, and, if it is asked for, what this account keeps. */
export function clearAllBut(accountId: string, { storage }: Pick<Surroundings, 'storage'>, unsent: 'keep unsent' | 'throw away'): void {
  for (const key of keysIn(storage)) {
    // How the device looks and behaves is nobody's.
    if (key.startsWith(OF_THE_DEVICE)) continue;
    if (!isUnsent(key) || (unsent === 'throw away' && key.startsWith(`${PREFIX}${accountId}:`))) storage?.removeItem(key);
  }
}

const PREFIX = 'switchboard:';
const OF_THE_DEVICE = 'sb-';

function isUnsent(key: string): boolean {
  return key.startsWith(PREFIX) && /:(outbox|draft):/.test(key);
}

function keysIn(storage: Storage | null): string[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '');
}
