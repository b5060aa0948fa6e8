/*
 * What a viewer may know, after the rule of seeing has been applied: the shapes that reading verbs return and that
 * the contract's types are made of. Accounts stand in them by id; names are loaded together, once.
 */

/** Who speaks: the person is null where the team's setting hides members from the viewer. */
export interface Speaker {
  personId: string | null;
  teamId: string | null;
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
  add: boolean;
  remove: boolean;
  leave: boolean;
  startAgain: boolean;
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
  needsReply: boolean | null;
  lastSeq: number;
  lastNoteNo: number | null;
  createdAt: Date;
  closedAt: Date | null;
  closedById: string | null;
  closeKind: CloseKind | null;
  undoUntil: Date | null;
  earlierId: string | null;
  laterId: string | null;
  can: ThreadRights;
  readUpTo: number;
  unread: number;
  readByOthersUpTo: number;
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

export interface TransferTargetsView {
  members: { accountId: string; holds: number }[];
  queue: boolean;
  waiting: number;
  teams: { accountId: string; waiting: number }[];
}

export type LineKind =
  | 'STARTED' | 'JOINED' | 'TOOK_OVER' | 'MOVED' | 'ADDED' | 'REMOVED' | 'LEFT' | 'RENAMED' | 'CLOSED' | 'REOPENED';
export type StaffLineKind =
  | 'RETURNED' | 'HOLDER_LOST' | 'JOINED' | 'TOOK_OVER' | 'ADDED' | 'REMOVED' | 'LEFT' | 'ADMINISTRATOR';

export interface MessageView {
  is: 'Message';
  id: string;
  threadId: string;
  seq: number;
  at: Date;
  author: Speaker;
  text: string;
  clientMessageId: string | null;
}

export interface LineView {
  is: 'Line';
  id: string;
  threadId: string;
  seq: number;
  at: Date;
  kind: LineKind;
  actor: Speaker;
  subjectId: string | null;
  teamId: string | null;
  text: string | null;
}

export interface NoteView {
  is: 'Note';
  id: string;
  threadId: string;
  noteNo: number;
  afterSeq: number;
  at: Date;
  authorId: string;
  text: string;
  handover: boolean;
  clientNoteId: string | null;
}

export interface StaffLineView {
  is: 'StaffLine';
  id: string;
  threadId: string;
  noteNo: number;
  afterSeq: number;
  at: Date;
  kind: StaffLineKind;
  actorId: string | null;
  subjectId: string | null;
  teamId: string | null;
  text: string | null;
}

export type EntryView = MessageView | LineView | NoteView | StaffLineView;

export interface EntryPageView {
  items: EntryView[];
  startCursor: string | null;
}

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
  waitingSince: Date | null;
  needsReply: boolean | null;
  lastAt: Date;
  closedAt: Date | null;
}

export interface CardStateView {
  id: string;
  readUpTo: number;
  unread: number;
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
  at: Date;
}

export type DeskEventView =
  | DeskSnapshotView
  | { is: 'CardChanged'; placed: PlacedCardView; counts: DeskCountsView }
  | { is: 'CardGone'; threadId: string; counts: DeskCountsView };

export type ThreadEventView =
  | EntryView
  | { is: 'ThreadChanged'; thread: ThreadView }
  | { is: 'ThreadAccessEnded'; threadId: string; readableUpTo: number | null };

export type SignalView =
  | { is: 'TypingSignal'; threadId: string; who: Speaker; note: boolean }
  | { is: 'ReadSignal'; threadId: string; readByOthersUpTo: number };
