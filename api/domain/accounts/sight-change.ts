import type { Call } from '../call.ts';

/*
 * What a deed does to client teams, thought through before it is done: whom it leaves alone, who loses sight of whom.
 * Everything is one statement over sets, so moving fifty thousand clients costs no more questions than moving one.
 */

/** Two questions over the same parameters `$1` …: which places (client_team_id, account_id) end, and which begin. None does both. */
export interface SightChange {
  goes: string;
  comes: string;
  params: readonly unknown[];
}

export interface ClientsLeftAloneView {
  is: 'ClientsLeftAlone';
  /** The first hundred, by name. */
  clientIds: string[];
  count: number;
}

export interface SightLostView {
  clientId: string;
  otherId: string;
}

/** Carries it out, unless an active client who reaches somebody now would be left without any active staff or team account. */
export async function carryOut(call: Call, change: SightChange): Promise<ClientsLeftAloneView | { is: 'Done'; gone: number; come: number }> {
  const alone = await leftAlone(call, change);
  if (alone.count > 0) return { is: 'ClientsLeftAlone', ...alone };
  const [done] = await call.sql<{ gone: number; come: number }>(
    `${places(change)},
     gone as (delete from client_team_member m using goes g where (m.client_team_id, m.account_id) = (g.client_team_id, g.account_id) returning 1),
     come as (
       insert into client_team_member (client_team_id, account_id, added_at, added_by)
       select client_team_id, account_id, $${change.params.length + 1}, $${change.params.length + 2} from comes on conflict do nothing returning 1)
     select (select count(*) from gone)::int as gone, (select count(*) from come)::int as come`,
    [...change.params, call.now, call.actorId],
  );
  return { is: 'Done', gone: done?.gone ?? 0, come: done?.come ?? 0 };
}

/** Active clients in the client teams that it touches who have somebody active in reach now, and would have nobody. */
export async function leftAlone(call: Call, change: SightChange): Promise<{ clientIds: string[]; count: number }> {
  const [row] = await call.sql<{ clientIds: string[]; count: number }>(
    `${afterwards(change)},
     alone as (
       select a.id, lower(a.name) as name from account a
       where a.kind = 'CLIENT' and a.status = 'ACTIVE'
         and a.id in (select m.account_id from client_team_member m where m.client_team_id in (select client_team_id from goes))
         and a.id in (select m.account_id from client_team_member m where m.client_team_id in (select client_team_id from answers))
         and not exists (select 1 from places_then p where p.account_id = a.id and p.client_team_id in (select client_team_id from answers_then)))
     select (select count(*) from alone)::int as count, array(select id from alone order by name, id limit 100) as "clientIds"`,
    change.params,
  );
  return row ?? { clientIds: [], count: 0 };
}

/** The pairs of a client and an active staff or team account whom they see now and then no longer; the first hundred, by name. */
export async function sightLost(call: Call, change: SightChange): Promise<{ lost: SightLostView[]; count: number }> {
  const rows = await call.sql<SightLostView & { count: number }>(
    `${afterwards(change)},
     clients as (select id from account where kind = 'CLIENT' and status <> 'SUSPENDED'),
     ending as (
       select c.account_id as client, o.account_id as other from goes c join clients on clients.id = c.account_id join answers o using (client_team_id)
       union
       select c.account_id, o.account_id from goes g join answers o using (client_team_id, account_id)
         join client_team_member c using (client_team_id) join clients on clients.id = c.account_id),
     staying as materialized (
       select p.account_id as client, x.account_id as other from answers_then x join places_then p using (client_team_id)
       where x.account_id in (select other from ending) and p.account_id in (select client from ending))
     select e.client as "clientId", e.other as "otherId", count(*) over ()::int as count
     from ending e join account c on c.id = e.client join account o on o.id = e.other
     where not exists (select 1 from staying s where (s.client, s.other) = (e.client, e.other))
     order by lower(c.name), c.id, o.kind desc, lower(o.name), o.id limit 100`,
    change.params,
  );
  return { lost: rows.map(({ clientId, otherId }) => ({ clientId, otherId })), count: rows[0]?.count ?? 0 };
}

function places({ goes, comes }: SightChange): string {
  return `with goes as materialized (${goes}), comes as materialized (${comes})`;
}

/** Who answers where, now and then; and who is where then. */
function afterwards(change: SightChange): string {
  return `${places(change)},
answers as materialized (
  select m.client_team_id, m.account_id from account a join client_team_member m on m.account_id = a.id
  where a.kind in ('STAFF', 'TEAM') and a.status = 'ACTIVE'),
places_then as (
  select m.client_team_id, m.account_id from client_team_member m
  where not exists (select 1 from goes g where (g.client_team_id, g.account_id) = (m.client_team_id, m.account_id))
  union all
  select client_team_id, account_id from comes),
answers_then as materialized (
  select p.client_team_id, p.account_id from account a join places_then p on p.account_id = a.id
  where a.kind in ('STAFF', 'TEAM') and a.status = 'ACTIVE')`;
}
