/* What a viewer may know of what is written in a thread: as in views.ts. */

import type { PartyView } from '../accounts/find.ts';
import type { Speaker } from './views.ts';

export type LineKind =
  | 'STARTED' | 'JOINED' | 'TOOK_OVER' | 'MOVED' | 'ADDED' | 'REMOVED' | 'LEFT' | 'RENAMED' | 'CLOSED' | 'REOPENED';
export type StaffLineKind =
  | 'RETURNED' | 'HOLDER_LOST' | 'HANDED_BACK' | 'JOINED' | 'TOOK_OVER' | 'ADDED' | 'REMOVED' | 'LEFT' | 'TAGGED' | 'ADMINISTRATOR'
  | 'SNOOZED' | 'WOKEN' | 'PUT_ON_HOLD' | 'TAKEN_OFF_HOLD';

/** What became of a text after it was written. */
export interface Changed {
  /** Which change of its thread brought the text that stands there; 0: it is as it was sent. */
  changeNo: number;
  editedAt: Date | null;
  /** Its author took it back: there is no text any more. */
  deletedAt: Date | null;
  /** The entry that it answers. */
  inReplyTo: string | null;
}

export interface MessageView extends Changed {
  is: 'Message';
  id: string;
  threadId: string;
  seq: number;
  at: Date;
  /** The name of the API token that it was written through; the same in the other kinds. Null for clients. */
  via: string | null;
  author: Speaker;
  text: string;
  /** Of the team's settings: nobody wrote it. */
  automatic: boolean;
  clientMessageId: string | null;
}

export interface LineView {
  is: 'Line';
  id: string;
  threadId: string;
  seq: number;
  at: Date;
  via: string | null;
  kind: LineKind;
  actor: Speaker;
  subjectId: string | null;
  teamId: string | null;
  text: string | null;
}

export interface NoteView extends Changed {
  is: 'Note';
  id: string;
  threadId: string;
  noteNo: number;
  afterSeq: number;
  at: Date;
  via: string | null;
  authorId: string;
  text: string;
  handover: boolean;
  /** Who is addressed in it. */
  mentionIds: string[];
  clientNoteId: string | null;
}

export interface StaffLineView {
  is: 'StaffLine';
  id: string;
  threadId: string;
  noteNo: number;
  afterSeq: number;
  at: Date;
  via: string | null;
  kind: StaffLineKind;
  actorId: string | null;
  subjectId: string | null;
  teamId: string | null;
  text: string | null;
}

export type EntryView = MessageView | LineView | NoteView | StaffLineView;

/** A text that stood in an entry, and since when. */
export interface EntryVersionView {
  text: string;
  at: Date;
}

export interface EntryPageView {
  items: EntryView[];
  startCursor: string | null;
  /** Whom its entries may name: read with them. */
  named: PartyView[];
}

/** An entry that is there already says something else now. */
export interface EntryChangedView {
  is: 'EntryChanged';
  entry: MessageView | NoteView;
}
