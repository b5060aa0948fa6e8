import type { Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { rightsOf, type Standing } from './policy.ts';
import { UNDO_WINDOW } from './thread.ts';
import type { CloseKind, Part, ThreadState, ThreadView } from './views.ts';

/** A thread as the viewer may know it. What they may not see does not exist. */
export async function seeThread(call: Call, id: string): Promise<ThreadView> {
  const [row] = await call.sql<SeenRow>(SEE, [...call.viewer, existingId(id)]);
  if (!row) throw notFound();
  return row.kind === 'CLIENT' ? asClientSees(row) : asStaffSees(row);
}

function asStaffSees(row: SeenRow): ThreadView {
  return {
    ...alike(row),
    state: row.state,
    holderId: row.holder_id,
    version: row.version,
    waitingSince: row.client_status === 'SUSPENDED' ? null : date(row.waiting_since),
    needsReply: row.needs_reply,
    lastNoteNo: row.readable_note,
    closedById: row.closed_by,
  };
}

/** Never version, notes, waiting or a return to the queue; and where the team answers as one, none of its members. */
function asClientSees(row: SeenRow): ThreadView {
  const hidden = row.attribution === 'TEAM';
  const returned = row.state === 'QUEUED' && row.last_holder_id !== null;
  return {
    ...alike(row),
    state: returned ? 'HELD' : row.state,
    holderId: hidden ? null : (row.holder_id ?? (returned ? row.last_holder_id : null)),
    version: null,
    waitingSince: null,
    needsReply: null,
    lastNoteNo: null,
    closedById: hidden && row.closed_by !== row.client_id ? row.team_id : row.closed_by,
  };
}

function alike(row: SeenRow) {
  const standing: Standing = {
    isClient: row.kind === 'CLIENT',
    isMember: row.team_id !== null && row.teams.includes(row.team_id),
    part: row.part,
    live: row.live,
    started: row.started_by === row.me,
  };
  const undoUntil = undoOf(row);
  return {
    id: row.id,
    title: row.title,
    teamId: row.team_id,
    clientId: row.client_id,
    lastSeq: row.readable_seq,
    createdAt: new Date(row.created_at),
    closedAt: date(row.closed_at),
    closeKind: row.close_kind,
    undoUntil,
    earlierId: row.earlier_id,
    laterId: row.later_id,
    can: {
      ...rightsOf(standing, { state: row.state, hasTeam: row.team_id !== null, hasClient: row.client_id !== null }),
      undo: undoUntil !== null,
      startAgain: row.state === 'CLOSED' && row.reachable,
    },
    readUpTo: row.read_up_to,
    unread: row.unread,
    readByOthersUpTo: Math.min(row.read_by_others, row.readable_seq),
    live: row.live,
  };
}

function undoOf(row: SeenRow): Date | null {
  if (row.state !== 'CLOSED' || row.close_kind !== 'REMOVED_ALL' || row.closed_by !== row.me) return null;
  if (row.later_id !== null || row.closed_at === null || row.undo_left <= 0) return null;
  return new Date(new Date(row.closed_at).getTime() + UNDO_WINDOW);
}

function date(value: string | Date | null): Date | null {
  return value === null ? null : new Date(value);
}

interface SeenRow {
  id: string;
  title: string;
  state: ThreadState;
  team_id: string | null;
  client_id: string | null;
  holder_id: string | null;
  started_by: string;
  version: number;
  waiting_since: string | null;
  needs_reply: boolean;
  created_at: string;
  closed_at: string | null;
  closed_by: string | null;
  close_kind: CloseKind | null;
  attribution: 'MEMBER_AND_TEAM' | 'TEAM' | null;
  client_status: string | null;
  me: string;
  kind: 'CLIENT' | 'STAFF';
  teams: string[];
  part: Part | null;
  live: boolean;
  readable_seq: number;
  readable_note: number;
  read_up_to: number;
  unread: number;
  read_by_others: number;
  earlier_id: string | null;
  later_id: string | null;
  last_holder_id: string | null;
  reachable: boolean;
  undo_left: number;
}

// One statement: the facts about the viewer, the thread, and what of it they may read, all as of one moment.
const SEE = `
with v as (select * from viewer_facts($1, $2)),
t as (
  select th.*, team.attribution, team.status as team_status, cl.status as client_status
  from thread th left join account team on team.id = th.team_id left join account cl on cl.id = th.client_id
  where th.id = $3),
w as (select r.* from v, t, reach(t.id, t.team_id, v.me, v.teams, v.open) r),
s as (
  select max(coalesce(w.to_seq, t.last_seq)) as readable_seq, max(coalesce(w.to_note, t.last_note_no)) as readable_note,
    bool_or(w.to_seq is null) as live
  from w, t having count(*) > 0)
select t.id, t.title, t.state, t.team_id, t.client_id, t.holder_id, t.started_by, t.version, t.waiting_since,
  t.needs_reply, t.created_at, t.closed_at, t.closed_by, t.close_kind, t.attribution, t.client_status,
  v.me, v.kind, v.teams, s.live, s.readable_seq, s.readable_note,
  (select p.part from participant p where p.thread_id = t.id and p.account_id = v.me and p.to_seq is null) as part,
  coalesce(r.seq, 0) as read_up_to,
  (select count(*) from (select 1 from entry e, w
    where e.thread_id = t.id and e.kind = 'MESSAGE' and e.author_id <> v.me and e.pos > coalesce(r.seq, 0)
      and e.pos between w.from_seq and coalesce(w.to_seq, e.pos) limit 99) x)::int as unread,
  coalesce((select max(o.seq) from read_mark o where o.thread_id = t.id and o.account_id <> v.me
    and (v.kind = 'CLIENT' or t.client_id is null or o.account_id = t.client_id)), 0) as read_by_others,
  (select earlier.id from thread earlier, reach(earlier.id, earlier.team_id, v.me, v.teams, v.open)
    where earlier.id = t.continues_id limit 1) as earlier_id,
  (select later.id from thread later, reach(later.id, later.team_id, v.me, v.teams, v.open)
    where later.continues_id = t.id order by later.created_at limit 1) as later_id,
  (select g.member_id from engagement g where g.thread_id = t.id and g.team_id = t.team_id
    order by g.started_at desc, g.id desc limit 1) as last_holder_id,
  (v.kind = 'CLIENT' and case when t.team_id is not null
      then t.team_status = 'ACTIVE' and in_contact(v.me, t.team_id)
      else exists (select 1 from participant p join account a on a.id = p.account_id
        where p.thread_id = t.id and p.part = 'NAMED' and a.status = 'ACTIVE' and in_contact(v.me, p.account_id)) end
    or v.kind = 'STAFF' and t.team_id is not null and t.team_id = any(v.open) and t.client_id is not null
      and t.client_status = 'ACTIVE' and in_contact(t.client_id, t.team_id)) as reachable,
  coalesce(extract(epoch from t.closed_at + interval '60 seconds' - clock_timestamp()), 0)::float8 as undo_left
from v, t, s left join lateral (select seq from read_mark m, t, v where m.thread_id = t.id and m.account_id = v.me) r on true`;
