import { mayAdminister } from '../accounts/policy.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';

export type SetupStepKind = 'ORGANISATION' | 'STAFF' | 'TEAM' | 'MEMBERS' | 'CLIENT_TEAM' | 'FIRST_MESSAGE';

export interface SetupStepView {
  step: SetupStepKind;
  done: boolean;
  at: Date | null;
  byId: string | null;
}

export interface SetupView {
  steps: SetupStepView[];
  staffInvited: number;
  staffAccepted: number;
  notAcceptedIds: string[];
  teamIds: string[];
  exampleTeamId: string | null;
  phoneEnding: string | null;
  memberIds: string[];
  memberCount: number;
  clientsAlone: number;
  exampleClientId: string | null;
}

/** How far the organisation is set up, from nothing to the first client message; for administrators. */
export async function setup(call: Call): Promise<SetupView> {
  if (!mayAdminister(call.actor)) throw forbidden('Setting up is for administrators.');
  const steps = await call.sql<Omit<SetupStepView, 'at'> & { at: string | null }>(STEPS, []);
  const [standing] = await call.sql<Omit<SetupView, 'steps'>>(STANDING, []);
  if (!standing) throw new Error('A statement without tables has one row.');
  return { ...standing, steps: steps.map((each) => ({ ...each, at: each.at === null ? null : new Date(each.at) })) };
}

/** A step is done by what is there; when and by whom is read from the audit, and from places and memberships that tell it. */
const STEPS = `
with named as (
  select at, actor_id from audit where deed = 'organisation.updated' order by at limit 1),
hired as (
  select l.at, l.actor_id from audit l where l.deed = 'account.created' and l.actor_id is not null and l.after->>'kind' = 'STAFF' order by l.at limit 1),
founded as (
  select l.at, l.actor_id from audit l where l.deed = 'account.created' and l.after->>'kind' = 'TEAM' order by l.at limit 1),
staffed as (
  select m.since as at, (select l.actor_id from audit l
    where l.deed in ('team.membersSet', 'account.created') and l.at = m.since and m.team_id in (l.team_id, l.target_id) limit 1) as actor_id
  from team_member m join account t on t.id = m.team_id where t.status <> 'SUSPENDED' order by m.since limit 1),
places as (
  select m.client_team_id, a.kind = 'CLIENT' as client, m.added_at as at, m.added_by as by
  from client_team_member m join account a on a.id = m.account_id where a.status <> 'SUSPENDED'),
firsts as (
  select distinct on (client_team_id, client) * from places order by client_team_id, client, at nulls first),
joined as (
  select case when c.at is not null and o.at is not null then greatest(c.at, o.at) end as at, case when o.at > c.at then o.by else c.by end as actor_id
  from firsts c join firsts o using (client_team_id) where c.client and not o.client order by 1 nulls first limit 1),
written as (
  select created_at as at, started_by as actor_id from thread where started_by = client_id order by created_at limit 1)
select s.step, s.done, case when s.done then s.at end as at, case when s.done then s.by end as "byId" from (
  select 1 as place, 'ORGANISATION' as step, exists (select 1 from named) or o.name <> 'Switchboard' as done,
    coalesce((select at from named), o.created_at) as at, (select actor_id from named) as by from organisation o
  union all select 2, 'STAFF', (select count(*) > 0 from account a where ${isInvited('a')}), (select at from hired), (select actor_id from hired)
  union all select 3, 'TEAM', exists (select 1 from account where kind = 'TEAM' and status <> 'SUSPENDED'), (select at from founded), (select actor_id from founded)
  union all select 4, 'MEMBERS', exists (select 1 from staffed), (select at from staffed), (select actor_id from staffed)
  union all select 5, 'CLIENT_TEAM', exists (select 1 from joined), (select at from joined), (select actor_id from joined)
  union all select 6, 'FIRST_MESSAGE', exists (select 1 from written), (select at from written), (select actor_id from written)) s
order by s.place`;

const STANDING = `
with example as (
  select t.id, right(t.secure_phone, 2) as ending, array(
    select p.id from team_member m join account p on p.id = m.account_id where m.team_id = t.id and p.status = 'ACTIVE' order by lower(p.name), p.id) as members
  from account t where t.kind = 'TEAM' and t.status <> 'SUSPENDED'
  order by exists (select 1 from team_member m where m.team_id = t.id) desc, t.created_at, t.id limit 1),
answered as (
  select m.client_team_id from account a join client_team_member m on m.account_id = a.id where a.kind in ('STAFF', 'TEAM') and a.status = 'ACTIVE'),
reaching as (
  select m.account_id from client_team_member m where m.client_team_id in (select client_team_id from answered)),
invited as (
  select a.* from account a where ${isInvited('a')})
select (select count(*) from invited)::int as "staffInvited", (select count(*) from invited where status = 'ACTIVE')::int as "staffAccepted",
  array(select id from invited where status = 'INVITED' order by lower(name), id limit 5) as "notAcceptedIds",
  array(select id from account where kind = 'TEAM' and status <> 'SUSPENDED' order by created_at desc, id desc limit 5) as "teamIds",
  (select id from example) as "exampleTeamId", (select ending from example) as "phoneEnding",
  coalesce((select members[1:3] from example), '{}') as "memberIds", coalesce((select cardinality(members) from example), 0) as "memberCount",
  (select count(*) from account a where a.kind = 'CLIENT' and a.status <> 'SUSPENDED'
    and not exists (select 1 from reaching r where r.account_id = a.id))::int as "clientsAlone",
  (select a.id from account a where a.kind = 'CLIENT' and a.status <> 'SUSPENDED'
    order by a.id in (select c.account_id from client_team_member c join client_team_member t using (client_team_id) join example e on e.id = t.account_id) desc,
      a.created_at, a.id limit 1) as "exampleClientId"`;

/** Staff who are here by invitation: not whoever was appointed by the side door, which has no actor. */
function isInvited(a: string): string {
  return `${a}.kind = 'STAFF' and ${a}.status <> 'SUSPENDED' and not exists (
    select 1 from audit l where l.deed = 'account.created' and l.actor_id is null and l.target_id = ${a}.id)`;
}
