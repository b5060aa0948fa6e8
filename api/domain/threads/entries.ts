import { PARTY_COLUMNS, type PartyView } from '../accounts/find.ts';
import type { Call, OpenCall, ViewerCall } from '../call.ts';
import { badInput, notFound, unauthenticated } from '../errors.ts';
import { existingId } from '../input.ts';
import { Entry } from './entry.ts';
import { AS_READ, ENTRY_COLUMNS, type EntryRow, isWritten, MAY_READ, READ_COLUMNS, viewOf, WITHIN } from './entry-row.ts';
import type { Numbers } from './news.ts';
import type { Look } from './see.ts';
import type { Thread } from './thread.ts';
import type { EntryPageView, EntryView, MessageView, NoteView } from './entry-views.ts';

/** A place in the order in which staff read a thread: (seq followed, noteNo). */
export interface Position {
  pos: number;
  noteNo: number;
}

/** The newest entries before a cursor, oldest first; the thousandth page costs what the first does. NOT_FOUND: the thread is out of reach. */
export async function entryPage(call: ViewerCall, threadId: string, page: { last?: number | null; before?: string | null }): Promise<EntryPageView> {
  const last = page.last ?? 50;
  if (!Number.isInteger(last) || last < 1 || last > 100) throw badInput('last', 'Ask for 1 to 100 entries.');
  const before = page.before === null || page.before === undefined ? END : readCursor(page.before);
  const [found] = await call.sql<{ seen: boolean; items: EntryRow[]; named: PartyView[] }>(ENTRY_PAGE, [...call.viewer, existingId(threadId), before.pos, before.noteNo, last + 1]);
  if (!found) throw unauthenticated();
  if (!found.seen) throw notFound();
  const items = found.items.slice(0, last).reverse();
  const first = items[0];
  return { items: items.map(viewOf), startCursor: found.items.length > last && first ? `${first.pos}.${first.note_no}` : null, named: found.named };
}

/**
 * What of a thread is newer than the numbers somebody has, and theirs to read, in order: in the statement that asks who
 * they are. At most `limit` at once: ask again from the last. Two scans of two indexes, whatever came before.
 */
export async function entriesAfter(call: OpenCall, { viewer, threadId }: Look, after: Pick<Numbers, 'seq' | 'noteNo'>, limit: number): Promise<EntryView[]> {
  const rows = await call.sql<EntryRow>(
    `-- entries-after
${READER} select ${READ_COLUMNS} from v, t
     cross join lateral (
       select * from entry where thread_id = t.id and pos > $4 and note_no = 0
       union all select * from entry where thread_id = t.id and note_no > $5 and note_no > 0) e
     left join account team on team.id = e.team_id ${AS_READ}
     where ${MAY_READ}
     order by e.pos, e.note_no limit $6`,
    [...viewer, threadId, after.seq, after.noteNo, limit],
  );
  return rows.map(viewOf);
}

/**
 * What says something else since these changes and is the viewer's to read, in the order of changes: public entries, and for
 * staff notes, at most `limit` of each. What was taken back is told to whoever could ever read it.
 */
export async function changesAfter(call: OpenCall, { viewer, threadId }: Look, after: Pick<Numbers, 'change' | 'noteChange'>, limit: number): Promise<(MessageView | NoteView)[]> {
  const changed = (isNote: boolean, since: string, until: string) => `(
    select e.* from entry e where e.thread_id = t.id and (e.note_no > 0) = ${isNote} and e.change_no > ${since}::int and e.change_no > 0 and exists (
      select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w where ${WITHIN} and (e.change_no <= coalesce(${until}, e.change_no) or e.deleted_at is not null))
    order by e.change_no limit $6)`;
  const rows = await call.sql<EntryRow>(
    `-- changes-after
${READER} select ${ENTRY_COLUMNS} from v, t
     cross join lateral (${changed(false, '$4', 'w.to_change')} union all ${changed(true, '$5', 'w.to_note_change')}) e
     left join account team on team.id = e.team_id
     where e.note_no = 0 or v.kind = 'STAFF'
     order by (e.note_no > 0), e.change_no`,
    [...viewer, threadId, after.change, after.noteChange, limit],
  );
  return rows.map(viewOf).filter(isWritten);
}

/** One entry of a thread, as far as it is the viewer's to read. */
export async function entryIn(call: ViewerCall, threadId: string, entryId: string): Promise<EntryView | null> {
  const [row] = await call.sql<EntryRow>(
    `${READER} select ${READ_COLUMNS} from v, t join entry e on e.thread_id = t.id and e.id = $4 left join account team on team.id = e.team_id ${AS_READ} where ${MAY_READ}`,
    [...call.viewer, existingId(threadId), existingId(entryId)],
  );
  return row ? viewOf(row) : null;
}

/** One entry by the id that its author's device gave it, as its author sees it. */
export async function entryByDeviceId(call: Call, thread: Thread, clientEntryId: string): Promise<Entry | null> {
  return call.em.findOne(Entry, { threadId: thread.id, authorId: call.actor.id, clientEntryId });
}

/** An entry that was just written, as its author sees it. */
export async function viewOfEntry(call: Call, entry: Entry): Promise<EntryView> {
  const [row] = await call.sql<EntryRow>(
    `select ${ENTRY_COLUMNS} from viewer_facts($1, $2) v, entry e join thread t on t.id = e.thread_id
     left join account team on team.id = e.team_id where e.id = $3`,
    [...call.viewer, entry.id],
  );
  if (!row) throw notFound();
  return viewOf(row);
}

/** What the client wrote after a seq: how many (99: and more), and the first ten. */
export async function unreadFromClient(call: Call, thread: Thread, afterSeq: number): Promise<{ count: number; messages: MessageView[] }> {
  if (thread.clientId === null) return { count: 0, messages: [] };
  const rows = await call.sql<EntryRow>(
    `select ${ENTRY_COLUMNS} from viewer_facts($1, $2) v, entry e join thread t on t.id = e.thread_id
     left join account team on team.id = e.team_id
     where e.thread_id = $3 and e.kind = 'MESSAGE' and e.author_id = $4 and e.seq > $5 order by e.pos limit 99`,
    [...call.viewer, thread.id, thread.clientId, afterSeq],
  );
  return { count: rows.length, messages: rows.slice(0, 10).map(viewOf).filter((each) => each.is === 'Message') };
}

const END: Position = { pos: 2_147_483_647, noteNo: 2_147_483_647 };

// The viewer's facts and the thread, in the statement that reads: a right lost before it is a right lost in it.
const READER = `with v as materialized (select * from viewer_facts($1, $2)), t as not materialized (select * from thread where id = $3)`;

// A page with whom it names; no row where nobody asks any more. It says by itself whether the thread is within reach.
const ENTRY_PAGE = `-- entry-page
${READER},
page as materialized (
  select ${READ_COLUMNS} from v, t join entry e on e.thread_id = t.id left join account team on team.id = e.team_id ${AS_READ}
  where (e.pos, e.note_no) < ($4::int, $5::int) and ${MAY_READ}
  order by e.pos desc, e.note_no desc limit $6)
select exists (select 1 from t, reach(t.id, t.team_id, v.me, v.teams, v.open)) as seen,
  (select coalesce(json_agg(row_to_json(page)), '[]') from page) as items,
  (select coalesce(json_agg(row_to_json(x)), '[]') from (
    select ${PARTY_COLUMNS} from account a where a.id in (select author_id from page union select team_id from page union select subject_id from page)) x) as named
from v`;

function readCursor(cursor: string): Position {
  const match = /^(\d{1,9})\.(\d{1,9})$/u.exec(cursor);
  if (!match) throw badInput('before', 'This is not a cursor of a page of entries.');
  return { pos: Number(match[1]), noteNo: Number(match[2]) };
}
