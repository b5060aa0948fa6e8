import { afterEvent, type Lists } from '../lists.ts';
import { type DeskEvent, deskFeed, type PlacedCard } from '../operations/desk.ts';
import type { Run } from '../run.ts';
import { follow } from '../wire/follow.ts';
import type { Sockets } from '../wire/sockets.ts';
import { createWaiting } from './waiting.ts';

/** Somebody's lists, as their screen shows them: kept up by events alone. */
export interface LiveDesk {
  /** Null before the first snapshot. */
  readonly lists: Lists | null;
  /** Waits for the first snapshot; false where none came within so many milliseconds. */
  ready(within: number): Promise<boolean>;
  /** Waits for a card; null where it did not come. */
  card(threadId: string, within: number): Promise<PlacedCard | null>;
  stop(): void;
}

export function watchDesk(sockets: Sockets, run: Run): LiveDesk {
  const stopping = new AbortController();
  const waiting = createWaiting();
  let lists: Lists | null = null;

  const take = ({ desk: event }: { desk: DeskEvent }): void => {
    lists = afterEvent(lists, event);
    waiting.look();
  };
  const cutOff = () => void (run.tally.cutOff += 1);
  follow(sockets, { operation: deskFeed, from: () => ({}), take, cutOff }, stopping.signal).catch(() => undefined);

  return {
    get lists() {
      return lists;
    },
    ready: (within) => waiting.until(() => lists !== null, within, run.signal),
    card: async (threadId, within) => {
      await waiting.until(() => lists?.cards.has(threadId) === true, within, run.signal);
      return lists?.cards.get(threadId) ?? null;
    },
    stop: () => stopping.abort(),
  };
}
