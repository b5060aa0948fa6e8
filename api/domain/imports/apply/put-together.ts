import type { Call } from '../../call.ts';

/** Puts accounts into client teams that exist. Whoever is in one already stays as they are. */
export async function putTogether(call: Call, pairs: { accountId: string; clientTeamId: string }[]): Promise<void> {
  if (pairs.length === 0) return;
  await call.sql(
    `insert into client_team_member (client_team_id, account_id, added_at, added_by)
     select t, a, $3, $4 from unnest($1::uuid[], $2::uuid[]) as p(t, a) on conflict do nothing`,
    [pairs.map(({ clientTeamId }) => clientTeamId), pairs.map(({ accountId }) => accountId), call.now, call.actorId],
  );
}
