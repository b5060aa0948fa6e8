import type { Call } from '../call.ts';

/** A client team, where one is named as a heading or a reason. */
export interface SightClientTeamView {
  id: string;
  name: string;
  clientCount: number;
  size: number;
}

/** The headings of these client teams, by id. For those who may know of client teams. */
export async function headingsOf(call: Call, ids: readonly string[]): Promise<Map<string, SightClientTeamView>> {
  const rows = await call.sql<SightClientTeamView>(
    `select t.id, t.name, count(m.account_id)::int as size, (count(*) filter (where a.kind = 'CLIENT'))::int as "clientCount"
     from client_team t left join client_team_member m on m.client_team_id = t.id left join account a on a.id = m.account_id
     where t.id = any($1) group by t.id`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
