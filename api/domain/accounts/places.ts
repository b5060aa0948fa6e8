import type { Call, OpenCall } from '../call.ts';

/** Puts accounts into client teams, and says who was new in one. Whoever is in one already is so since when they were. */
export async function putInto(call: OpenCall, clientTeamIds: readonly string[], accountIds: readonly string[]): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(
    `insert into client_team_member (client_team_id, account_id, added_at, added_by)
     select t, a, $3, $4 from unnest($1::uuid[]) t, unnest($2::uuid[]) a on conflict do nothing returning account_id as id`,
    [clientTeamIds, accountIds, call.now, call.actorId],
  );
  return rows.map((row) => row.id);
}

/** Who is in a client team, by its id: teams first, then staff, then clients, each by name. */
export interface PlacesView {
  clientTeamId: string;
  accountIds: string[];
}

const MOST = 500;

/** Everybody in these client teams, the first 500 of each. For those who have asked for the client teams themselves. */
export async function membersOf(call: Call, clientTeamIds: readonly string[]): Promise<PlacesView[]> {
  return placesIn(call, clientTeamIds, ['TEAM', 'STAFF', 'CLIENT']);
}

/** The staff and team accounts in these client teams, the first 500 of each. */
export async function othersOf(call: Call, clientTeamIds: readonly string[]): Promise<PlacesView[]> {
  return placesIn(call, clientTeamIds, ['TEAM', 'STAFF']);
}

async function placesIn(call: Call, ids: readonly string[], kinds: string[]): Promise<PlacesView[]> {
  const rows = await call.sql<PlacesView>(
    `select client_team_id as "clientTeamId", array_agg(account_id order by place) as "accountIds" from (
       select m.client_team_id, m.account_id, row_number() over (partition by m.client_team_id order by a.kind desc, lower(a.name), a.id) as place
       from account a join client_team_member m on m.account_id = a.id
       where a.kind = any($2) and m.client_team_id = any($1)) each
     where place <= $3 group by client_team_id`,
    [ids, kinds, MOST],
  );
  const found = new Map(rows.map((row) => [row.clientTeamId, row]));
  return ids.map((clientTeamId) => found.get(clientTeamId) ?? { clientTeamId, accountIds: [] });
}
