import type { DeskSnapshotFieldsFragment, PlacedCardFieldsFragment } from '../../data/generated.ts';

/** What of a card decides whether somebody is told. */
export interface Known {
  threadId: string;
  client: string | null;
  team: string | null;
  held: boolean;
  waits: boolean;
  inInbox: boolean;
  lastSeq: number;
  version: number | null;
  unread: number;
  /** When the last note came to address the viewer that they have not seen. */
  mentionedAt: string | null;
  heldSince: string | null;
  putAside: boolean;
  /** From when on whoever waits in it waits past the target. Null: nobody waits, or there is no such moment. */
  overAt: string | null;
}

/** The lists at one moment, by thread, and their counts: a page that is loaded later brings cards, and changes no count. */
export interface Lists {
  cards: ReadonlyMap<string, Known>;
  waiting: number;
  inbox: number;
  unread: number;
  /** When they were last read as a whole. */
  at: string;
}

export function listsOf({ queues, inbox, counts, at }: DeskSnapshotFieldsFragment, viewerId: string): Lists {
  const all = [...queues.flatMap(({ page }) => page.items), ...inbox.items];
  const here = new Set(inbox.items.map(({ card }) => card.id));
  return {
    cards: new Map(all.map((placed) => [placed.card.id, known(placed, viewerId, here.has(placed.card.id))])),
    waiting: counts.queues.reduce((sum, { waiting }) => sum + waiting, 0),
    inbox: counts.inbox,
    unread: counts.inboxUnread,
    at,
  };
}

export function known({ card, mine }: Pick<PlacedCardFieldsFragment, 'card' | 'mine'>, viewerId: string, inInbox: boolean): Known {
  return {
    threadId: card.id,
    client: card.client?.name ?? null,
    team: card.team?.name ?? null,
    held: card.holder?.id === viewerId,
    waits: card.state === 'QUEUED' && card.waitingSince !== null,
    inInbox: inInbox && card.state !== 'CLOSED',
    lastSeq: card.lastSeq,
    version: card.version,
    unread: mine.unread,
    mentionedAt: mine.mentionedAt,
    heldSince: card.heldSince,
    putAside: card.snoozedUntil !== null,
    overAt: card.waitingSince === null ? null : (card.clock?.overAt ?? null),
  };
}
