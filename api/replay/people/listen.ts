import { type Entry, entryOf } from '../entry.ts';
import { threadEntries, type ThreadEvent } from '../operations/entries.ts';
import type { Run } from '../run.ts';
import { follow } from '../wire/follow.ts';
import type { Sockets } from '../wire/sockets.ts';
import { createWaiting } from './waiting.ts';

/** One thread, as one session hears it live. */
export interface Listening {
  /** In the order in which it arrived, doubles and all. */
  readonly heard: readonly Entry[];
  /** When each was first heard, by its id; milliseconds of this process's clock. */
  readonly heardAt: ReadonlyMap<string, number>;
  /** The newest numbers: what stands on this person's screen. */
  readonly newest: { seq: number; note: number };
  /** The version that the screen shows; null for clients, and before it was heard. */
  readonly version: number | null;
  /** Waits for these numbers; false where they did not come within so many milliseconds. */
  until(seq: number, note: number, within: number): Promise<boolean>;
  stop(): void;
}

/**
 * Listens from the first entry on, through every disconnect. Staff pass the newest noteNo that they have, clients never:
 * it would be refused.
 */
export function listen(sockets: Sockets, run: Run, threadId: string, side: 'CLIENT' | 'STAFF'): Listening {
  const stopping = new AbortController();
  const waiting = createWaiting();
  const heard: Entry[] = [];
  const heardAt = new Map<string, number>();
  const newest = { seq: 0, note: 0 };
  let version: number | null = null;

  const take = ({ threadEntries: event }: { threadEntries: ThreadEvent }): void => {
    if (event.__typename === 'ThreadChanged') version = event.thread.version;
    else if (event.__typename !== 'ThreadAccessEnded') {
      const entry = entryOf(event);
      heard.push(entry);
      if (!heardAt.has(entry.id)) heardAt.set(entry.id, performance.now());
      newest.seq = Math.max(newest.seq, entry.seq ?? 0);
      newest.note = Math.max(newest.note, entry.noteNo ?? 0);
    }
    waiting.look();
  };

  const cursors = () => ({ threadId, afterSeq: newest.seq, ...(side === 'STAFF' ? { afterNote: newest.note } : {}) });
  const cutOff = () => void (run.tally.cutOff += 1);
  // Where the server refuses it, this listener hears nothing more, and what it misses will be told as missing.
  follow(sockets, { operation: threadEntries, from: cursors, take, cutOff }, stopping.signal).catch(() => undefined);

  return {
    heard,
    heardAt,
    newest,
    get version() {
      return version;
    },
    until: (seq, note, within) => waiting.until(() => newest.seq >= seq && (side === 'CLIENT' || newest.note >= note), within, run.signal),
    stop: () => stopping.abort(),
  };
}
