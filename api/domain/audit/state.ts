import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { NO_SETTINGS } from './filter.ts';
import { mayReadAudit, readsAll } from './policy.ts';

/** How far the audit is sealed. */
export interface AuditStateView {
  lines: number;
  sealed: number;
  unsealed: number;
  newestSealAt: Date | null;
}

/** For administrators. Seals are numbered without a hole, so the newest says how many there are. */
export async function auditState(call: Call): Promise<AuditStateView> {
  refuseOthers(call);
  const [row] = await call.sql<{ lines: number; sealed: number; at: string | null }>(
    `select (select count(*) from audit)::int as lines, coalesce(s.n, 0) as sealed, s.sealed_at as at
     from (values (1)) one left join lateral (select n, sealed_at from audit_seal order by n desc limit 1) s on true`,
    [],
  );
  const { lines = 0, sealed = 0, at = null } = row ?? {};
  return { lines, sealed, unsealed: Math.max(0, lines - sealed), newestSealAt: at === null ? null : new Date(at) };
}

/** The names of all deeds that there are lines of, in order; for administrators. Goes from name to name on the index, not over all lines. */
export async function auditDeeds(call: Call): Promise<string[]> {
  refuseOthers(call);
  const rows = await call.sql<{ deed: string }>(
    `with recursive named as (
       (select deed from audit order by deed limit 1)
       union all
       select (select a.deed from audit a where a.deed > n.deed order by a.deed limit 1) from named n where n.deed is not null)
     select deed from named where deed is not null and ($1 or ${NO_SETTINGS})`,
    [readsAll(call.actor)],
  );
  return rows.map((row) => row.deed);
}

function refuseOthers(call: Call): void {
  if (!mayReadAudit(call.actor)) throw forbidden('The audit is read by administrators.');
}
