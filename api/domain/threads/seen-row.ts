import { question } from '../asked.ts';
import type { Scope } from '../call.ts';
import { CLOCK_COLUMNS, type ClockRow } from './clock.ts';
import { MOST_READERS, type ReadMark } from './read-marks.ts';
import type { CloseKind, Part, ThreadState } from './views.ts';

/** A row of `SEE`, of somebody within whose reach the thread is. */
export interface SeenRow extends ClockRow {
  n: number;
  id: string;
  title: string;
  state: ThreadState;
  team_id: string | null;
  client_id: string | null;
  holder_id: string | null;
  started_by: string;
  version: number;
  snoozed_until: string | null;
  on_hold: string | null;
  needs_reply: boolean;
  created_at: string;
  closed_at: string | null;
  closed_by: string | null;
  close_kind: CloseKind | null;
  tag_ids: string[];
  outcome_id: string | null;
  attribution: 'MEMBER_AND_TEAM' | 'TEAM' | null;
  client_status: string | null;
  me: string;
  kind: 'CLIENT' | 'STAFF';
  teams: string[];
  open: string[];
  via: string | null;
  scopes: Scope[] | null;
  part: Part | null;
  live: boolean;
  readable_seq: number;
  readable_note: number;
  readable_change: number;
  readable_note_change: number;
  read_up_to: number;
  unread: number;
  readers: ReadMark[];
  mentioned_at: string | null;
  earlier_id: string | null;
  later_id: string | null;
  last_holder_id: string | null;
  reachable: boolean;
  undo_left: number;
  client_adds: boolean;
}

/**
 * One statement for whoever asks, one or many: the facts about each, the thread, and what of it they may read, all as
 * of one moment. Nobody has `me` null, a thread out of reach `id` null.
 */
export const SEE = question('see', { session_id: 'uuid', account_id: 'uuid', thread_id: 'uuid' }, `
with v as materialized (
  select a.n, a.thread_id, f.* from asked a
  left join lateral viewer_facts(a.session_id, a.account_id) f on true)
select v.n::int, v.me, v.kind, v.teams, v.open, v.via, v.scopes, x.*
from v left join lateral (
  select t.id, t.title, t.state, t.team_id, t.client_id, t.holder_id, t.started_by, t.version, t.waiting_since,
    t.needs_reply, t.snoozed_until, t.on_hold, t.created_at, t.closed_at, t.closed_by, t.close_kind, t.tag_ids, t.outcome_id, team.attribution, cl.status as client_status, ${CLOCK_COLUMNS},
    s.live, s.readable_seq, s.readable_note, s.readable_change, s.readable_note_change,
    (select p.part from participant p where p.thread_id = t.id and p.account_id = v.me and p.to_seq is null) as part,
    coalesce(r.seq, 0) as read_up_to,
    (with w as materialized (select from_seq, to_seq from reach(t.id, t.team_id, v.me, v.teams, v.open))
      select count(*) from (select 1 from entry e
        where e.thread_id = t.id and e.kind = 'MESSAGE' and e.author_id <> v.me and e.pos > coalesce(r.seq, 0)
          and exists (select 1 from w where e.pos between w.from_seq and coalesce(w.to_seq, e.pos)) limit 99) x)::int as unread,
    (select coalesce(json_agg(json_build_object('accountId', o.account_id, 'seq', o.seq, 'at', o.at)), '[]') from (
      select account_id, seq, at from read_mark where thread_id = t.id and account_id <> v.me
        and (v.kind = 'CLIENT' or t.client_id is null or account_id = t.client_id) order by seq desc, at limit ${MOST_READERS}) o) as readers,
    case when v.kind = 'STAFF' then (select max(m.at) from entry_mention m where m.account_id = v.me and m.thread_id = t.id and m.seen_at is null) end as mentioned_at,
    (select earlier.id from thread earlier, reach(earlier.id, earlier.team_id, v.me, v.teams, v.open)
      where earlier.id = t.continues_id limit 1) as earlier_id,
    (select later.id from thread later, reach(later.id, later.team_id, v.me, v.teams, v.open)
      where later.continues_id = t.id order by later.created_at limit 1) as later_id,
    (select g.member_id from engagement g where g.thread_id = t.id and g.team_id = t.team_id
      order by g.started_at desc, g.id desc limit 1) as last_holder_id,
    (v.kind = 'CLIENT' and case when t.team_id is not null
        then team.status = 'ACTIVE' and in_contact(v.me, t.team_id)
        else exists (select 1 from participant p join account a on a.id = p.account_id
          where p.thread_id = t.id and p.part = 'NAMED' and a.status = 'ACTIVE' and in_contact(v.me, p.account_id)) end
      or v.kind = 'STAFF' and t.team_id is not null and t.team_id = any(v.open) and t.client_id is not null
        and cl.status = 'ACTIVE' and in_contact(t.client_id, t.team_id)) as reachable,
    coalesce(extract(epoch from t.closed_at + interval '60 seconds' - clock_timestamp()), 0)::float8 as undo_left,
    client_adds(t.team_id) as client_adds
  from thread t
  left join account team on team.id = t.team_id left join account cl on cl.id = t.client_id
  cross join lateral (
    select max(coalesce(w.to_seq, t.last_seq)) as readable_seq, max(coalesce(w.to_note, t.last_note_no)) as readable_note,
      max(coalesce(w.to_change, t.last_change)) as readable_change, max(coalesce(w.to_note_change, t.last_note_change)) as readable_note_change,
      bool_or(w.to_seq is null) as live
    from reach(t.id, t.team_id, v.me, v.teams, v.open) w having count(*) > 0) s
  left join read_mark r on r.thread_id = t.id and r.account_id = v.me
  where t.id = v.thread_id) x on true`);
