import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { existingId, isId, optionalLine } from '../input.ts';
import { mayReadAudit, readsAll } from './policy.ts';

/** Which lines: everything that is given must fit. */
export interface AuditFilter {
  from?: Date | null;
  to?: Date | null;
  actorId?: string | null;
  targetId?: string | null;
  teamId?: string | null;
  threadId?: string | null;
  deeds?: string[] | null;
  search?: string | null;
}

/** Not what was done to the organisation's settings. */
export const NO_SETTINGS = `(deed not like 'organisation.%' and deed not like 'logo.%' and deed <> 'terms.published')`;

/** Conditions on `audit a`, and their parameters, which begin at `$1`. */
export interface Conditions {
  all: string[];
  params: unknown[];
}

/** The lines that the viewer may read and asks for. FORBIDDEN for whoever is no administrator. */
export async function conditionsFor(call: Call, filter: AuditFilter): Promise<Conditions> {
  if (!mayReadAudit(call.actor)) throw forbidden('The audit is read by administrators.');
  const { from, to, actorId, targetId, teamId, threadId, deeds } = filter;
  if ((deeds?.length ?? 0) > 100) throw badInput('filter.deeds', 'Name at most 100 deeds.');
  const search = optionalLine('filter.search', filter.search, 200);

  const found = conditions();
  if (from) found.add((value) => `a.at >= ${value}`, from);
  if (to) found.add((value) => `a.at < ${value}`, to);
  if (actorId) found.add((value) => `a.actor_id = ${value}`, existingId(actorId));
  if (targetId) found.add((value) => `a.target_id = ${value}`, existingId(targetId));
  if (teamId) found.add((value) => `a.team_id = ${value}`, existingId(teamId));
  if (threadId) found.add((value) => `a.thread_id = ${value}`, existingId(threadId));
  if (deeds) found.add((value) => `a.deed = any(${value})`, deeds);
  if (search !== null) await addSearch(call, found, search);
  if (!readsAll(call.actor)) await addLimits(call, found);
  return found;
}

const TEXTS = new Set(['address', 'request_id', 'deed']);

/**
 * What it could mean is looked up first, and only where there is a line of it does it become a condition: a word that
 * fits nothing must not be looked for in a million lines one by one.
 */
async function addSearch(call: Call, found: ReturnType<typeof conditions>, search: string): Promise<void> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const columns = await call.sql<{ column: string; value: string }>(
    `with named as (
       (select id from account where lower(name) like lower($1) or lower(email) = lower($2) limit 200)
       union all (select id from client_team where lower(name) like lower($1) limit 200)
       union all select $3::uuid where $3 is not null)
     select c.column, c.value from named n cross join lateral (values
       ('actor_id', n.id::text, exists (select from audit where actor_id = n.id)), ('target_id', n.id::text, exists (select from audit where target_id = n.id)),
       ('team_id', n.id::text, exists (select from audit where team_id = n.id)), ('thread_id', n.id::text, exists (select from audit where thread_id = n.id)),
       ('id', n.id::text, exists (select from audit where id = n.id))) c ("column", value, there) where c.there
     union all
     select c.column, $2 from (values
       ('address', exists (select from audit where address = $2)), ('request_id', exists (select from audit where request_id = $2)),
       ('deed', exists (select from audit where deed = $2))) c ("column", there) where c.there`,
    [like, search, isId(search) ? search.toLowerCase() : null],
  );
  const byColumn = Map.groupBy(columns, ({ column }) => column);
  const any = [...byColumn].map(([column, values]) => `a.${column} = any(${found.param(values.map(({ value }) => value))}::${TEXTS.has(column) ? 'text' : 'uuid'}[])`);
  found.all.push(any.length === 0 ? 'false' : `(${any.join(' or ')})`);
}

/**
 * For user administrators: nothing about the settings, and nothing about somebody who is a system administrator now:
 * whose account, session or token it was done to; or, where it was done to nothing, who did it themself.
 */
async function addLimits(call: Call, found: ReturnType<typeof conditions>): Promise<void> {
  const rows = await call.sql<{ id: string }>(`select id from account where role = 'SYSTEM_ADMIN'`, []);
  found.all.push(NO_SETTINGS);
  found.add((value) => `(a.target_id is null or a.target_id <> all(${value}))
    and coalesce(a.after->>'accountId', a.before->>'accountId', '') <> all(${value}::text[])
    and not exists (select from session x where x.id = a.target_id and x.account_id = any(${value}))
    and (coalesce(a.target_id, a.team_id, a.thread_id) is not null or a.actor_id is null or a.actor_id <> all(${value}))`,
    rows.map((row) => row.id));
}

function conditions() {
  const params: unknown[] = [];
  const all: string[] = [];
  const param = (value: unknown) => `$${params.push(value)}`;
  return { params, all, param, add: (condition: (param: string) => string, value: unknown) => void all.push(condition(param(value))) };
}
