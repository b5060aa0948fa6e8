import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { AccountKind } from './account.ts';

const MOST = 2500;

/** The ids, each once, of staff who work or will work here: active or invited. */
export async function staffAmong(call: Call, path: string, ids: readonly string[]): Promise<string[]> {
  const found = await accountsAmong(call, path, ids);
  if (found.some((each) => each.kind !== 'STAFF')) throw badInput(path, 'Only staff are members of a team.');
  if (found.some((each) => each.status === 'SUSPENDED')) throw badInput(path, 'Somebody among them is suspended.');
  return found.map((each) => each.id);
}

/** The accounts of any kind with these ids, each once. One that does not exist is NOT_FOUND. */
export async function accountsAmong(call: Call, path: string, ids: readonly string[]): Promise<{ id: string; kind: AccountKind; status: string }[]> {
  if (ids.length > MOST) throw badInput(path, `At most ${MOST} at once.`);
  const wanted = [...new Set(ids.map(existingId))];
  const found = await call.sql<{ id: string; kind: AccountKind; status: string }>('select id, kind, status from account where id = any($1)', [wanted]);
  if (found.length < wanted.length) throw notFound();
  return found;
}

/** They work the team from now on. Whoever does already, does since when they did. */
export async function addMembers(call: Call, teamId: string, accountIds: readonly string[]): Promise<void> {
  await call.sql(
    'insert into team_member (team_id, account_id, since) select $1, unnest($2::uuid[]), $3 on conflict do nothing',
    [teamId, accountIds, call.now],
  );
}
