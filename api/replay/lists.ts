import { isDeepStrictEqual } from 'node:util';
import type { CardPage, DeskCounts, DeskEvent, DeskSnapshot, PlacedCard } from './operations/desk.ts';

/** Somebody's queues and inbox: the cards that they know, and how far each list was told. */
export interface Lists {
  cards: ReadonlyMap<string, PlacedCard>;
  /** By pane: the sort key of the last card that was told, or null where that was the whole list. */
  told: ReadonlyMap<string, string | null>;
  counts: DeskCounts;
}

/** The lists after an event. A snapshot replaces whatever was known. */
export function afterEvent(lists: Lists | null, event: DeskEvent): Lists {
  if (event.__typename === 'DeskSnapshot') return fromSnapshot(event);
  if (!lists) throw new Error('The desk began with a change instead of a snapshot.');
  const cards = new Map(lists.cards);
  // What colleagues say of themselves moves no card.
  if (event.__typename === 'AvailabilityChanged') return lists;
  if (event.__typename === 'CardGone') cards.delete(event.threadId);
  else if (event.placed.places.length === 0) cards.delete(event.placed.card.id);
  else cards.set(event.placed.card.id, event.placed);
  return { ...lists, cards, counts: event.counts };
}

export function fromSnapshot({ queues, inbox, counts }: DeskSnapshot): Lists {
  const pages: [pane: string, page: CardPage][] = [['inbox', inbox], ...queues.filter((each) => !each.locked).map(({ team, page }): [string, CardPage] => [team.id, page])];
  return {
    cards: new Map(pages.flatMap(([, { items }]) => items.map((placed) => [placed.card.id, placed]))),
    told: new Map(pages.map(([pane, { endCursor }]) => [pane, endCursor])),
    counts,
  };
}

/**
 * How the lists that somebody kept up by events differ from the same lists fetched anew, in full. Cards that stood
 * beyond the first page and have not changed since were never told, and need not be known.
 */
export function differences(live: Lists, fresh: Lists): string[] {
  const found: string[] = [];
  for (const [id, placed] of live.cards) {
    const now = fresh.cards.get(id);
    if (!now) found.push(`“${placed.card.title}” stands in a list that it has left`);
    else if (!isDeepStrictEqual(placed, now)) found.push(`“${now.card.title}” is shown as it was before: ${changedParts(placed, now)}`);
  }
  for (const [id, placed] of fresh.cards) {
    if (!live.cards.has(id) && placed.places.some((place) => wasTold(live, place))) found.push(`“${placed.card.title}” is in no list`);
  }
  if (!isDeepStrictEqual(live.counts, fresh.counts)) found.push(`the counts are ${JSON.stringify(live.counts)} instead of ${JSON.stringify(fresh.counts)}`);
  return found;
}

function wasTold({ told }: Lists, { pane, teamId, sortKey }: PlacedCard['places'][number]): boolean {
  const upTo = told.get(pane === 'INBOX' ? 'inbox' : (teamId ?? ''));
  return upTo === null || (upTo !== undefined && sortKey <= upTo);
}

function changedParts(before: PlacedCard, now: PlacedCard): string {
  const parts = { ...before.card, ...before.mine, places: before.places };
  const parts2: Record<string, unknown> = { ...now.card, ...now.mine, places: now.places };
  const changed = Object.entries(parts).filter(([name, value]) => !isDeepStrictEqual(value, parts2[name]));
  return changed.map(([name, value]) => `${name} ${JSON.stringify(value)} is ${JSON.stringify(parts2[name])}`).join(', ');
}
