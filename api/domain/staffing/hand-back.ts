import { LockMode } from '@mikro-orm/core';
import type { Hours } from '../accounts/hours.ts';
import { openMinutesBefore } from '../accounts/open-before.ts';
import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { returnToQueue, standing } from '../threads/hold.ts';
import { Thread } from '../threads/thread.ts';

/**
 * One thread whose client has waited for its holder longer than its team allows, in the team's opening hours, goes back to
 * the queue with its waiting time. It is taken with a lock that other servers pass over, and looked at under it: who has
 * answered in the meantime keeps it. Says how many there were.
 */
export async function handBackOne(call: OpenCall): Promise<number> {
  const limits = await limitsNow(call);
  if (limits.length === 0) return 0;
  // Of those who hold it the time begins anew: what a colleague was given a minute ago they may answer yet. What they put
  // aside until a moment is theirs until then, and their time to answer begins when it wakes.
  const [due] = await call.sql<{ id: string; minutes: number }>(
    `select t.id, d.minutes from unnest($1::uuid[], $2::timestamptz[], $3::int[]) d (team_id, since, minutes)
     join thread t on t.team_id = d.team_id and t.state = 'HELD' and greatest(t.waiting_since, t.held_since) <= d.since
     join account client on client.id = t.client_id and client.status = 'ACTIVE'
     where t.waiting_since is not null and t.snoozed_until is null
       and not exists (select 1 from entry e where e.thread_id = t.id and e.note_no > 0 and e.line = 'WOKEN' and e.at > d.since)
     order by t.waiting_since, t.id limit 1 for update of t skip locked`,
    [limits.map(({ teamId }) => teamId), limits.map(({ since }) => since), limits.map(({ minutes }) => minutes)],
  );
  if (!due) return 0;

  const thread = await call.em.findOneOrFail(Thread, { id: due.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const [before, holderId] = [standing(thread), thread.holderId];
  await returnToQueue(call, thread, { kind: 'HANDED_BACK', actorId: null, text: String(due.minutes) }, 'LEAVES');
  record(call, { deed: 'thread.handedBack', threadId: thread.id, teamId: thread.teamId, targetId: holderId, before, after: { ...standing(thread), minutes: due.minutes } });
  return 1;
}

interface Limit {
  teamId: string;
  minutes: number;
  /** Whoever has waited since then, or longer, has waited too long. */
  since: Date;
}

/** Of teams in which something can be due: minutes of the hours are never more than minutes of the clock. */
async function limitsNow(call: OpenCall): Promise<Limit[]> {
  const teams = await call.sql<{ teamId: string; minutes: number; hours: Hours | null }>(
    `select w.team_id as "teamId", w.hand_back_minutes as minutes, a.hours from team_work w join account a on a.id = w.team_id where w.hand_back_minutes is not null
       and exists (select 1 from thread t where t.team_id = w.team_id and t.state = 'HELD' and t.snoozed_until is null
         and greatest(t.waiting_since, t.held_since) <= now() - make_interval(mins => w.hand_back_minutes))`, [],
  );
  return teams.flatMap(({ teamId, minutes, hours }) => {
    const since = openMinutesBefore(hours, call.now, minutes);
    return since === null ? [] : [{ teamId, minutes, since }];
  });
}
