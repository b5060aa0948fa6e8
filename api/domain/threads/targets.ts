import { asAvailability, AVAILABILITY, type AvailabilityRow, SAID } from '../accounts/availability.ts';
import type { Call } from '../call.ts';
import { existingId } from '../input.ts';
import type { TransferTargetsView } from './views.ts';

/** To whom the viewer could transfer the thread; null where they may not, which is also the answer for no thread. */
export async function transferTargets(call: Call, threadId: string): Promise<TransferTargetsView | null> {
  const [row] = await call.sql<TargetsRow>(TARGETS, [...call.viewer, existingId(threadId)]);
  if (!row) return null;
  return {
    members: row.members.map(({ id, said, ...each }) => ({ accountId: id, availability: asAvailability(said), ...each })),
    queue: row.state === 'HELD',
    waiting: row.waiting,
    teams: row.teams.map((each) => ({ accountId: each.id, waiting: each.waiting })),
  };
}

interface TargetsRow {
  state: string;
  waiting: number;
  members: { id: string; holds: number; capacity: number | null; atCapacity: boolean; said: AvailabilityRow }[];
  teams: { id: string; waiting: number }[];
}

/** What the member `m` holds, for all their teams, and how much they may hold before `m`'s team passes them over. Null: as much as they like. */
export const LOAD = `
  select b.holds, c.capacity, coalesce(b.holds >= c.capacity, false) as full
  from (select count(*)::int as holds from thread h where h.holder_id = m.account_id) b,
    (select coalesce(m.capacity, (select w.capacity from team_work w where w.team_id = m.team_id)) as capacity) c`;

const TARGETS = `
with v as (select * from viewer_facts($1, $2)),
t as (
  select th.* from thread th, v
  where th.id = $3 and th.state <> 'CLOSED' and th.team_id = any(v.teams)
    and (v.via is null or 'SEND_AS_TEAM' = any(v.scopes) and th.team_id = any(v.open))
    and exists (select 1 from reach(th.id, th.team_id, v.me, v.teams, v.open) r where r.to_seq is null))
select t.state,
  (select count(*)::int from thread q where q.team_id = t.team_id and q.state = 'QUEUED') as waiting,
  coalesce((select json_agg(json_build_object('id', a.id, 'holds', l.holds, 'capacity', l.capacity, 'atCapacity', l.full, 'said', ${AVAILABILITY}) order by a.name, a.id)
    from team_member m join account a on a.id = m.account_id ${SAID} cross join lateral (${LOAD}) l
    where m.team_id = t.team_id and a.status = 'ACTIVE' and a.id is distinct from t.holder_id), '[]') as members,
  coalesce((select json_agg(json_build_object('id', a.id, 'waiting',
      (select count(*) from thread q where q.team_id = a.id and q.state = 'QUEUED')) order by a.name, a.id)
    from account a
    where a.kind = 'TEAM' and a.status = 'ACTIVE' and a.id <> t.team_id and in_contact(t.client_id, a.id)), '[]') as teams
from t`;
