import type { OpenCall } from '../call.ts';

/** Seconds after which a live screen that no server has spoken for is none any more. */
export const SCREEN_LASTS = 60;

/** These have a live screen at this moment: noted of whoever may be given something, and of nobody else. */
export async function noteScreens(call: OpenCall, accountIds: readonly string[]): Promise<void> {
  await call.sql(
    `insert into live_screen (account_id, seen_at) select id, now() from unnest($1::uuid[]) id
       where exists (select 1 from team_member m join team_work w on w.team_id = m.team_id where m.account_id = id and w.assignment <> 'OFF') order by id
     on conflict (account_id) do update set seen_at = excluded.seen_at`,
    [accountIds],
  );
}
