import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { isId, optionalLine } from '../input.ts';
import { clientTeam, refuseOthers } from './client-teams.ts';
import type { Paging } from './contact-page.ts';
import { anywhere, cursorOf, pageSize, placeAt } from './page.ts';
import { CLIENTS_LOOK, IS_CONTACT } from './seeing.ts';
import { sightColumns, type SightColumnView } from './sight-columns.ts';
import { headingsOf, type SightClientTeamView } from './sight-headings.ts';

export interface SightRowView {
  clientId: string;
  invited: boolean;
  clientTeam: SightClientTeamView | null;
  /** Of the columns on this page. */
  sees: string[];
  reachable: number;
}

export interface SightPageView {
  columns: SightColumnView[];
  columnCount: number;
  rows: SightRowView[];
  endCursor: string | null;
  total: number;
}

/**
 * Who sees whom, as a table, a page of clients at a time; for administrators. What a client sees is asked of the rule of
 * seeing itself, for all clients of the page at once; who has not accepted yet stands there as they will see.
 */
export async function whoSeesWhom(call: Call, asked: Paging & { clientTeamId?: string | null }): Promise<SightPageView> {
  refuseOthers(call);
  const first = pageSize(asked.first);
  const part = optionalLine('search', asked.search, 120);
  const search = part && anywhere(part);
  const clientTeamId = asked.clientTeamId == null ? null : (await clientTeam(call, asked.clientTeamId)).id;
  const { clients, total } = await clientsOn(call, { search, clientTeamId, first: first + 1, after: asked.after == null ? null : placeFrom(asked.after) });
  const page = clients.slice(0, first);
  const { columns, columnCount } = await sightColumns(call, search, clientTeamId);
  const seen = await seenBy(call, page.map((each) => each.id), columns.map((each) => each.accountId));
  const headings = await headingsOf(call, page.flatMap(({ team }) => team ?? []));

  const last = page.at(-1);
  return {
    columns,
    columnCount,
    rows: page.map(({ id, status, team }) => ({
      clientId: id,
      invited: status === 'INVITED',
      clientTeam: (team === null ? null : headings.get(team)) ?? null,
      sees: seen.get(id)?.sees ?? [],
      reachable: seen.get(id)?.reachable ?? 0,
    })),
    endCursor: clients.length > first && last ? placeOf(last) : null,
    total,
  };
}

interface Place {
  team: string | null;
  teamName: string | null;
  name: string;
  id: string;
}

type Client = Place & { status: string };

/** By client team, those in none last, and name. A search finds clients by their own name, or by that of somebody they see. */
async function clientsOn(call: Call, asked: { search: string | null; clientTeamId: string | null; first: number; after: Place | null }) {
  const { search, clientTeamId, first, after } = asked;
  const rows = await call.sql<(Client | { id: null }) & { total: number }>(
    `with ranked as (
       select id, lower(name) as name, row_number() over (order by lower(name), id) as place from client_team where $1::uuid is null or id = $1),
     under as (
       select m.account_id, min(r.place) as place from client_team_member m join ranked r on r.id = m.client_team_id group by m.account_id),
     meant as (
       select m.client_team_id from account a join client_team_member m on m.account_id = a.id
       where a.kind in ('STAFF', 'TEAM') and a.status = 'ACTIVE' and lower(a.name) like lower($2)),
     found as materialized (
       select a.id, a.status, lower(a.name) as name, t.id as team, t.name as "teamName"
       from account a left join under u on u.account_id = a.id left join ranked t on t.place = u.place
       where a.kind = 'CLIENT' and a.status <> 'SUSPENDED' and ($1 is null or t.id is not null)
         and ($2::text is null or lower(a.name) like lower($2)
           or a.id in (select m.account_id from client_team_member m where m.client_team_id in (select client_team_id from meant)))),
     page as (
       select * from found where $7::uuid is null or (team is null, coalesce("teamName", ''), coalesce(team, $7), name, id)
         > ($4::uuid is null, coalesce($5::text, ''), coalesce($4, $7), $6::text, $7)
       order by team is null, "teamName", team, name, id limit $3)
     select page.*, (select count(*) from found)::int as total
     from (select 1) once left join page on true order by page.team is null, page."teamName", page.team, page.name, page.id`,
    [clientTeamId, search, first, after?.team ?? null, after?.teamName ?? null, after?.name ?? null, after?.id ?? null],
  );
  return { clients: rows.flatMap((row) => (row.id === null ? [] : [row])), total: rows[0]?.total ?? 0 };
}

async function seenBy(call: Call, clientIds: string[], columnIds: string[]) {
  const rows = await call.sql<{ id: string; sees: string[]; reachable: number }>(
    `${CLIENTS_LOOK}
     select v.me as id, count(*)::int as reachable, coalesce(array_agg(a.id) filter (where a.id = any($3)), '{}') as sees
     from v join account a on a.kind in ('STAFF', 'TEAM') and ${IS_CONTACT} group by v.me`,
    [null, clientIds, columnIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function placeOf({ team, teamName, name, id }: Place): string {
  return cursorOf([team ?? '', teamName ?? '', name], id);
}

function placeFrom(cursor: string): Place {
  const { words: [team = '', teamName = '', name = ''], id } = placeAt(cursor, 3);
  if (team !== '' && !isId(team)) throw badInput('after', 'This is not a cursor of this list.');
  return team === '' ? { team: null, teamName: null, name, id } : { team, teamName, name, id };
}
