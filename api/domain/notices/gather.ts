import { type Door, type OpenCall, SIDE_DOOR } from '../call.ts';
import { UNCHOSEN } from './notices.ts';
import { forgetRead } from './read.ts';

/** Milliseconds from what happened until a mail is due about it. */
export interface Delays {
  clientAfter: number;
  staffAfter: number;
}

/**
 * Looks through what was written since it was last done, and notes whom a mail may have to tell of it. Of several servers one
 * does it at a time. By transaction, as the watchman looks: one that commits late is not missed. Nothing here is on the way
 * of a message; and what is noted twice is noted once. False: another
 * server is at it, or it was the very first time.
 */
export async function gatherNotices(door: Door, { clientAfter, staffAfter }: Delays): Promise<boolean> {
  return door.actOpen(SIDE_DOOR, async (call) => {
    const [before] = await call.sql<{ upto: string }>('select upto::text from notice_progress where id = 1 for update skip locked', []);
    if (!before) {
      await call.sql('insert into notice_progress (id) values (1) on conflict do nothing', []);
      return false;
    }
    const { upto, threadIds } = await newSince(call, before.upto);
    if (threadIds.length > 0) {
      await forgetRead(call, { accountIds: null, threadIds });
      await call.sql(NOTE, [before.upto, threadIds, clientAfter / 1000, staffAfter / 1000, UNCHOSEN.STAFF.email, UNCHOSEN.CLIENT.email]);
    }
    await call.sql('update notice_progress set upto = $1::text::xid8 where id = 1', [upto]);
    return true;
  });
}

/** Where it is looked from the next time, which is before whatever is unfinished now; and which threads have something new. */
async function newSince(call: OpenCall, upto: string): Promise<{ upto: string; threadIds: string[] }> {
  const [row] = await call.sql<{ upto: string; threadIds: string[] }>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as upto,
       array(select e.thread_id from entry e where e.xid >= $1::text::xid8 and e.kind <> 'NOTE'
         union select m.thread_id from entry_mention m where m.xid >= $1::text::xid8) as "threadIds"`,
    [upto],
  );
  if (!row) throw new Error('the database said nothing of what is new');
  return row;
}

// Whoever took a conversation themselves is told of nothing: the audit, which has the same moment, says who did it.
// What was written long ago has come by a restored backup; what nobody wrote answers nobody. Of a note nobody is told but
// whom it addresses, from the moment on since when it does: also where it was changed into that.
const NOTE = `-- note-notices
with n as materialized (
  select e.thread_id, e.pos, e.kind as entry_kind, e.line, e.author_id, e.subject_id, e.at, t.client_id, t.holder_id, t.held_since, t.team_id, t.state
  from entry e join thread t on t.id = e.thread_id
  where e.xid >= $1::text::xid8 and e.thread_id = any($2) and e.kind <> 'NOTE' and e.at > now() - interval '1 day'
    and (e.kind <> 'MESSAGE' or e.author_id is not null) and e.deleted_at is null),
whom as (
  select n.client_id as account_id, 'ANSWERED' as kind, false as by_line, n.* from n
    where n.entry_kind = 'MESSAGE' and n.client_id is not null and n.author_id is distinct from n.client_id
  union all
  select n.holder_id, 'HELD', false, n.* from n
    where n.entry_kind = 'MESSAGE' and n.holder_id is not null and n.author_id is distinct from n.holder_id and n.at > n.held_since
  union all
  select n.holder_id, 'ASSIGNED', true, n.* from n
    where n.line in ('JOINED', 'TOOK_OVER') and n.holder_id = n.author_id
      and not exists (select 1 from audit u where u.thread_id = n.thread_id and u.at = n.at and u.actor_id = n.holder_id)
  union all
  select p.account_id, 'NAMED', n.line is not null, n.* from n
    join participant p on p.thread_id = n.thread_id and p.part = 'NAMED' and p.to_seq is null
    where n.author_id is distinct from p.account_id and p.account_id is distinct from n.client_id
      and (n.entry_kind = 'MESSAGE' and n.pos >= p.from_seq or n.line = 'ADDED' and n.subject_id = p.account_id)
  union all
  select m.account_id, 'QUEUED', false, n.* from n
    join team_member m on m.team_id = n.team_id join notice_settings s on s.account_id = m.account_id and 'QUEUED' = any(s.email)
    where n.entry_kind = 'MESSAGE' and n.state = 'QUEUED' and n.author_id = n.client_id),
addressed as (
  select m.account_id, m.thread_id, 'MENTIONED' as kind, false as by_line, e.pos, m.at
  from entry_mention m join entry e on e.id = m.entry_id
  where m.xid >= $1::text::xid8 and m.thread_id = any($2) and m.at > now() - interval '1 day'
    and m.seen_at is null and e.deleted_at is null and e.author_id is distinct from m.account_id),
told as (
  select distinct on (w.account_id, w.thread_id, w.kind = 'MENTIONED') w.account_id, w.thread_id, w.kind, w.by_line, w.pos, w.at,
    w.at + make_interval(secs => case a.kind when 'CLIENT' then $3::float8 else $4::float8 end) as due_at
  from (select account_id, thread_id, kind, by_line, pos, at from whom union all select * from addressed) w
    join account a on a.id = w.account_id and a.status = 'ACTIVE' and a.email is not null
    left join notice_settings s on s.account_id = a.id
    left join read_mark r on r.thread_id = w.thread_id and r.account_id = w.account_id
  where w.kind = any(coalesce(s.email, case a.kind when 'CLIENT' then $6::text[] else $5::text[] end))
    and (w.by_line or w.kind = 'MENTIONED' or coalesce(r.seq, 0) < w.pos)
  order by w.account_id, w.thread_id, w.kind = 'MENTIONED', w.by_line, w.pos),
noted as (
  insert into notice as d (account_id, thread_id, kind, by_line, pos, at, due_at) select * from told
  on conflict (account_id, thread_id, (kind = 'MENTIONED')) do update set kind = excluded.kind, by_line = false, pos = excluded.pos, at = excluded.at
    where d.by_line and not excluded.by_line and d.mailed_at is null
  returning d.account_id, d.due_at)
insert into notice_mail as x (account_id, due_at) select account_id, min(due_at) from noted group by account_id
on conflict (account_id) do update set due_at = least(coalesce(x.due_at, excluded.due_at), excluded.due_at)`;
