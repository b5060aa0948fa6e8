import type { Call } from '../call.ts';

export interface SightColumnView {
  accountId: string;
  behindTeamOnly: boolean;
}

const MOST = 60;

/**
 * Whom clients may see: active teams, then active staff in client teams, then staff who only work behind teams, each by
 * name. Where there are more than a screen could show, those stay that the question is about.
 */
export async function sightColumns(call: Call, search: string | null, clientTeamId: string | null): Promise<{ columns: SightColumnView[]; columnCount: number }> {
  const rows = await call.sql<SightColumnView & { columnCount: number }>(
    `with standing as (
       select a.id, lower(a.name) as name,
         case when a.kind = 'TEAM' then 1 when exists (select 1 from client_team_member m where m.account_id = a.id) then 2 else 3 end as block,
         coalesce(lower(a.name) like lower($1::text), false)
           or exists (select 1 from client_team_member m where m.account_id = a.id and m.client_team_id = $2::uuid) as meant
       from account a
       where a.status = 'ACTIVE' and (a.kind = 'TEAM' or a.kind = 'STAFF' and (
         exists (select 1 from client_team_member m where m.account_id = a.id)
         or exists (select 1 from team_member m join account t on t.id = m.team_id where m.account_id = a.id and t.status = 'ACTIVE')))),
     kept as (select *, count(*) over ()::int as among from standing order by meant desc, block, name, id limit $3)
     select id as "accountId", block = 3 as "behindTeamOnly", among as "columnCount" from kept order by block, name, id`,
    [search, clientTeamId, MOST],
  );
  return { columns: rows.map(({ accountId, behindTeamOnly }) => ({ accountId, behindTeamOnly })), columnCount: rows[0]?.columnCount ?? 0 };
}
