import type { Call } from '../call.ts';

/*
 * Who is left with whom. A client is alone who shares a client team with no active staff or team account; a team is
 * unattended that no active member works. Both are asked of whole lists, so the small side is worked out first: the
 * client teams in which somebody answers.
 */

const ANSWERED = `select o.client_team_id from client_team_member o join account t on t.id = o.account_id
  where t.kind <> 'CLIENT' and t.status = 'ACTIVE'`;

/** Whether the account `a` is a client, active or invited, who reaches nobody. */
export const IS_ALONE = `(a.kind = 'CLIENT' and a.status <> 'SUSPENDED' and a.id not in (
  select c.account_id from client_team_member c where c.client_team_id in (${ANSWERED})))`;

/** Whether the account `a` is a team that nobody works. */
export const IS_UNATTENDED = `(a.kind = 'TEAM' and a.id not in (
  select m.team_id from team_member m join account p on p.id = m.account_id where p.status = 'ACTIVE'))`;

/** The clients who reach somebody besides the account $1. */
const ANSWERED_BY_OTHERS = `select c.account_id from client_team_member c where c.client_team_id in (${ANSWERED} and t.id <> $1)`;

/** Clients, the first hundred of them by name, and how many there are. */
export interface ClientsView {
  ids: string[];
  count: number;
}

/** The clients who would reach nobody without this account, whether or not it answers at present. */
export async function clientsRelyingOn(call: Call, accountId: string): Promise<ClientsView> {
  const rows = await call.sql<{ id: string; count: number }>(
    `select a.id, count(*) over ()::int as count from account a
     where a.kind = 'CLIENT' and a.status <> 'SUSPENDED' and a.id <> $1
       and a.id in (select c.account_id from client_team_member c join client_team_member mine using (client_team_id) where mine.account_id = $1)
       and a.id not in (${ANSWERED_BY_OTHERS})
     order by lower(a.name), a.id limit 100`,
    [accountId],
  );
  return { ids: rows.map((row) => row.id), count: rows[0]?.count ?? 0 };
}

/** Puts a successor into each of their client teams in which somebody would reach nobody without them. */
export async function coverClientsOf(call: Call, accountId: string, successorId: string): Promise<void> {
  await call.sql(
    `insert into client_team_member (client_team_id, account_id)
     select mine.client_team_id, $2 from client_team_member mine
     where mine.account_id = $1 and mine.client_team_id in (
       select c.client_team_id from client_team_member c join account a on a.id = c.account_id
       where a.kind = 'CLIENT' and a.status <> 'SUSPENDED' and a.id not in (${ANSWERED_BY_OTHERS}))
     on conflict do nothing`,
    [accountId, successorId],
  );
}

/** The teams that no other active member works, by name. */
export async function teamsRelyingOn(call: Call, accountId: string): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(
    `select a.id from account a join team_member mine on mine.team_id = a.id and mine.account_id = $1
     where a.id not in (select m.team_id from team_member m join account p on p.id = m.account_id where p.status = 'ACTIVE' and p.id <> $1)
     order by lower(a.name), a.id`,
    [accountId],
  );
  return rows.map((row) => row.id);
}
