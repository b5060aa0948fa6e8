import type { Call, ViewerCall } from '../call.ts';
import { existingId } from '../input.ts';
import type { EarlierThreadsView, EngagementView, LinkedThreadView, ParticipantView, Part } from './views.ts';

/** Who is in a thread now, as the viewer may know them; client and team first, then in the order of joining. */
export async function participantsOf(call: ViewerCall, threadId: string): Promise<ParticipantView[]> {
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
export async function linkedThread(call: ViewerCall, id: string): Promise<LinkedThreadView | null> {
  const [row] = await call.sql<LinkedRow>(LINKED, [...call.viewer, existingId(id)]);
  return row ? linkedView(row) : null;
}

interface LinkedRow {
  id: string;
  title: string;
  closed_at: string | null;
  messages: number;
}

function linkedView({ id, title, closed_at: closedAt, messages }: LinkedRow): LinkedThreadView {
  return { id, title, closedAt: closedAt === null ? null : new Date(closedAt), messages };
}

/** So many earlier threads stand on one page. */
const EARLIER = 10;

/**
 * Threads of the same client with the same team, or, without one, between the same people, that began before this one and
 * that the viewer may read: newest first, ten at a time, from before the thread `before` on.
 */
export async function earlierThreads(call: ViewerCall, threadId: string, before?: string | null): Promise<EarlierThreadsView> {
  const rows = await call.sql<LinkedRow>(EARLIER_THREADS, [...call.viewer, existingId(threadId), before === null || before === undefined ? null : existingId(before), EARLIER + 1]);
  return { items: rows.slice(0, EARLIER).map(linkedView), hasMore: rows.length > EARLIER };
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

// Clients: no receipts by name, no members where the team answers as one, and no return to the queue: until somebody else has it,
// whoever had it last is still there for them, as in the thread itself.
const PARTICIPANTS = `${SEEN},
last_holder as (select p.id from t join participant p on p.thread_id = t.id and p.part = 'HOLDER', v
  where v.kind = 'CLIENT' and t.state = 'QUEUED'
    and p.account_id = (select g.member_id from engagement g where g.thread_id = t.id and g.team_id = t.team_id order by g.started_at desc, g.id desc limit 1)
    and not exists (select 1 from participant now where now.thread_id = t.id and now.account_id = p.account_id and now.to_seq is null)
  order by p.joined_at desc, p.id desc limit 1)
select p.account_id, p.part, p.from_seq, case when v.kind = 'STAFF' and p.part <> 'TEAM' then coalesce(r.seq, 0) end as read_up_to
from v, t join participant p on p.thread_id = t.id and (p.to_seq is null or p.id in (select id from last_holder))
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

const LINKED_COLUMNS = `x.id, x.title, x.closed_at, (select count(*)::int from entry e where e.thread_id = x.id and e.kind = 'MESSAGE'
  and exists (select 1 from reach(x.id, x.team_id, v.me, v.teams, v.open) w where e.pos between w.from_seq and coalesce(w.to_seq, e.pos))) as messages`;

const LINKED = `${SEEN} select ${LINKED_COLUMNS} from t x, v`;

// With one client. Without a team their people differ from thread to thread: the same are those who are in this one.
const EARLIER_THREADS = `${SEEN}
select ${LINKED_COLUMNS} from v, t, thread x
where x.client_id = t.client_id and x.team_id is not distinct from t.team_id and x.id <> t.id
  and (x.created_at, x.id) < (select b.created_at, b.id from thread b
    where b.id = coalesce($4::uuid, t.id) and exists (select 1 from reach(b.id, b.team_id, v.me, v.teams, v.open)))
  and (t.team_id is not null or not exists (
    select 1 from participant p where p.thread_id = t.id and p.part = 'NAMED'
      and not exists (select 1 from participant o where o.thread_id = x.id and o.account_id = p.account_id)))
  and exists (select 1 from reach(x.id, x.team_id, v.me, v.teams, v.open))
order by x.created_at desc, x.id desc limit $5`;
