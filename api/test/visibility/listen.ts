import { expect } from 'vitest';
import type { ThreadEventView } from '../../domain/threads/views.ts';
import { createLive } from '../../live/live.ts';
import type { World } from '../world.ts';
import type { Stage } from './commands.ts';

/** Everybody listens to every thread that they may read, as an open screen does. */
export interface Listening {
  /** Waits until everybody has heard what they should, and finds that nobody heard anything else. */
  agree(after: string): Promise<void>;
  stop(): Promise<void>;
}

interface Ear {
  stream: AsyncGenerator<ThreadEventView, void>;
  /** How it ended; null: it has not. */
  end: string | null;
}

export function listenIn(world: World, stage: Stage): Listening {
  const live = createLive(world.door, world.bell);
  const ears = new Map<string, Ear>();
  const heard = new Map<string, Set<string>>();
  /** What somebody could ever read: an entry that was heard stays heard. */
  const allowed = new Map<string, Set<string>>();
  /** What their streams owe them. A right that reaches further back opens older pages, which no stream repeats. */
  const due = new Map<string, Set<string>>();
  const newest = new Map<string, { seq: number; note: number }>();

  function listen(id: string, threadId: string): void {
    const key = `${id} ${threadId}`;
    const from = newest.get(key) ?? { seq: 0, note: 0 };
    const client = stage.model.kind.get(id) === 'CLIENT';
    const stream = live.threadEntries({ account: id }, { threadId, afterSeq: from.seq, afterNote: client ? null : from.note });
    const ear: Ear = { stream, end: null };
    ears.set(key, ear);
    void follow(key, ear);
  }

  async function follow(key: string, ear: Ear): Promise<void> {
    try {
      for await (const event of ear.stream) take(key, event);
      ear.end = 'completed';
    } catch (error) {
      // Whoever is suspended, or never was to hear it, is told so: then there is nothing more to hear.
      ear.end = String(error);
    }
  }

  function take(key: string, event: ThreadEventView): void {
    const numbers = newest.get(key) ?? { seq: 0, note: 0 };
    const all = heard.get(key) ?? new Set();
    heard.set(key, all);
    if (event.is === 'Message' || event.is === 'Line') {
      expect(all.has(`${event.seq}.0`), 'an entry twice').toBe(false);
      all.add(`${event.seq}.0`);
      newest.set(key, { ...numbers, seq: Math.max(numbers.seq, event.seq) });
    } else if (event.is === 'Note' || event.is === 'StaffLine') {
      all.add(`${event.afterSeq}.${event.noteNo}`);
      newest.set(key, { ...numbers, note: Math.max(numbers.note, event.noteNo) });
    }
  }

  async function agree(after: string): Promise<void> {
    for (const thread of stage.model.threads) {
      for (const id of [...stage.staff, ...stage.clients]) {
        const key = `${id} ${thread.id}`;
        const readable = stage.model.readable(thread, id);
        const may = allowed.get(key) ?? new Set();
        allowed.set(key, new Set([...may, ...readable]));
        const owed = due.get(key) ?? new Set();
        due.set(key, new Set([...owed, ...[...readable].filter((entry) => isNewer(entry, owed))]));
        if (stage.model.isLive(thread, id) && ears.get(key)?.end !== null) listen(id, thread.id);
        const missing = () => [...(due.get(key) ?? [])].filter((entry) => readable.has(entry) && !heard.get(key)?.has(entry)).map((entry) => `${entry}, ${stage.model.kind.get(id)}, whose stream ${ears.get(key)?.end ?? 'is open'}`);
        if (stage.model.isLive(thread, id)) await expect.poll(missing, { message: `not heard ${after}`, interval: 2, timeout: 5_000 }).toEqual([]);
        const tooMuch = [...(heard.get(key) ?? [])].filter((entry) => !allowed.get(key)?.has(entry));
        expect(tooMuch, `heard too much ${after}`).toEqual([]);
      }
    }
  }

  return {
    agree,
    stop: async () => {
      await Promise.all([...ears.values()].map(({ stream }) => stream.return()));
    },
  };
}

/** Whether it comes after all of these, as messages and lines count, or as notes do. */
function isNewer(entry: string, than: ReadonlySet<string>): boolean {
  const [seq = 0, note = 0] = entry.split('.').map(Number);
  return [...than].every((each) => {
    const [itsSeq = 0, itsNote = 0] = each.split('.').map(Number);
    return note === 0 ? itsNote > 0 || itsSeq < seq : itsNote < note;
  });
}
