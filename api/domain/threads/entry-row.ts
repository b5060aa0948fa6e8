import type { EntryView, LineKind, Speaker, StaffLineKind } from './views.ts';

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
  client_entry_id: string | null;
  at: string;
  /** The viewer is a client, and the entry's team answers as one. */
  hidden: boolean;
  reader: 'CLIENT' | 'STAFF';
  me: string;
}

/** Needs `v` (viewer facts), `e` (entry) and `team` (the account of its team). */
export const ENTRY_COLUMNS = `
  e.id, e.thread_id, e.pos, e.seq, e.note_no, e.kind, e.line, e.author_id, e.team_id, e.subject_id, e.body, e.handover,
  e.client_entry_id, e.at, v.kind as reader, v.me,
  (v.kind = 'CLIENT' and team.attribution is not distinct from 'TEAM') as hidden,
  (e.subject_id is not null and exists (select 1 from team_member m where m.team_id = e.team_id and m.account_id = e.subject_id)) as subject_is_member`;

/** Needs `v`, `t` (thread) and `e`: within a window of the viewer's reach; staff-only entries for staff alone. */
export const MAY_READ = `(e.note_no = 0 or v.kind = 'STAFF') and exists (
  select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w
  where case when e.note_no = 0 then e.pos between w.from_seq and coalesce(w.to_seq, e.pos)
    else e.note_no between w.from_note and coalesce(w.to_note, e.note_no) end)`;

/** The entry as its reader may know it. */
export function viewOf(row: EntryRow): EntryView {
  const alike = { id: row.id, threadId: row.thread_id, at: new Date(row.at) };
  switch (row.kind) {
    case 'MESSAGE':
      return { is: 'Message', ...alike, seq: row.seq ?? 0, author: speaker(row), text: row.body ?? '', clientMessageId: own(row) };
    case 'LINE':
      return { is: 'Line', ...alike, seq: row.seq ?? 0, kind: row.line as LineKind, actor: speaker(row), subjectId: subject(row), teamId: row.team_id, text: row.body };
    case 'NOTE':
      return { is: 'Note', ...alike, noteNo: row.note_no, afterSeq: row.pos, authorId: row.author_id ?? '', text: row.body ?? '', handover: row.handover, clientNoteId: own(row) };
    case 'STAFF_LINE':
      return { is: 'StaffLine', ...alike, noteNo: row.note_no, afterSeq: row.pos, kind: row.line as StaffLineKind, actorId: row.author_id, subjectId: row.subject_id, teamId: row.team_id, text: row.body };
  }
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
