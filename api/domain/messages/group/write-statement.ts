import { PARTY_COLUMNS } from '../../accounts/find.ts';
import { READ_AT } from '../../threads/read-marks.ts';

/*
 * One statement that numbers and writes a group of messages.
 *
 * It does not judge. Run under locks it re-reads the rows that it locks, and sees everything else as of its start: a
 * participant removed meanwhile would still be one. So each message brings the numbers that its verdict was made at, and
 * both are compared on locked rows: a verdict counts only where `thread.rights` and `organisation.rights` are still
 * those. The organisation's row is locked first, and shared, so a change of rights waits for the group, or the group for it,
 * and nothing is written once the change is confirmed. Threads that somebody else has are skipped, which also means
 * that this never waits while it holds something.
 *
 * What else depends on the moment: whether the client's team is open, where it replies by itself while it is closed, so a verdict on
 * that counts until it opens or closes (`until`); a reply of staff is compared with entries as of the start, so it counts only where
 * the thread has got none since (`before`); whoever repeats a message while it is being written by another server is
 * stopped by the unique key, and the whole group with it.
 */

// As in guard.ts: since the newest seq that the author had seen a colleague answered, or the holder changed.
const OVERTAKEN = `(select true from entry e where e.thread_id = g.thread_id and e.pos >= least(g.seen, l.last_seq) and e.author_id is distinct from g.author_id
    and ((e.seq > g.seen and e.kind = 'MESSAGE' and not e.automatic and e.author_id is distinct from l.client_id)
      or (e.seq > g.seen and e.line in ('JOINED', 'TOOK_OVER', 'MOVED'))
      or (l.state = 'QUEUED' and e.line = 'RETURNED' and e.subject_id = g.author_id)) limit 1)`;

const SENT_BEFORE = `(select true from entry e
    where e.thread_id = g.thread_id and e.author_id = g.author_id and e.client_entry_id = g.client_entry_id limit 1)`;

/** For many threads: whoever changes rights is waited for. */
export const WRITE = {
  name: 'write-messages',
  text: `
with given as materialized (
  select g.* from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::int[], $9::int[], $10::int[], $11::boolean[], $12::timestamptz[])
    with ordinality g(id, thread_id, author_id, team_id, client_entry_id, body, preview, seen, rights, house_rights, is_client, until, n)),
house as materialized (select rights from organisation for share),
before as materialized (select t.id, t.last_seq from thread t where t.id = any($2)),
locked as materialized (
  select t.id, t.last_seq, t.last_note_no, t.last_change + t.last_note_change as changes, t.rights, t.state, t.team_id, t.client_id
  from thread t where (select count(*) from house) > 0 and t.id = any($2)
  for no key update of t skip locked),
judged as materialized (
  select g.*, l.last_seq, l.last_note_no, l.changes, l.team_id as of_team,
    case when l.id is null then 'LOCKED'
      when l.rights <> g.rights or h.rights <> g.house_rights or l.state = 'CLOSED' or g.until <= now() then 'MOVED'
      when ${SENT_BEFORE} then 'ORDINARY'
      when not g.is_client and (b.last_seq <> l.last_seq or ${OVERTAKEN}) then 'ORDINARY'
    end as why
  from given g left join locked l on l.id = g.thread_id left join before b on b.id = g.thread_id cross join house h),
good as materialized (
  select j.*, date_trunc('milliseconds', now()) as at, j.last_seq + (row_number() over w)::int as seq,
    row_number() over w = count(*) over (partition by j.thread_id) as is_last
  from judged j where j.why is null window w as (partition by j.thread_id order by j.n)),
written as (
  insert into entry (id, thread_id, pos, seq, note_no, kind, author_id, team_id, body, client_entry_id, at)
  select id, thread_id, seq, seq, 0, 'MESSAGE', author_id, team_id, body, client_entry_id, at from good order by n),
moved as (
  update thread t set last_seq = x.seq, last_at = x.at, needs_reply = x.is_client,
    preview_seq = x.seq, preview_change = 0, preview_text = x.preview, preview_author_id = x.author_id, preview_team_id = x.team_id, preview_at = x.at,
    waiting_since = case
      when not x.is_client then null
      when x.of_team is null then case when c.answered is null then t.waiting_since end
      when c.answered is null then coalesce(t.waiting_since, x.at)
      else x.at end
  from good x cross join lateral (select max(y.seq) filter (where not y.is_client) as answered from good y where y.thread_id = x.thread_id) c
  where t.id = x.thread_id and x.is_last),
marked as (
  insert into read_mark (thread_id, account_id, seq)
  select thread_id, author_id, max(least(seen, seq - 1)) from good group by thread_id, author_id having max(least(seen, seq - 1)) > 0
  on conflict (thread_id, account_id) do update set seq = excluded.seq, at = ${READ_AT} where read_mark.seq < excluded.seq)
select j.n::int, j.id, j.why, g.seq, g.at, j.of_team as team_id, j.last_note_no, j.changes,
  (select row_to_json(x) from (select ${PARTY_COLUMNS} from account a where a.id = g.author_id) x) as author,
  (select row_to_json(x) from (select ${PARTY_COLUMNS} from account a where a.id = g.team_id) x) as team
from judged j left join good g on g.n = j.n`,
};

/**
 * The same for a thread whose lock was waited for and is held already. Now nobody may be waited for any more, or two could
 * wait for each other: where rights are being changed at this moment it is left.
 */
export const WRITE_ALONE = { name: 'write-messages-alone', text: WRITE.text.replace('for share', 'for share skip locked') };

/** In a statement of its own before, so that what writes sees what stood there when the lock was given. */
export const LOCK = { name: 'lock-thread', text: 'select 1 from thread where id = $1 for no key update' };
