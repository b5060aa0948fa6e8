import { DESK, SENDERS, THREADS, THREADS_OF_ONE } from '../plan.ts';

const { long, hot, claim, undisputed, busy, desk, sending, rest } = THREADS;

/**
 * One row for each thread: whose it is, how it stands, how long it is. $1 threads, $2 messages in all, $3 those of the
 * longest, $4 clients. Of an ordinary firm three in ten are open; those with a number below `rest` have a purpose.
 */
export const PLAN = `
create table bench_plan as
with spread as (select greatest(8, ($2::int - $3::int) / $1::int) as mean),
numbered as (
  select i, mean, (i - ${sending}) / ${THREADS_OF_ONE} as sender,
    case when i >= ${rest} then case i % 10 when 0 then 'HELD' when 1 then 'HELD' when 2 then 'QUEUED' else 'CLOSED' end
      when i = ${claim} or i between ${undisputed} and ${undisputed + SENDERS - 1} or i between ${desk} and ${desk + DESK.waiting - 1} then 'QUEUED'
      else 'HELD' end as state
  from spread, generate_series(1, $1::int) i),
placed as (
  select n.*, case
      when i < ${hot} or i between ${busy} and ${desk - 1} then 1
      when i < ${busy} then 3
      when i < ${sending} then ${DESK.team}
      when i < ${rest} then 4 + sender
      when state = 'CLOSED' then 1 + i % 40
      else 4 + i % 37 end as team,
    case when i < ${sending} then i
      when i < ${rest} and sender >= ${SENDERS / 2} then 100 + sender
      else 1 + (i * 7) % $4::int end as client
  from numbered n)
select i, state, team, client,
  case when i between ${desk + DESK.waiting} and ${desk + DESK.waiting + DESK.own - 1} then 1
    when team = ${DESK.team} then 41
    when i >= ${rest} then (case when team = 1 then 40 else team - 1 end) + 40 * (i % 6)
    when team = 1 then 40 else team - 1 end as member,
  case when i = ${long} then $3::int when i < ${rest} then 60 + i % 9 else greatest(4, mean / 2 + (i * 7919) % (mean + 1)) end as last_seq,
  now() - i * interval '17 seconds' as last_at
from placed`;

/** The threads themselves, without their previews: the entries give those. */
export const THREAD_ROWS = [
  `create unique index on bench_plan (i)`,
  `insert into thread (id, title, state, team_id, client_id, holder_id, held_since, started_by, client_thread_id, last_seq, waiting_since,
     needs_reply, last_at, closed_at, closed_by, close_kind, created_at)
   select bench_id(2, i), 'Conversation ' || i, state, bench_id(0, team), bench_id(0, 100000 + client),
     case state when 'HELD' then bench_id(0, 1000 + member) end, case state when 'HELD' then last_at - interval '1 hour' end,
     bench_id(0, 100000 + client), gen_random_uuid(), last_seq,
     case when state = 'QUEUED' or state = 'HELD' and last_seq % 2 = 0 then last_at - interval '5 minutes' end,
     state <> 'CLOSED' and last_seq % 2 = 0, last_at,
     case state when 'CLOSED' then last_at end, case state when 'CLOSED' then bench_id(0, 1000 + member) end, case state when 'CLOSED' then 'REMOVED_ALL' end,
     last_at - last_seq * interval '40 seconds' from bench_plan`,
  `insert into participant (id, thread_id, account_id, part, from_seq, from_note, joined_at, to_seq, to_note, left_at, ended_by_closing)
   select gen_random_uuid(), bench_id(2, i), account, part, from_seq, 1, last_at - interval '1 day',
     case state when 'CLOSED' then last_seq end, case state when 'CLOSED' then 0 end, case state when 'CLOSED' then last_at end, state = 'CLOSED'
   from bench_plan, lateral (values (bench_id(0, 100000 + client), 'CLIENT', 1), (bench_id(0, team), 'TEAM', 1), (bench_id(0, 1000 + member), 'HOLDER', 1)) p (account, part, from_seq)
   where part <> 'HOLDER' or state <> 'QUEUED'`,
  `insert into engagement (id, thread_id, member_id, team_id, from_seq, to_seq, started_at, ended_at, ended_by_closing)
   select gen_random_uuid(), bench_id(2, i), bench_id(0, 1000 + member), bench_id(0, team), 2,
     case when state <> 'HELD' then last_seq end, last_at - interval '1 day', case when state <> 'HELD' then last_at end, state = 'CLOSED' from bench_plan`,
  `insert into read_mark (thread_id, account_id, seq)
   select bench_id(2, i), bench_id(0, 1000 + member), last_seq - i % 5 from bench_plan
   union all select bench_id(2, i), bench_id(0, 100000 + client), last_seq from bench_plan`,
];

/** Entries of the threads from $1 to $2: begun by the client, joined by a member, then question and answer in turns. */
export const ENTRIES = `
insert into entry (id, thread_id, pos, seq, kind, line, author_id, team_id, body, client_entry_id, at)
select uuidv7(), bench_id(2, i), s, s,
  case when s in (1, 3) then 'LINE' else 'MESSAGE' end, case s when 1 then 'STARTED' when 3 then 'JOINED' end,
  case when s % 2 = 0 or s = 1 then bench_id(0, 100000 + client) else bench_id(0, 1000 + member) end,
  case when s % 2 = 1 and s > 1 then bench_id(0, team) end,
  case when s not in (1, 3) then w.body end, case when s not in (1, 3) then gen_random_uuid() end,
  last_at - (last_seq - s) * interval '40 seconds'
from bench_plan, lateral generate_series(1, last_seq) s,
  lateral (select side, count from bench_texts where side = s % 2) c,
  lateral (select body from bench_text b where b.side = c.side and b.n = (i * 13 + s) % c.count) w
where i between $1 and $2`;

/** What the cards show: the newest message of each thread. */
export const PREVIEWS = `
update thread t set preview_seq = e.seq, preview_text = left(e.body, 140), preview_author_id = e.author_id, preview_team_id = e.team_id, preview_at = e.at
from entry e where e.thread_id = t.id and e.pos = t.last_seq and e.note_no = 0`;
