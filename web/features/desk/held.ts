/** What decides where a card stands in a team's queue. */
export interface QueueFacts {
  card: { id: string; state: 'QUEUED' | 'HELD' | 'OPEN' | 'CLOSED'; holder?: { id: string } | null };
}

/** A team's queue as it is drawn: cards that wait, a row for each thread of a colleague, and how many one holds oneself. */
export interface QueueParts<Item> {
  waiting: Item[];
  others: Item[];
  mine: Item[];
}

/** Takes a queue apart. One's own threads stand in the inbox, so here they are only counted. */
export function queueParts<Item extends QueueFacts>(items: readonly Item[], viewerId: string): QueueParts<Item> {
  const parts: QueueParts<Item> = { waiting: [], others: [], mine: [] };
  for (const item of items) {
    if (item.card.state === 'QUEUED') parts.waiting.push(item);
    else if (item.card.holder?.id === viewerId) parts.mine.push(item);
    else if (item.card.state === 'HELD') parts.others.push(item);
  }
  return parts;
}
