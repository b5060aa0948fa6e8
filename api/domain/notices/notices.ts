/** What somebody can be told of. */
export type NoticeKind = 'QUEUED' | 'ASSIGNED' | 'HELD' | 'MENTIONED' | 'NAMED' | 'ANSWERED';

/** By which ways they are told of one kind. */
export interface NoticeChoice {
  kind: NoticeKind;
  sound: boolean;
  browser: boolean;
  email: boolean;
}

/** Hours in which somebody wants to be left alone; an `until` before `from` is on the next day. */
export interface QuietHours {
  timeZone: string;
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`, another time than `from`. */
  until: string;
}

/** How somebody wants to be told. */
export interface NoticesView {
  /** The account. */
  id: string;
  choices: NoticeChoice[];
  /** Rings while somebody waits unclaimed. */
  alarm: boolean;
  /** Rings while somebody waits past the target. */
  alarmPastTarget: boolean;
  quiet: QuietHours | null;
}

/** As it is kept: which kinds come by which way. */
export interface NoticesRow {
  sound: NoticeKind[];
  browser: NoticeKind[];
  email: NoticeKind[];
  /** Rings while somebody waits unclaimed. */
  alarm: boolean;
  /** Rings while somebody waits past the target. */
  alarmPastTarget: boolean;
  quiet: QuietHours | null;
}

/** What there is to be told of on either side. */
export const KINDS: Readonly<Record<'STAFF' | 'CLIENT', readonly NoticeKind[]>> = {
  STAFF: ['QUEUED', 'ASSIGNED', 'HELD', 'MENTIONED', 'NAMED'],
  CLIENT: ['ANSWERED'],
};

/**
 * For whoever has chosen nothing. Staff hear a tone, as of a phone; what their whole team sees already is no mail to each of
 * them. Clients hear nothing in the place where they happen to be, and get a mail. A browser asks for its notifications, so
 * nobody has them unasked.
 */
export const UNCHOSEN: Readonly<Record<'STAFF' | 'CLIENT', NoticesRow>> = {
  STAFF: { sound: ['QUEUED', 'ASSIGNED', 'HELD', 'MENTIONED', 'NAMED'], browser: [], email: ['ASSIGNED', 'HELD', 'MENTIONED', 'NAMED'], alarm: false, alarmPastTarget: false, quiet: null },
  CLIENT: { sound: [], browser: [], email: ['ANSWERED'], alarm: false, alarmPastTarget: false, quiet: null },
};
