import { ask, question } from '../asked.ts';
import { PARTY_COLUMNS, type PartyView } from '../accounts/find.ts';
import type { OpenCall } from '../call.ts';
import { ENTRY_COLUMNS, type EntryRow, isWritten, viewOf } from './entry-row.ts';
import type { EntryChangedView, EntryView, MessageView, NoteView } from './entry-views.ts';
import type { ThreadState } from './views.ts';

/**
 * How far something was read: the newest seq, and the newest number of what staff alone see; and of each of the two up to
 * which change of what stood there already.
 */
export interface Numbers {
  seq: number;
  noteNo: number;
  change: number;
  noteChange: number;
}

const NOTHING: Numbers = { seq: 0, noteNo: 0, change: 0, noteChange: 0 };

/** Which number an entry has; 0: none of that kind. */
export function numbersOf(entry: EntryView): Numbers {
  return 'seq' in entry ? { ...NOTHING, seq: entry.seq } : { ...NOTHING, noteNo: entry.noteNo };
}

/** Which change an entry says; 0: none of that kind. */
export function changeOf(entry: MessageView | NoteView): Numbers {
  return entry.is === 'Message' ? { ...NOTHING, change: entry.changeNo } : { ...NOTHING, noteChange: entry.changeNo };
}

/** The further of both, number by number: each grows by itself. */
export function further(a: Numbers, b: Numbers): Numbers {
  return { seq: Math.max(a.seq, b.seq), noteNo: Math.max(a.noteNo, b.noteNo), change: Math.max(a.change, b.change), noteChange: Math.max(a.noteChange, b.noteChange) };
}

/** Something to be told as both sides see it; clients see nothing of what is staff-only. */
interface Told<View> {
  /** Its number as an entry, and which change it says, if any. */
  seq: number;
  noteNo: number;
  changed: Pick<Numbers, 'change' | 'noteChange'>;
  isDeleted: boolean;
  client: View | null;
  staff: View;
  authorId: string | null;
  /** Whom its lines may name, as names alone: read with it, since everybody who is told of it is told their names. */
  named: readonly PartyView[];
  /** As its author sees it, who alone is told the id that their device gave it. */
  asOwn(me: string, kind: 'CLIENT' | 'STAFF'): View;
}

/** An entry that has come. */
export type NewEntry = Told<EntryView> & { is: 'entry' };
/** An entry that stood there already, and says something else. */
export type EntryChange = Told<EntryChangedView> & { is: 'change' };

/** What is new in a thread, for nobody in particular, and the numbers that verdicts about it must have been made at. */
export interface News {
  rights: number;
  firm: number;
  newest: Numbers;
  state: ThreadState;
  clientId: string | null;
  teamId: string | null;
  /** Its team, where that answers as one, so that clients learn nothing of its members. */
  teamAsOne: string | null;
  /** Moves whenever the thread itself may look different to clients, or to staff. */
  look: { client: string; staff: string };
  entries: NewEntry[];
  /** Of entries that came before these. Empty while `entries` is a full page: they are read once all has come. */
  changes: EntryChange[];
}

/** Nothing is newer than this: for whoever wants the numbers alone. */
export const NOTHING_NEWER: Numbers = { seq: 2_147_483_647, noteNo: 2_147_483_647, change: 2_147_483_647, noteChange: 2_147_483_647 };

/** Which thread, and from where on. */
export interface NewsAsked {
  threadId: string;
  after: Numbers;
}

/**
 * What is newer than these numbers, once for everybody, with the numbers of rights, all as of one moment; of many threads
 * in one statement and in their order. Whoever is told of it must have been judged at exactly these numbers. At most
 * `limit` entries of each, as many changes of public ones, and as many of notes. Null: there is no such thread.
 */
export async function newsOf(call: Pick<OpenCall, 'sql'>, asked: readonly NewsAsked[], limit: number): Promise<(News | null)[]> {
  const rows = await ask<NewsRow>(call, NEWS, asked.map(({ threadId, after }) => [threadId, after.seq, after.noteNo, after.change, after.noteChange]), limit);
  const byPlace = Map.groupBy(rows, ({ n }) => n);
  return asked.map((_, i) => newsIn(byPlace.get(i + 1) ?? [], limit));
}

function newsIn(rows: NewsRow[], limit: number): News | null {
  const [first] = rows;
  if (!first) return null;
  const found = rows.filter(hasEntry);
  const entries = entriesIn(found.filter(({ is_change: isChange }) => !isChange)).map((each): NewEntry => ({ is: 'entry', ...each }));
  return {
    rights: first.rights,
    firm: first.firm,
    newest: { seq: first.newest_seq, noteNo: first.newest_note, change: first.newest_change, noteChange: first.newest_note_change },
    state: first.state,
    clientId: first.thread_client_id,
    teamId: first.thread_team_id,
    teamAsOne: first.team_as_one,
    look: { client: first.look, staff: `${first.look}\u001f${first.staff_look}` },
    entries,
    changes: entries.length >= limit ? [] : entriesIn(found.filter(({ is_change: isChange }) => isChange)).map(asChange),
  };
}

interface ThreadColumns {
  n: number;
  rights: number;
  firm: number;
  newest_seq: number;
  newest_note: number;
  newest_change: number;
  newest_note_change: number;
  state: ThreadState;
  thread_client_id: string | null;
  thread_team_id: string | null;
  team_as_one: string | null;
  look: string;
  staff_look: string;
}

type Found = EntryRow & { is_change: boolean; named: PartyView[] | null };
type NewsRow = ThreadColumns & (Found | { id: null });

function hasEntry(row: NewsRow): row is ThreadColumns & Found {
  return row.id !== null;
}

/** Each entry comes twice, for clients and for staff; staff-only ones for staff alone. */
function entriesIn(rows: Found[]): Told<EntryView>[] {
  const forClients = new Map(rows.filter(({ reader }) => reader === 'CLIENT').map((row) => [row.id, row]));
  return rows.filter(({ reader }) => reader === 'STAFF').map((row) => {
    const forClient = forClients.get(row.id);
    return {
      seq: row.seq ?? 0,
      noteNo: row.note_no,
      changed: row.note_no === 0 ? { change: row.change_no, noteChange: 0 } : { change: 0, noteChange: row.change_no },
      isDeleted: row.deleted_at !== null,
      client: forClient ? viewOf(forClient) : null,
      staff: viewOf(row),
      authorId: row.author_id,
      named: row.named ?? [],
      asOwn: (me, kind) => viewOf({ ...(kind === 'CLIENT' && forClient ? forClient : row), me }),
    };
  });
}

/** The entry as a change of itself, for whoever has it already. */
export function asChange({ client, staff, asOwn, ...told }: Told<EntryView>): EntryChange {
  return { ...told, is: 'change', client: client && changeTo(client), staff: changeTo(staff), asOwn: (me, kind) => changeTo(asOwn(me, kind)) };
}

/** The entry as the change of one that was there before. */
export function changeTo(entry: EntryView): EntryChangedView {
  if (!isWritten(entry)) throw new Error('a line was changed');
  return { is: 'EntryChanged', entry };
}

// Scans of one index each: what is new is found without walking through what is old.
const NEWS = question('news', { thread_id: 'uuid', after_seq: 'int', after_note: 'int', after_change: 'int', after_note_change: 'int' }, `
select a.n::int, t.rights, coalesce((select rights from organisation), 0) as firm, t.last_seq as newest_seq, t.last_note_no as newest_note,
  t.last_change as newest_change, t.last_note_change as newest_note_change,
  t.state, t.client_id as thread_client_id, t.team_id as thread_team_id, case when team.attribution = 'TEAM' then team.id end as team_as_one,
  concat_ws(E'\\x1f', t.title, t.state, t.team_id, t.client_id, t.holder_id, t.closed_at, t.closed_by, t.close_kind, team.attribution,
    (select later.id from thread later where later.continues_id = t.id order by later.created_at limit 1)) as look,
  concat_ws(E'\\x1f', t.version, t.waiting_since, t.needs_reply, t.snoozed_until, t.on_hold, t.tag_ids, t.outcome_id) as staff_look, x.*
from asked a
join thread t on t.id = a.thread_id left join account team on team.id = t.team_id
left join lateral (
  select ${ENTRY_COLUMNS}, e.is_change, case when v.kind = 'STAFF' then (
    select json_agg(row_to_json(p)) from (select ${PARTY_COLUMNS} from account a where a.id = any(array[e.author_id, e.team_id, e.subject_id])) p) end as named from (
    (select false as is_change, b.* from (
      select * from entry where thread_id = t.id and pos > a.after_seq and note_no = 0
      union all select * from entry where thread_id = t.id and note_no > a.after_note and note_no > 0) b order by b.pos, b.note_no limit $6)
    union all (select true, b.* from entry b where b.thread_id = t.id and (b.note_no > 0) = false and b.change_no > a.after_change and b.change_no > 0
      and b.pos <= a.after_seq order by b.change_no limit $6)
    union all (select true, b.* from entry b where b.thread_id = t.id and (b.note_no > 0) = true and b.change_no > a.after_note_change and b.change_no > 0
      and b.note_no <= a.after_note order by b.change_no limit $6)) e
  left join account team on team.id = e.team_id
  cross join (values ('CLIENT', null::uuid), ('STAFF', null)) v (kind, me)
  where e.note_no = 0 or v.kind = 'STAFF') x on true
order by a.n, x.is_change, case when x.is_change then x.change_no else x.pos end, x.note_no`);
