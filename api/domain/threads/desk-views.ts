/* What a viewer may know of their lists: as in views.ts. */

import type { AvailabilityView } from '../accounts/availability.ts';
import type { ContactHoursView } from '../accounts/contacts.ts';
import type { PartyView } from '../accounts/find.ts';
import type { TagView } from './tags.ts';
import type { ClockView, Speaker, ThreadState } from './views.ts';

/** A thread as a card: what everybody on the same side sees alike. */
export interface CardView {
  id: string;
  title: string;
  state: ThreadState;
  teamId: string | null;
  clientId: string | null;
  holderId: string | null;
  peopleIds: string[];
  preview: { author: Speaker; text: string; at: Date } | null;
  lastSeq: number;
  version: number | null;
  heldSince: Date | null;
  waitingSince: Date | null;
  clock: ClockView | null;
  snoozedUntil: Date | null;
  onHold: string | null;
  needsReply: boolean | null;
  lastAt: Date;
  closedAt: Date | null;
  /** Null for clients. */
  tags: TagView[] | null;
}

export interface CardStateView {
  id: string;
  readUpTo: number;
  unread: number;
  mentioned: boolean;
  mentionedAt: Date | null;
}

export interface PlaceView {
  pane: 'QUEUE' | 'INBOX';
  teamId: string | null;
  sortKey: string;
}

export interface PlacedCardView {
  card: CardView;
  mine: CardStateView;
  places: PlaceView[];
}

export interface CardPageView {
  items: PlacedCardView[];
  endCursor: string | null;
}

export interface DeskCountsView {
  queues: { teamId: string; waiting: number; held: number }[];
  inbox: number;
  inboxUnread: number;
}

export interface DeskQueueView {
  teamId: string;
  hours: ContactHoursView | null;
  locked: boolean;
  phoneEnding: string | null;
  codeAsked: 'EVERY_SESSION' | 'ONCE_PER_DEVICE' | 'NEVER';
  page: CardPageView;
}

export interface DeskSnapshotView {
  is: 'DeskSnapshot';
  queues: DeskQueueView[];
  inbox: CardPageView;
  counts: DeskCountsView;
  /** The viewer and the members of their teams. Empty for clients. */
  colleagues: AvailabilityView[];
  /** Whoever stands in it, so that the answer need not read their names. */
  named: PartyView[];
  at: Date;
}

export type DeskEventView =
  | DeskSnapshotView
  | { is: 'CardChanged'; placed: PlacedCardView; counts: DeskCountsView }
  | { is: 'CardGone'; threadId: string; counts: DeskCountsView }
  | { is: 'AvailabilityChanged'; availability: AvailabilityView }
  | CardWatchedView;

/** Who is at a thread of the viewer's queues now, but the viewer. */
export interface CardWatchedView {
  is: 'CardWatched';
  threadId: string;
  lookerIds: string[];
  writers: { accountId: string; note: boolean }[];
}
