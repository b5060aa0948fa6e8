import type { Surroundings } from './surroundings.ts';

/**
 * What one account keeps on this device: unsent messages and drafts, one entry of the storage each, so that two tabs
 * never write over each other. Without storage, or when it is full, everything goes on in memory alone.
 */
export type Kept = {
  read: (room: Room) => Map<string, string>;
  write: (room: Room, name: string, value: string) => void;
  remove: (room: Room, name: string) => void;
  /** Hears what another tab has removed. Answers with how to stop. */
  onRemoved: (room: Room, hear: (name: string) => void) => () => void;
  /** Everything of this account, when it signs out. */
  clear: () => void;
};

export type Room = 'outbox' | 'draft';

export function keepFor(accountId: string, { storage, onStorage }: Pick<Surroundings, 'storage' | 'onStorage'>): Kept {
  const key = (room: Room, name = '') => `switchboard:${accountId}:${room}:${name}`;

  return {
    read: (room) => new Map(keysUnder(key(room)).flatMap((found) => {
      const value = storage?.getItem(found);
      return typeof value === 'string' ? [[found.slice(key(room).length), value]] : [];
    })),
    write(room, name, value) {
      try {
        storage?.setItem(key(room, name), value);
      } catch {
        // Full or forbidden: it is still in memory, and there is nothing better to do with it here.
      }
    },
    remove: (room, name) => storage?.removeItem(key(room, name)),
    onRemoved: (room, hear) => onStorage((changed, value) => {
      if (value === null && changed.startsWith(key(room))) hear(changed.slice(key(room).length));
    }),
    clear: () => keysUnder(`switchboard:${accountId}:`).forEach((found) => storage?.removeItem(found)),
  };

  function keysUnder(prefix: string): string[] {
    return Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '').filter((found) => found.startsWith(prefix));
  }
}
