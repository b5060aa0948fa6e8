import { LockMode } from '@mikro-orm/core';
import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { holdBy, standing } from '../threads/hold.ts';
import { LOAD } from '../threads/targets.ts';
import { Thread } from '../threads/thread.ts';
import { SCREEN_LASTS } from './screens.ts';

/** Held by whoever assigns, among all servers: two at once would count the same holder's threads, and both give one more. */
const LOCK = 720_013;

/** Minutes in which a thread that somebody has let go of is not given to them again. */
const NOT_AGAIN_FOR = 15;

/**
 * The thread that has waited longest in a team that has its threads assigned goes to the member whose turn it is, or who
 * holds the least. It is a claim like any other, but nobody's: the client reads who joined. Says how many there were.
 */
export async function assignOne(call: OpenCall): Promise<number> {
  const [turn] = await call.sql<{ ours: boolean }>('select pg_try_advisory_xact_lock($1) as ours', [LOCK]);
  if (turn?.ours !== true) return 0;
  const [next] = await call.sql<{ id: string; memberId: string; mode: string }>(NEXT, [SCREEN_LASTS, NOT_AGAIN_FOR]);
  if (!next) return 0;
  // Whoever is being suspended or taken out at this moment gets nothing; it is looked again in a second.
  const stays = await call.sql(`select 1 from team_member m join account a on a.id = m.account_id join thread t on t.team_id = m.team_id
    where t.id = $1 and m.account_id = $2 and a.status = 'ACTIVE' for share of m, a skip locked`, [next.id, next.memberId]);
  if (stays.length === 0) return 0;

  const thread = await call.em.findOneOrFail(Thread, { id: next.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const before = standing(thread);
  await holdBy(call, thread, next.memberId, 'LEAVES');
  // Not by the transaction's own time, which several that follow each other may share: the last who had a turn is the last.
  await call.sql('update team_member set assigned_at = clock_timestamp() where team_id = $1 and account_id = $2', [thread.teamId, next.memberId]);
  record(call, { deed: 'thread.assigned', threadId: thread.id, teamId: thread.teamId, targetId: next.memberId, before, after: { ...standing(thread), mode: next.mode } });
  return 1;
}

// Whoever is available, has a live screen and holds fewer than they may: known once for all that wait. Of a thread, who has
// not just let go of this very one.
const NEXT = `
with free as materialized (
  select m.team_id, m.account_id, m.assigned_at, l.holds, w.assignment
  from team_work w
  join team_member m on m.team_id = w.team_id
  join account a on a.id = m.account_id and a.status = 'ACTIVE'
  join live_screen s on s.account_id = a.id and s.seen_at > now() - make_interval(secs => $1)
  left join availability said on said.account_id = a.id
  cross join lateral (${LOAD}) l
  where w.assignment <> 'OFF' and exists (select 1 from thread q where q.team_id = w.team_id and q.state = 'QUEUED' and q.waiting_since is not null) and not l.full and (said.account_id is null or said.state = 'AVAILABLE' or said.until <= now()))
select t.id, c.account_id as "memberId", c.assignment as mode
from thread t
join account client on client.id = t.client_id and client.status = 'ACTIVE'
cross join lateral (
  select f.account_id, f.assignment from free f
  where f.team_id = t.team_id
    and not exists (select from engagement g where g.thread_id = t.id and g.member_id = f.account_id and g.ended_at > now() - make_interval(mins => $2))
  order by case when f.assignment = 'LEAST_BUSY' then f.holds end, f.assigned_at nulls first, f.account_id
  limit 1) c
where t.team_id in (select team_id from free) and t.state = 'QUEUED' and t.waiting_since is not null
order by t.waiting_since, t.id
limit 1 for update of t skip locked`;
