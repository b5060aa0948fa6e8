import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { Entry } from './entry.ts';
import { ENTRY_COLUMNS, type EntryRow, MAY_READ, viewOf } from './entry-row.ts';
import type { Thread } from './thread.ts';
import type { EntryPageView, EntryView, MessageView } from './views.ts';

/** A place in the order in which staff read a thread: (seq followed, noteNo). */
export interface Position {
  pos: number;
  noteNo: number;
}

/** The newest entries before a cursor, oldest first; the thousandth page costs what the first does. */
export async function entryPage(call: Call, threadId: string, page: { last?: number | null; before?: string | null }): Promise<EntryPageView> {
  const last = page.last ?? 50;
  if (!Number.isInteger(last) || last < 1 || last > 100) throw badInput('last', 'Ask for 1 to 100 entries.');
  const before = page.before === null || page.before === undefined ? END : readCursor(page.before);
  const rows = await call.sql<EntryRow>(
    `${READER} select ${ENTRY_COLUMNS} from v, t join entry e on e.thread_id = t.id left join account team on team.id = e.team_id
     where (e.pos, e.note_no) < ($4::int, $5::int) and ${MAY_READ}
     order by e.pos desc, e.note_no desc limit $6`,
    [...call.viewer, existingId(threadId), before.pos, before.noteNo, last + 1],
  );
  const items = rows.slice(0, last).reverse();
  const first = items[0];
  return { items: items.map(viewOf), startCursor: rows.length > last && first ? `${first.pos}.${first.note_no}` : null };
}

/** What is newer than the numbers a listener has, in order. At most `limit` at once: ask again from the last. */
export async function entriesAfter(call: Call, threadId: string, afterSeq: number, afterNote: number, limit: number): Promise<EntryView[]> {
  const rows = await call.sql<EntryRow>(
    `${READER} select ${ENTRY_COLUMNS} from v, t join entry e on e.thread_id = t.id left join account team on team.id = e.team_id
     where (e.seq > $4 or e.note_no > $5) and ${MAY_READ}
     order by e.pos, e.note_no limit $6`,
    [...call.viewer, existingId(threadId), afterSeq, afterNote, limit],
  );
  return rows.map(viewOf);
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
const READER = `with v as (select * from viewer_facts($1, $2)), t as (select * from thread where id = $3)`;

function readCursor(cursor: string): Position {
  const match = /^(\d{1,9})\.(\d{1,9})$/u.exec(cursor);
  if (!match) throw badInput('before', 'This is not a cursor of a page of entries.');
  return { pos: Number(match[1]), noteNo: Number(match[2]) };
}
