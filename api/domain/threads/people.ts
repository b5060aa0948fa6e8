import type { Call } from '../call.ts';
import { existingId } from '../input.ts';
import type { EngagementView, LinkedThreadView, ParticipantView, Part } from './views.ts';

/** Who is in a thread now, as the viewer may know them; client and team first, then in the order of joining. */
export async function participantsOf(call: Call, threadId: string): Promise<ParticipantView[]> {
  const rows = await call.sql<{ account_id: string; part: Part; from_seq: number; read_up_to: number | null }>(PARTICIPANTS, [...call.viewer, existingId(threadId)]);
  return rows.map((row) => ({ accountId: row.account_id, part: row.part, fromSeq: row.from_seq, readUpTo: row.read_up_to }));
}

/** Who acted for which team, oldest first. Null for clients. */
export async function engagementsOf(call: Call, threadId: string): Promise<EngagementView[] | null> {
  if (call.actor.kind === 'CLIENT') return null;
  const rows = await call.sql<EngagementRow>(ENGAGEMENTS, [...call.viewer, existingId(threadId)]);
  return rows.map((row) => ({
    id: row.id,
    memberId: row.member_id,
    teamId: row.team_id,
    fromSeq: row.from_seq,
    toSeq: row.to_seq,
    startedAt: new Date(row.started_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
  }));
}

/** A thread that another one names; null where the viewer may not read it. */
export async function linkedThread(call: Call, id: string): Promise<LinkedThreadView | null> {
  const [row] = await call.sql<{ id: string; title: string; closed_at: string | null; messages: number }>(LINKED, [...call.viewer, existingId(id)]);
  return row ? { id: row.id, title: row.title, closedAt: row.closed_at === null ? null : new Date(row.closed_at), messages: row.messages } : null;
}

interface EngagementRow {
  id: string;
  member_id: string;
  team_id: string;
  from_seq: number;
  to_seq: number | null;
  started_at: string;
  ended_at: string | null;
}

const SEEN = `with v as (select * from viewer_facts($1, $2)),
t as (select th.* from thread th, v where th.id = $3
  and exists (select 1 from reach(th.id, th.team_id, v.me, v.teams, v.open)))`;

// Clients: no receipts by name, and no members where the team answers as one.
const PARTICIPANTS = `${SEEN}
select p.account_id, p.part, p.from_seq, case when v.kind = 'STAFF' and p.part <> 'TEAM' then coalesce(r.seq, 0) end as read_up_to
from v, t join participant p on p.thread_id = t.id and p.to_seq is null
left join read_mark r on r.thread_id = t.id and r.account_id = p.account_id
left join account team on team.id = t.team_id
where v.kind = 'STAFF' or team.attribution is distinct from 'TEAM' or p.part in ('CLIENT', 'TEAM')
  or not exists (select 1 from team_member m where m.team_id = t.team_id and m.account_id = p.account_id) and p.part <> 'HOLDER'
order by array_position(array['CLIENT','TEAM','HOLDER','NAMED'], p.part), p.joined_at, p.id`;

const ENGAGEMENTS = `${SEEN}
select g.id, g.member_id, g.team_id, g.from_seq, g.to_seq, g.started_at, g.ended_at
from t join engagement g on g.thread_id = t.id
where exists (select 1 from v, reach(t.id, t.team_id, v.me, v.teams, v.open) w
  where g.from_seq <= coalesce(w.to_seq, g.from_seq) and coalesce(g.to_seq, w.from_seq) >= w.from_seq)
order by g.started_at, g.id`;

const LINKED = `${SEEN}
select t.id, t.title, t.closed_at, (select count(*)::int from entry e, v where e.thread_id = t.id and e.kind = 'MESSAGE'
  and exists (select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w where e.pos between w.from_seq and coalesce(w.to_seq, e.pos))) as messages
from t`;
