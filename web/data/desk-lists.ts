/**
 * The lists of the desk, and the only place where they are edited. Pure: from the lists as they were and what the feed
 * brought to the lists as they are. Generic over what stands for a card, so that the cache keeps references here.
 *
 * The invariant, and the test of it: lists after any changes equal the lists of a fresh snapshot.
 */
export type Place = { pane: 'QUEUE' | 'INBOX'; teamId: string | null; sortKey: string };
export type Placed = { card: unknown; places: readonly Place[] };

/**
 * One list. `endCursor` asks for the next page; null says that everything is here. `through` is the sort key up to
 * which the list is loaded: it outlives the card that had it, so that cards which come before it are still inserted.
 * A list just loaded has none yet, and its last card says it.
 */
export type CardList<T extends Placed> = { items: readonly T[]; endCursor: string | null; through?: string | null };
export type QueueList<T extends Placed> = { team: unknown; page: CardList<T> };
export type DeskLists<T extends Placed, Counts> = {
  queues: readonly QueueList<T>[];
  inbox: CardList<T>;
  counts: Counts;
};

/** How the caller tells cards and teams apart, whatever stands for them. */
export type Ids<T> = { card: (placed: T) => string; team: (queue: { team: unknown }) => string };

/** The card stands where the change says, and nowhere else. */
export function changed<T extends Placed, Counts, Desk extends DeskLists<T, Counts>>(
  desk: Desk,
  placed: T,
  counts: Counts,
  ids: Ids<T>,
): Desk {
  return everyList(desk, counts, ids, (list, where) => settle(list, placed, keyIn(placed, where), where, ids));
}

/** The card is in no list any more. */
export function gone<T extends Placed, Counts, Desk extends DeskLists<T, Counts>>(
  desk: Desk,
  cardId: string,
  counts: Counts,
  ids: Ids<T>,
): Desk {
  return everyList(desk, counts, ids, (list, where) => without(list, cardId, where, ids));
}

/** A further page of one list: a queue by its team, or the inbox for null. */
export function furtherPage<T extends Placed, Counts, Desk extends DeskLists<T, Counts>>(
  desk: Desk,
  teamId: string | null,
  page: CardList<T>,
  ids: Ids<T>,
): Desk {
  return everyList(desk, desk.counts, ids, (list, where) => {
    if (where.teamId !== teamId) return list;
    const arrived = new Set(page.items.map(ids.card));
    const kept = list.items.filter((item) => !arrived.has(ids.card(item)));
    const items = [...kept, ...page.items].sort((a, b) => inOrder(a, b, where, ids));
    return { ...list, items, endCursor: page.endCursor, through: page.endCursor === null ? null : endOf(page, where) };
  });
}

/** Where the viewer's list says the card stands. Undefined: not in this list. */
export function keyIn(placed: Placed, where: Where): string | undefined {
  return placed.places.find(({ pane, teamId }) => pane === where.pane && (pane === 'INBOX' || teamId === where.teamId))?.sortKey;
}

/**
 * Sort keys are compared byte by byte in UTF-8, which is the order of code points. JavaScript compares UTF-16 units,
 * which puts surrogates before U+E000: they are moved behind it.
 */
export function compareKeys(a: string, b: string): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const difference = codePointRank(a.charCodeAt(at)) - codePointRank(b.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

type Where = { pane: 'QUEUE' | 'INBOX'; teamId: string | null };

function everyList<T extends Placed, Counts, Desk extends DeskLists<T, Counts>>(
  desk: Desk,
  counts: Counts,
  ids: Ids<T>,
  edit: (list: CardList<T>, where: Where) => CardList<T>,
): Desk {
  const queues = desk.queues.map((queue) => {
    const page = edit(queue.page, { pane: 'QUEUE', teamId: ids.team(queue) });
    return page === queue.page ? queue : { ...queue, page };
  });
  return { ...desk, queues, inbox: edit(desk.inbox, { pane: 'INBOX', teamId: null }), counts };
}

/** In its place, if that is within what is loaded; beyond, a further page brings it. */
function settle<T extends Placed>(list: CardList<T>, placed: T, key: string | undefined, where: Where, ids: Ids<T>): CardList<T> {
  const rest = without(list, ids.card(placed), where, ids);
  const through = endOf(list, where);
  if (key === undefined || (through !== null && compareKeys(key, through) > 0)) return rest;

  const index = rest.items.findIndex((item) => inOrder(placed, item, where, ids) < 0);
  return { ...rest, items: rest.items.toSpliced(index === -1 ? rest.items.length : index, 0, placed), through };
}

function without<T extends Placed>(list: CardList<T>, cardId: string, where: Where, ids: Ids<T>): CardList<T> {
  const items = list.items.filter((item) => ids.card(item) !== cardId);
  return items.length === list.items.length ? list : { ...list, items, through: endOf(list, where) };
}

/** The key up to which the list is loaded. Null: to its end. */
function endOf<T extends Placed>({ items, endCursor, through }: CardList<T>, where: Where): string | null {
  if (endCursor === null) return null;
  const last = items.at(-1);
  return through ?? (last && keyIn(last, where)) ?? '';
}

function inOrder<T extends Placed>(a: T, b: T, where: Where, ids: Ids<T>): number {
  return compareKeys(keyIn(a, where) ?? '', keyIn(b, where) ?? '') || compareKeys(ids.card(a), ids.card(b));
}

function codePointRank(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
