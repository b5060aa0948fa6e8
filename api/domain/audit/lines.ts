import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { isId } from '../input.ts';
import { type AuditFilter, conditionsFor } from './filter.ts';

/** A line of the audit, as administrators read it. */
export interface AuditLineView {
  id: string;
  at: Date;
  deed: string;
  actorId: string | null;
  targetId: string | null;
  /** The account it was done to; of a session, whose it is. */
  targetAccountId: string | null;
  targetName: string | null;
  teamId: string | null;
  threadId: string | null;
  via: string | null;
  /** JSON. */
  before: string | null;
  after: string | null;
  address: string | null;
  requestId: string | null;
  /** The number of its seal. */
  n: number | null;
}

export interface AuditPageView {
  items: AuditLineView[];
  /** Null on the newest page. */
  startCursor: string | null;
  /** Null on the oldest page. */
  endCursor: string | null;
}

/** Which page: what is older than `after`, or what is newer than `before`; the newest without either. */
export interface AuditPaging {
  first?: number | null;
  after?: string | null;
  before?: string | null;
}

const MOST = 100;

/** A page of the audit, newest first; for administrators. By keyset: new lines move nothing that somebody has read. */
export async function auditLines(call: Call, filter: AuditFilter, paging: AuditPaging): Promise<AuditPageView> {
  const first = paging.first ?? 50;
  if (!Number.isInteger(first) || first < 1 || first > MOST) throw badInput('first', `Ask for 1 to ${MOST}.`);
  if (paging.after && paging.before) throw badInput('before', 'Ask for what is older or for what is newer, not for both.');
  const newer = paging.before ? cursorFrom('before', paging.before) : null;
  const older = paging.after ? cursorFrom('after', paging.after) : null;

  const rows = await auditRows(call, filter, { newer, older, most: first + 1 });
  const more = rows.length > first;
  const page = newer ? rows.slice(-first) : rows.slice(0, first);
  const [newest, oldest] = [page.at(0), page.at(-1)];
  return {
    items: page,
    startCursor: newest && (newer ? more : older !== null) ? cursorOf(newest) : null,
    endCursor: oldest && (newer !== null || more) ? cursorOf(oldest) : null,
  };
}

/** A line and where it stands among the others. */
export interface AuditRow extends AuditLineView {
  /** `at`, to the microsecond. */
  place: string;
}

export interface Place {
  at: string;
  id: string;
}

/** What a page and an export read: the lines next to a place, newest first. */
export async function auditRows(call: Call, filter: AuditFilter, within: { newer: Place | null; older: Place | null; most: number }): Promise<AuditRow[]> {
  const { text, params } = await auditStatement(call, filter, within);
  const rows = await call.sql<Omit<AuditRow, 'at'>>(text, params);
  return rows.map((row) => ({ ...row, at: new Date(row.place) }));
}

/** The lines are found first, on one index, and only then is what they name looked up. */
export async function auditStatement(call: Call, filter: AuditFilter, { newer, older, most }: { newer: Place | null; older: Place | null; most: number }) {
  const { all, params } = await conditionsFor(call, filter);
  const place = newer ?? older;
  if (place) all.push(`(a.at, a.id) ${newer ? '>' : '<'} ($${params.push(place.at)}::timestamptz, $${params.push(place.id)}::uuid)`);
  const order = newer ? 'a.at asc, a.id asc' : 'a.at desc, a.id desc';
  const text = `with page as materialized (
      select a.* from audit a ${all.length > 0 ? `where ${all.join(' and ')}` : ''} order by ${order} limit $${params.push(most)})
    select p.id, p.deed, p.actor_id as "actorId", p.target_id as "targetId", t.id as "targetAccountId",
      coalesce(t.name, c.name, p.after->>'name', p.before->>'name') as "targetName", p.team_id as "teamId", p.thread_id as "threadId", p.via,
      ${asRead('before')}, ${asRead('after')}, p.address, p.request_id as "requestId", s.n,
      to_char(p.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from page p
    left join session x on x.id = p.target_id
    left join account t on t.id = coalesce(x.account_id, p.target_id)
    left join client_team c on c.id = p.target_id
    left join audit_seal s on s.audit_id = p.id
    order by p.at desc, p.id desc`;
  return { text, params };
}

/** Titles are kept, so that a thread can be recreated, but rank reads none. */
function asRead(column: 'before' | 'after'): string {
  return `case when p.deed <> 'thread.renamed' then p.${column}::text end as ${column}`;
}

export function placeOf({ place, id }: AuditRow): Place {
  return { at: place, id };
}

function cursorOf({ place, id }: AuditRow): string {
  return Buffer.from(`${place} ${id}`).toString('base64url');
}

function cursorFrom(path: string, cursor: string): Place {
  const [at = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) || Number.isNaN(Date.parse(at)) || !isId(id) || more.length > 0) throw badInput(path, 'This is not a cursor of the audit.');
  return { at, id };
}
