/*
 * What a viewer may know, after the rule of seeing has been applied: the shapes that reading verbs return and that
 * the contract's types are made of. Accounts stand in them by id; names are loaded together, once. What is written in a
 * thread, and the lists, stand beside this: entry-views.ts, desk-views.ts.
 */

import type { AvailabilityView } from '../accounts/availability.ts';
import type { EntryChangedView, EntryView } from './entry-views.ts';

/** Who speaks: the person is null where the team's setting hides members from the viewer. */
export interface Speaker {
  personId: string | null;
  teamId: string | null;
}

/** Somebody else who has read up to a seq, and when they came so far. */
export interface ReaderView {
  who: Speaker;
  seq: number;
  at: Date;
}

export type ThreadState = 'QUEUED' | 'HELD' | 'OPEN' | 'CLOSED';
export type CloseKind = 'REMOVED_ALL' | 'CLIENT_LEFT' | 'LAST_LEFT' | 'ADMINISTRATOR';
export type Part = 'CLIENT' | 'TEAM' | 'HOLDER' | 'NAMED';

export interface ThreadRights {
  reply: boolean;
  note: boolean;
  take: boolean;
  transfer: boolean;
  close: boolean;
  undo: boolean;
  rename: boolean;
  tag: boolean;
  add: boolean;
  remove: boolean;
  leave: boolean;
  putAside: boolean;
  startAgain: boolean;
}

/** How a client's wait is counted, whenever it is looked at. */
export interface ClockView {
  since: Date;
  lateAt: Date | null;
  overAt: Date | null;
  pauses: { from: Date; to: Date | null }[];
}

export interface ThreadView {
  id: string;
  title: string;
  state: ThreadState;
  teamId: string | null;
  clientId: string | null;
  holderId: string | null;
  /** Null for clients. */
  version: number | null;
  waitingSince: Date | null;
  clock: ClockView | null;
  /** Null for clients, as the next. */
  snoozedUntil: Date | null;
  onHold: string | null;
  needsReply: boolean | null;
  lastSeq: number;
  lastNoteNo: number | null;
  /** The newest change of a message, and of a note, that the viewer may know of. Null for clients. */
  lastChange: number;
  lastNoteChange: number | null;
  createdAt: Date;
  closedAt: Date | null;
  closedById: string | null;
  closeKind: CloseKind | null;
  undoUntil: Date | null;
  /** Null for clients, and the outcome where none was given. */
  tagIds: string[] | null;
  outcomeId: string | null;
  earlierId: string | null;
  laterId: string | null;
  can: ThreadRights;
  readUpTo: number;
  unread: number;
  readByOthersUpTo: number;
  readers: ReaderView[];
  /** Whether the viewer is addressed in a note that they have not seen, and when they last were. */
  mentioned: boolean;
  mentionedAt: Date | null;
  /** Whether the viewer hears what is new. */
  live: boolean;
}

export interface ParticipantView {
  accountId: string;
  part: Part;
  fromSeq: number;
  readUpTo: number | null;
}

export interface EngagementView {
  id: string;
  memberId: string;
  teamId: string;
  fromSeq: number;
  toSeq: number | null;
  startedAt: Date;
  endedAt: Date | null;
}

export interface LinkedThreadView {
  id: string;
  title: string;
  closedAt: Date | null;
  messages: number;
}

export interface EarlierThreadsView {
  items: LinkedThreadView[];
  hasMore: boolean;
}

export interface TransferTargetsView {
  members: { accountId: string; holds: number; capacity: number | null; atCapacity: boolean; availability: AvailabilityView }[];
  queue: boolean;
  waiting: number;
  teams: { accountId: string; waiting: number }[];
}

export type ThreadEventView =
  | EntryView
  | EntryChangedView
  | { is: 'ThreadChanged'; thread: ThreadView }
  | { is: 'ThreadAccessEnded'; threadId: string; readableUpTo: number | null };

export type SignalView =
  | { is: 'TypingSignal'; threadId: string; who: Speaker; note: boolean }
  | { is: 'LookingSignal'; threadId: string; lookerIds: string[] }
  | { is: 'ReadSignal'; threadId: string; readByOthersUpTo: number; readers: ReaderView[] };
