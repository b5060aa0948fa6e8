import type { Call } from '../call.ts';

/*
 * The rule of seeing, in one place. A client sees the active staff and team accounts with which they share a client
 * team: never another client, never the members behind a team. Staff see all active staff and teams, and the clients
 * with whom they, or a team of theirs, share a client team. Invited and suspended accounts are seen by administrators
 * alone, who see every account: they decide who sees whom.
 */

/** Begins a statement whose first two parameters are the viewer's: `v` who looks, `circle` who shares a client team. */
export const WHO_LOOKS = whoLooks('select me, kind, role, teams from viewer_facts($1, $2)');

/**
 * The same for clients, one or many: the first two parameters are null and their ids. It is what they see, or, where
 * they have not accepted yet, what they will. For administrators, who ask instead of them. The suspended see nothing.
 */
export const CLIENTS_LOOK = whoLooks(
  `select id as me, kind, role, '{}'::uuid[] as teams from account
   where $1::uuid is null and id = any($2::uuid[]) and kind = 'CLIENT' and status <> 'SUSPENDED'`,
);

/** Whether `v` may start a thread with the account `a`: whether it is one of their contacts. */
export const IS_CONTACT = `(a.status = 'ACTIVE' and a.id <> v.me and case v.kind
  when 'CLIENT' then a.kind <> 'CLIENT' and (v.me, a.id) in (select me, account_id from circle)
  else a.kind = 'STAFF' or (a.kind = 'CLIENT' and (v.me, a.id) in (select me, account_id from circle)) end)`;

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

/**
 * A client team may hold tens of thousands of clients and a few dozen others. What a client shares is read from the
 * others alone, so that a client's list does not cost what all its fellow clients would.
 */
function whoLooks(viewers: string): string {
  return `
with v as materialized (${viewers}),
beside as materialized (
  select m.client_team_id, m.account_id from account b join client_team_member m on m.account_id = b.id where b.kind in ('STAFF', 'TEAM')),
circle as (
  select v.me, o.account_id from v join client_team_member c on c.account_id = v.me join beside o using (client_team_id) where v.kind = 'CLIENT'
  union
  select v.me, o.account_id from v join client_team_member c on c.account_id = any(v.me || v.teams) join client_team_member o using (client_team_id)
  where v.kind = 'STAFF')`;
}
