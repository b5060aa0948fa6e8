/** A session's account, as the product finds it: not ended, neither idle nor old for too long, of somebody who may act. */
export const SESSION = `
select s.id as session, a.id as account, a.kind from session s join account a on a.id = s.account_id
where s.token_hash = $1 and s.ended_at is null and s.expires_at > now() and a.status = 'ACTIVE' and a.kind <> 'TEAM'
  and s.used_at + make_interval(secs => s.idle_seconds) > now()`;

/** Whether somebody may read and write in a thread now, and at which numbers that is so. */
export const VERDICT = `
select t.rights, o.rights as firm, t.team_id as team, t.client_id = $2 as client,
  exists (select 1 from participant p where p.thread_id = t.id and p.account_id = $2 and p.to_seq is null) as present,
  exists (select 1 from team_member m where m.team_id = t.team_id and m.account_id = $2) as member
from thread t cross join organisation o where t.id = $1`;

/**
 * The send as one statement: numbered under the thread's own lock, only while the verdict of whoever sends still
 * counts ($7, $8 are the numbers that it was made at), once for each id of a device, with preview, clock and read mark.
 * $1 thread, $2 author, $3 the device's id, $4 text, $5 seen up to, $6 team of a member, $9 the entry's id, $10 written by the client.
 */
export const SEND = `
with numbered as (
  update thread t set last_seq = t.last_seq + 1, last_at = now(), preview_seq = t.last_seq + 1, preview_text = left($4, 140),
    preview_author_id = $2, preview_team_id = $6, preview_at = now(), needs_reply = $10,
    waiting_since = case when $10 then coalesce(t.waiting_since, now()) end
  from organisation o
  where t.id = $1 and t.rights = $7 and o.rights = $8 and t.state <> 'CLOSED'
    and not exists (select 1 from entry e where e.thread_id = $1 and e.author_id = $2 and e.client_entry_id = $3)
  returning t.last_seq),
written as (
  insert into entry (id, thread_id, pos, seq, kind, author_id, team_id, body, client_entry_id, at)
  select $9, $1, last_seq, last_seq, 'MESSAGE', $2, $6, $4, $3, now() from numbered returning seq, at),
marked as (
  insert into read_mark (thread_id, account_id, seq) select $1, $2, $5 from numbered
  on conflict (thread_id, account_id) do update set seq = greatest(read_mark.seq, excluded.seq), at = now() where read_mark.seq < excluded.seq)
select seq, at from written`;

/** What was sent before under the same id of a device. */
export const BEFORE = 'select seq, at from entry where thread_id = $1 and author_id = $2 and client_entry_id = $3 and body = $4';
