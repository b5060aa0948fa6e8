import { operation } from '../wire/ask.ts';
import type { Standing } from './threads.ts';

/** A card, its reader's own state of it, and where it stands. What else it shows is compared, not read. */
export interface PlacedCard {
  card: { id: string; title: string; state: Standing['state']; version: number | null };
  mine: { readUpTo: number; unread: number };
  places: { pane: 'QUEUE' | 'INBOX'; teamId: string | null; sortKey: string }[];
}
export interface CardPage {
  items: PlacedCard[];
  endCursor: string | null;
}
export interface DeskCounts {
  queues: { teamId: string; waiting: number; held: number }[];
  inbox: number;
  inboxUnread: number;
}
export interface DeskSnapshot {
  queues: { team: { id: string }; locked: boolean; page: CardPage }[];
  inbox: CardPage;
  counts: DeskCounts;
}
export type DeskEvent =
  | ({ __typename: 'DeskSnapshot' } & DeskSnapshot)
  | { __typename: 'CardChanged'; placed: PlacedCard; counts: DeskCounts }
  | { __typename: 'CardGone'; threadId: string; counts: DeskCounts }
  | { __typename: 'AvailabilityChanged' };

const PLACED = `
fragment Placed on PlacedCard {
  card {
    id title state team { id } client { id } holder { id } people { id }
    preview { text at author { person { id } team { id } } }
    lastSeq version waitingSince needsReply lastAt closedAt
  }
  mine { readUpTo unread }
  places { pane teamId sortKey }
}
fragment Counts on DeskCounts { queues { teamId waiting held } inbox inboxUnread }`;

const SNAPSHOT = `
fragment Snapshot on DeskSnapshot {
  queues { team { id } locked page { items { ...Placed } endCursor } }
  inbox { items { ...Placed } endCursor }
  counts { ...Counts }
}
${PLACED}`;

export const deskFeed = operation<object, { desk: DeskEvent }>(`
subscription DeskFeed {
  desk {
    __typename
    ...Snapshot
    ... on CardChanged { placed { ...Placed } counts { ...Counts } }
    ... on CardGone { threadId counts { ...Counts } }
  }
}
${SNAPSHOT}`);

export const desk = operation<object, { desk: DeskSnapshot }>(`
query Desk { desk { ...Snapshot } }
${SNAPSHOT}`);

export const cards = operation<{ teamId: string | null; after: string }, { cards: CardPage }>(`
query Cards($teamId: ID, $after: String!) {
  cards(teamId: $teamId, after: $after, first: 100) { items { ...Placed } endCursor }
}
${PLACED.replace(/fragment Counts.*/, '')}`);
