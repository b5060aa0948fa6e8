import { type QueueFacts, queueParts, type QueueParts } from './held.ts';
import type { Row } from './slots.ts';
import type { QueueFilter } from './use-desk-filter.ts';

/** One team's queue as it is drawn. */
export interface DrawnQueue<Item, Queue> {
  queue: Queue;
  parts: QueueParts<Item>;
  /** Its heading is closed: nothing of it stands in the list. */
  folded: boolean;
  /** How many rows of colleagues show. */
  others: number;
}

/** Row ids: a thread that waits is known by its own id, what is folded into Held by an id of its own. */
export const heldRow = (threadId: string) => `held:${threadId}`;
export const mineRow = (teamId: string) => `mine:${teamId}`;
export const heldGroup = (teamId: string) => `held:${teamId}`;

/** Every queue taken apart. `open` are the teams whose Held is shown whole; else it shows its first rows. */
export function drawnQueues<Queue extends { team: { id: string }; items: readonly QueueFacts[] }>(
  queues: readonly Queue[],
  viewerId: string,
  state: { folded: ReadonlySet<string>; open: ReadonlySet<string> },
): DrawnQueue<Queue['items'][number], Queue>[] {
  return queues.map((queue) => ({
    queue,
    parts: queueParts<Queue['items'][number]>(queue.items, viewerId),
    folded: state.folded.has(queue.team.id),
    others: state.open.has(queue.team.id) ? Infinity : HELD_AT_FIRST,
  }));
}

/** Every row of the pane from top to bottom, as the server's lists and the filter say. */
export function queueRows<Item extends QueueFacts>(drawn: readonly DrawnQueue<Item, { team: { id: string } }>[], filter: QueueFilter = 'everything'): Row[] {
  return drawn.flatMap(({ queue: { team }, parts, folded, others }) => {
    if (folded) return [];
    const group = heldGroup(team.id);
    const waiting = parts.waiting.map(({ card }) => ({ id: card.id, group: team.id }));
    const held = filter === 'waiting' ? [] : parts.others.slice(0, others).map(({ card }) => ({ id: heldRow(card.id), group }));
    const mine = filter === 'everything' && parts.mine.length > 0 ? [{ id: mineRow(team.id), group }] : [];
    return [...waiting, ...held, ...mine];
  });
}

const HELD_AT_FIRST = 6;
