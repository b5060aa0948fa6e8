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
}

/** The lists at one moment, by thread, and their counts: a page that is loaded later brings cards, and changes no count. */
export interface Lists {
  cards: ReadonlyMap<string, Known>;
  waiting: number;
  inbox: number;
  unread: number;
}

export function listsOf({ queues, inbox, counts }: DeskSnapshotFieldsFragment, viewerId: string): Lists {
  const all = [...queues.flatMap(({ page }) => page.items), ...inbox.items];
  const here = new Set(inbox.items.map(({ card }) => card.id));
  return {
    cards: new Map(all.map((placed) => [placed.card.id, known(placed, viewerId, here)])),
    waiting: counts.queues.reduce((sum, { waiting }) => sum + waiting, 0),
    inbox: counts.inbox,
    unread: counts.inboxUnread,
  };
}

function known({ card, mine }: PlacedCardFieldsFragment, viewerId: string, inbox: ReadonlySet<string>): Known {
  return {
    threadId: card.id,
    client: card.client?.name ?? null,
    team: card.team?.name ?? null,
    held: card.holder?.id === viewerId,
    waits: card.state === 'QUEUED' && card.waitingSince !== null,
    inInbox: inbox.has(card.id) && card.state !== 'CLOSED',
    lastSeq: card.lastSeq,
    version: card.version,
    unread: mine.unread,
  };
}
