import type { Call } from '../call.ts';

/*
 * The rule of seeing, in one place. A client sees the active staff and team accounts with which they share a client
 * team: never another client, never the members behind a team. Staff see all active staff and teams, and the clients
 * with whom they, or a team of theirs, share a client team. Invited and suspended accounts are seen by administrators
 * alone, who see every account: they decide who sees whom.
 */

/** Begins a statement whose first two parameters are the viewer's: `v` who looks, `circle` who shares a client team. */
export const WHO_LOOKS = `
with v as (select * from viewer_facts($1, $2)),
circle as (
  select distinct o.account_id from v, client_team_member c join client_team_member o using (client_team_id)
  where c.account_id = v.me or (v.kind = 'STAFF' and c.account_id = any(v.teams)))`;

/** Whether `v` may start a thread with the account `a`: whether it is one of their contacts. */
export const IS_CONTACT = `(a.status = 'ACTIVE' and a.id <> v.me and case v.kind
  when 'CLIENT' then a.kind <> 'CLIENT' and a.id in (select account_id from circle)
  else a.kind = 'STAFF' or (a.kind = 'CLIENT' and a.id in (select account_id from circle)) end)`;

/** Whether `v` may know of the account `a` without a thread that names it. */
export const IS_SEEN = `(a.id = v.me or ${IS_CONTACT}
  or (v.kind = 'STAFF' and a.status = 'ACTIVE' and a.kind = 'TEAM')
  or coalesce(v.role in ('USER_ADMIN', 'SYSTEM_ADMIN'), false))`;

/** Which of these the caller may start a thread with now. */
export async function contactsAmong(call: Call, ids: readonly string[]): Promise<Set<string>> {
  return among(call, ids, IS_CONTACT);
}

/** Which of these the caller may know of. What is not among them does not exist for them. */
export async function seenAmong(call: Call, ids: readonly string[]): Promise<Set<string>> {
  return among(call, ids, IS_SEEN);
}

async function among(call: Call, ids: readonly string[], rule: string): Promise<Set<string>> {
  const rows = await call.sql<{ id: string }>(`${WHO_LOOKS} select a.id from v, account a where a.id = any($3) and ${rule}`, [...call.viewer, ids]);
  return new Set(rows.map((row) => row.id));
}
