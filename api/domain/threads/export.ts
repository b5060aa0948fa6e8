import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { notFound } from '../errors.ts';
import { existingId } from '../input.ts';

/** A row as the database keeps it, every column, under the names that the contract's style gives them. */
export type Kept = Record<string, unknown>;

/** Everything that is kept of one thread: whoever has this can recreate it, and check it against the audit's seals. */
export interface ThreadExport {
  format: 'switchboard.thread/1';
  exportedAt: string;
  organisation: string;
  thread: Kept;
  /** Whom the rest names by id, with the names of now. */
  accounts: { id: string; kind: string; name: string }[];
  /** In the order in which staff read them; `pos` is the seq that a staff-only entry follows. */
  entries: Kept[];
  /** What stood in them before, each text with the change that had brought it; of what was taken back too. */
  versions: Kept[];
  /** Who was addressed in notes, and when they saw it. */
  mentions: Kept[];
  /** Who was in it, from which seq and note to which. */
  participants: Kept[];
  /** Who acted for which team, from which seq to which. */
  engagements: Kept[];
  /** How far each has read. */
  readMarks: Kept[];
  /** The tags that it has and the outcome that it ended with, by name. */
  tags: Kept[];
  outcome: Kept | null;
  /** Every title it has had, the present one last. */
  titles: string[];
  /** In order of time, each with its seal where it has one. */
  audit: Kept[];
}

/**
 * One thread with its whole history, real authors included; for whoever runs Switchboard, by the side door alone.
 * Under the thread's lock, so that it is the thread of one moment. Leaves an audit line of its own.
 */
export async function exportThread(call: OpenCall, threadId: string): Promise<ThreadExport> {
  const id = existingId(threadId);
  const [thread] = await kept(call, 'select to_jsonb(t) as row from thread t where t.id = $1 for share', id);
  if (!thread) throw notFound();
  const entries = await kept(call, `select to_jsonb(e) - 'xid' as row from entry e where e.thread_id = $1 order by e.pos, e.note_no`, id);
  const versions = await kept(call, 'select to_jsonb(x) as row from entry_version x join entry e on e.id = x.entry_id where e.thread_id = $1 order by e.pos, e.note_no, x.change_no', id);
  const mentions = await kept(call, 'select to_jsonb(m) as row from entry_mention m where m.thread_id = $1 order by m.at, m.account_id', id);
  const participants = await kept(call, 'select to_jsonb(p) as row from participant p where p.thread_id = $1 order by p.joined_at, p.id', id);
  const engagements = await kept(call, 'select to_jsonb(e) as row from engagement e where e.thread_id = $1 order by e.started_at, e.id', id);
  const readMarks = await kept(call, 'select to_jsonb(m) as row from read_mark m where m.thread_id = $1 order by m.account_id', id);
  const audit = await kept(
    call,
    `select to_jsonb(a) || jsonb_build_object('n', s.n, 'hash', encode(s.hash, 'hex')) as row
     from audit a left join audit_seal s on s.audit_id = a.id where a.thread_id = $1 order by a.at, a.id`,
    id,
  );
  const tags = await kept(call, 'select to_jsonb(g) as row from thread t join tag g on g.id = any(t.tag_ids) where t.id = $1 order by g.place, g.id', id);
  const [outcome = null] = await kept(call, 'select to_jsonb(o) as row from thread t join outcome o on o.id = t.outcome_id where t.id = $1', id);
  const rows = { thread, entries, versions, mentions, participants, engagements, readMarks, tags, outcome, audit };
  const [organisation] = await call.sql<{ name: string }>('select name from organisation', []);
  record(call, { deed: 'thread.exported', threadId: id, teamId: textOf(thread['teamId']), after: { entries: entries.length, lines: audit.length } });
  return {
    format: 'switchboard.thread/1',
    exportedAt: call.now.toISOString(),
    organisation: organisation?.name ?? '',
    ...rows,
    titles: titlesOf(thread, audit),
    accounts: await accountsIn(call, JSON.stringify(rows)),
  };
}

async function kept(call: OpenCall, statement: string, id: string): Promise<Kept[]> {
  const rows = await call.sql<{ row: Kept }>(statement, [id]);
  return rows.map(({ row }) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()), value])));
}

/** What a title was before it was changed stands in the audit alone. */
function titlesOf(thread: Kept, audit: Kept[]): string[] {
  const former = audit.filter(({ deed }) => deed === 'thread.renamed').map(({ before }) => textOf(Object(before)['title']));
  return [...former, textOf(thread['title'])].filter((title) => title !== null);
}

async function accountsIn(call: OpenCall, written: string): Promise<ThreadExport['accounts']> {
  const ids = [...new Set(written.match(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g) ?? [])];
  return call.sql('select id, kind, name from account where id = any($1) order by kind, name, id', [ids]);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
