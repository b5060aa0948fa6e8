import type { Changed, EntryView, LineKind, MessageView, NoteView, StaffLineKind } from './entry-views.ts';
import type { Speaker } from './views.ts';

/** A row of `ENTRY_COLUMNS`, with what is needed to know what the viewer may know of it. */
export interface EntryRow {
  id: string;
  thread_id: string;
  pos: number;
  seq: number | null;
  note_no: number;
  kind: 'MESSAGE' | 'LINE' | 'NOTE' | 'STAFF_LINE';
  line: string | null;
  author_id: string | null;
  team_id: string | null;
  subject_id: string | null;
  subject_is_member: boolean;
  body: string | null;
  handover: boolean;
  automatic: boolean;
  client_entry_id: string | null;
  at: string;
  change_no: number;
  changed_at: string | null;
  deleted_at: string | null;
  in_reply_to: string | null;
  mentions: string[] | null;
  /** The name of the token that it was written through. Null for clients. */
  via: string | null;
  /** The viewer is a client, and the team whose member acted answers as one. */
  hidden: boolean;
  reader: 'CLIENT' | 'STAFF';
  me: string;
}

/** What differs between the text of now and the text that somebody may read who has left. */
interface Text {
  body: string;
  changeNo: string;
  changedAt: string;
}

/**
 * Needs `v` (viewer facts), `e` (entry) and `team` (the account of its team). Whoever moves a thread is a member of the
 * team that it leaves, so that one's setting counts too. What is asked of other tables is asked as one value, by looking up: as
 * `exists` the planner would read all accounts of the firm first, for a single entry too.
 */
const columns = ({ body, changeNo, changedAt }: Text) => `
  e.id, e.thread_id, e.pos, e.seq, e.note_no, e.kind, e.line, e.author_id, e.team_id, e.subject_id, ${body} as body, e.handover, e.automatic,
  e.client_entry_id, e.at, ${changeNo} as change_no, ${changedAt} as changed_at, e.deleted_at, e.in_reply_to, v.kind as reader, v.me,
  case when e.kind = 'NOTE' then array(select m.account_id from entry_mention m where m.entry_id = e.id order by m.account_id) end as mentions,
  case when v.kind = 'STAFF' then (select k.name from api_token k where k.session_id = e.via_token_id) end as via,
  (v.kind = 'CLIENT' and (team.attribution is not distinct from 'TEAM'
    or e.line = 'MOVED' and (select f.attribution from account f where f.id = e.subject_id) is not distinct from 'TEAM')) as hidden,
  (e.subject_id is not null and (select true from team_member m where m.team_id = e.team_id and m.account_id = e.subject_id) is true) as subject_is_member`;

/** With the text of now: for whoever hears what is new in the thread. */
export const ENTRY_COLUMNS = columns({ body: 'e.body', changeNo: 'e.change_no', changedAt: 'e.changed_at' });

/** Needs `e` and a window `w` of reach: whether the entry lies in it. */
export const WITHIN = `case when e.note_no = 0 then e.pos between w.from_seq and coalesce(w.to_seq, e.pos)
    else e.note_no between w.from_note and coalesce(w.to_note, e.note_no) end`;

/** Needs `v`, `t` (thread) and `e`: within a window of the viewer's reach; staff-only entries for staff alone. */
export const MAY_READ = `(e.note_no = 0 or v.kind = 'STAFF') and exists (
  select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w where ${WITHIN})`;

/** Needs `v`, `t`, `e` and `team`, and `AS_READ` among the tables. */
export const READ_COLUMNS = columns({
  body: 'case when was.change_no is null then e.body else was.body end',
  changeNo: 'coalesce(was.change_no, e.change_no)',
  changedAt: 'case when was.change_no is null then e.changed_at when was.change_no > 0 then was.at end',
});

/**
 * The text that stood there when the viewer left, where it was changed since: whoever has left reads nothing newer, in
 * what they could read neither. What its author took back is taken back for everybody.
 */
export const AS_READ = `
  left join lateral (
    select max(case when w.to_seq is null then 2147483647 when e.note_no = 0 then w.to_change else w.to_note_change end) as change
    from reach(t.id, t.team_id, v.me, v.teams, v.open) w where e.change_no > 0 and ${WITHIN}) until on true
  left join lateral (
    select x.change_no, x.body, x.at from entry_version x
    where e.change_no > until.change and e.deleted_at is null and x.entry_id = e.id and x.change_no <= until.change
    order by x.change_no desc limit 1) was on true`;

/** The entry as its reader may know it. */
export function viewOf(row: EntryRow): EntryView {
  const alike = { id: row.id, threadId: row.thread_id, at: new Date(row.at), via: row.via };
  switch (row.kind) {
    case 'MESSAGE':
      return { is: 'Message', ...alike, seq: row.seq ?? 0, author: speaker(row), text: row.body ?? '', automatic: row.automatic, clientMessageId: own(row), ...changed(row) };
    case 'LINE':
      return { is: 'Line', ...alike, seq: row.seq ?? 0, kind: row.line as LineKind, actor: speaker(row), subjectId: subject(row), teamId: row.team_id, text: row.body };
    case 'NOTE':
      return { is: 'Note', ...alike, noteNo: row.note_no, afterSeq: row.pos, authorId: row.author_id ?? '', text: row.body ?? '', handover: row.handover, mentionIds: row.mentions ?? [], clientNoteId: own(row), ...changed(row) };
    case 'STAFF_LINE':
      return { is: 'StaffLine', ...alike, noteNo: row.note_no, afterSeq: row.pos, kind: row.line as StaffLineKind, actorId: row.author_id, subjectId: row.subject_id, teamId: row.team_id, text: row.body };
  }
}

/** Written by somebody, and not by the house: what can be changed. */
export function isWritten(entry: EntryView): entry is MessageView | NoteView {
  return entry.is === 'Message' || entry.is === 'Note';
}

function changed(row: EntryRow): Changed {
  const deletedAt = row.deleted_at === null ? null : new Date(row.deleted_at);
  const editedAt = row.changed_at === null || deletedAt !== null ? null : new Date(row.changed_at);
  return { changeNo: row.change_no, editedAt, deletedAt, inReplyTo: row.in_reply_to };
}

function speaker(row: EntryRow): Speaker {
  return { personId: row.hidden ? null : row.author_id, teamId: row.team_id };
}

/** Whoever took over, or was taken over from, is a member; somebody added by name may not be one, and is visible. */
function subject(row: EntryRow): string | null {
  const member = row.line === 'JOINED' || row.line === 'TOOK_OVER' || row.subject_is_member;
  return row.hidden && member ? null : row.subject_id;
}

function own(row: EntryRow): string | null {
  return row.author_id === row.me ? row.client_entry_id : null;
}
