import type { OpenCall } from '../call.ts';

/** Whose, and in which threads; null: all. */
interface Scope {
  accountIds: readonly string[] | null;
  threadIds: readonly string[] | null;
}

/**
 * What has been read need not be told: a message, once they have read that far; a deed, once they have been here since; that
 * they are addressed, once they have seen where.
 * Whoever has read something of what the last mail was about has answered it, and may get another.
 */
export async function forgetRead(call: OpenCall, { accountIds, threadIds }: Scope): Promise<void> {
  await call.sql(
    `with gone as (
       delete from notice d
       where ($1::uuid[] is null or d.account_id = any($1)) and ($2::uuid[] is null or d.thread_id = any($2))
         and case when d.kind = 'MENTIONED'
           then not exists (select 1 from entry_mention m where m.account_id = d.account_id and m.thread_id = d.thread_id and m.seen_at is null and m.at <= d.at)
           when d.by_line then exists (select 1 from session s where s.account_id = d.account_id and s.kind = 'PERSON' and s.used_at > d.at)
           else exists (select 1 from read_mark m where m.thread_id = d.thread_id and m.account_id = d.account_id and m.seq >= d.pos) end
       returning d.account_id, d.mailed_at)
     update notice_mail x set mailed_at = null, tries = 0 from gone g where g.account_id = x.account_id and g.mailed_at is not null`,
    [accountIds, threadIds],
  );
}
