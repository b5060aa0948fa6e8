import type { OpenCall } from '../call.ts';
import { WITHIN } from '../threads/entry-row.ts';
import type { NoticeKind, QuietHours } from './notices.ts';

/** Whose turn it is, and what is known of them now. */
export interface Turn {
  accountId: string;
  kind: 'CLIENT' | 'STAFF';
  email: string;
  name: string;
  /** Of what they want mails; null: they have not chosen. */
  wants: NoticeKind[] | null;
  quiet: QuietHours | null;
  /** They asked for something a moment ago. */
  looking: boolean;
  /** When the mail went that they have not read. */
  mailedAt: Date | null;
  tries: number;
}

/** Somebody whose mail is due the longest, locked so that other servers pass over them. Null: nobody, here or free. */
export async function takeTurn(call: OpenCall): Promise<string | null> {
  const [row] = await call.sql<{ id: string }>('select account_id as id from notice_mail where due_at <= now() order by due_at, account_id limit 1 for update skip locked', []);
  return row?.id ?? null;
}

/** Null: they may not sign in at this moment, or have no mailbox. */
export async function turnOf(call: OpenCall, accountId: string, looking: number): Promise<Turn | null> {
  const [row] = await call.sql<Omit<Turn, 'mailedAt'> & { mailedAt: string | null }>(
    `select a.id as "accountId", a.kind, a.email, a.name, s.email as wants, s.quiet, x.mailed_at as "mailedAt", x.tries,
       exists (select 1 from session u where u.account_id = a.id and u.kind = 'PERSON' and u.ended_at is null and u.used_at > now() - make_interval(secs => $2)) as looking
     from account a cross join lateral viewer_facts(null, a.id) v join notice_mail x on x.account_id = a.id left join notice_settings s on s.account_id = a.id
     where a.id = $1 and a.email is not null`,
    [accountId, looking / 1000],
  );
  return row ? { ...row, mailedAt: row.mailedAt === null ? null : new Date(row.mailedAt) } : null;
}

/** What a mail is about: of each thread, and apart from that where they are addressed in it, one thing. */
export interface Due {
  threadId: string;
  kind: NoticeKind;
  /** The team that the conversation is with. */
  team: string | null;
}

/**
 * Whether it is still theirs to know: they may read it, by the rule of everything else, and it concerns them as it did.
 * Needs `v` (viewer facts), `d` (notice) and `t` (thread).
 */
const STANDS = `case when d.kind = 'MENTIONED' then exists (
    select 1 from entry_mention m join entry e on e.id = m.entry_id, reach(t.id, t.team_id, v.me, v.teams, v.open) w
    where m.account_id = v.me and m.thread_id = t.id and m.seen_at is null and e.deleted_at is null and ${WITHIN})
  else exists (select 1 from reach(t.id, t.team_id, v.me, v.teams, v.open) w
    where case when d.by_line then w.to_seq is null else d.pos between w.from_seq and coalesce(w.to_seq, d.pos) end)
  and (d.by_line or exists (select 1 from entry e where e.thread_id = t.id and e.pos >= d.pos and e.kind = 'MESSAGE' and e.deleted_at is null and e.author_id <> v.me))
  and case d.kind
    when 'ANSWERED' then t.client_id = v.me
    when 'QUEUED' then t.state = 'QUEUED' and t.team_id = any(v.teams)
    when 'NAMED' then exists (select 1 from participant p where p.thread_id = t.id and p.account_id = v.me and p.part = 'NAMED' and p.to_seq is null)
    else t.holder_id = v.me end end`;

/** A mail about what is not theirs any more waits for nobody to read it. */
export async function forgetLost(call: OpenCall, accountId: string): Promise<void> {
  await call.sql(
    `with gone as (
       delete from notice d where d.account_id = $1 and d.mailed_at is not null
         and not exists (select 1 from viewer_facts(null, $1) v join thread t on t.id = d.thread_id where ${STANDS}) returning 1)
     update notice_mail set mailed_at = null, tries = 0 where account_id = $1 and exists (select from gone)`,
    [accountId],
  );
}

/**
 * What of theirs is due, still stands, and is something they want mails of. What is not is forgotten, and so is what could
 * not be told for long.
 */
export async function dueFor(call: OpenCall, accountId: string, wants: readonly NoticeKind[], forget: number): Promise<Due[]> {
  const due = await call.sql<Due>(
    `select d.thread_id as "threadId", d.kind, team.name as team
     from viewer_facts(null, $1) v join notice d on d.account_id = v.me and d.mailed_at is null and d.due_at <= now()
     join thread t on t.id = d.thread_id left join account team on team.id = t.team_id
     where d.kind = any($2) and d.at > now() - make_interval(secs => $3)
       and ${STANDS}
     order by d.at, d.thread_id`,
    [accountId, wants, forget / 1000],
  );
  await call.sql(
    `delete from notice where account_id = $1 and mailed_at is null and due_at <= now()
       and (thread_id, kind) not in (select * from unnest($2::uuid[], $3::text[]))`,
    [accountId, due.map(({ threadId }) => threadId), due.map(({ kind }) => kind)],
  );
  return due;
}

/** When there will be something to look at again for them, if nothing else happens: what is not due yet. */
export async function lookAgain(call: OpenCall, accountId: string, at: Date | null): Promise<void> {
  await call.sql(
    `update notice_mail set due_at = coalesce($2, (select min(due_at) from notice where account_id = $1 and mailed_at is null and due_at > now())) where account_id = $1`,
    [accountId, at],
  );
}

/** Whoever may not sign in, or has left, is told nothing more. */
export async function forgetAll(call: OpenCall, accountId: string): Promise<void> {
  await call.sql('delete from notice where account_id = $1', [accountId]);
  await call.sql('delete from notice_mail where account_id = $1', [accountId]);
}
