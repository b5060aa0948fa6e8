import type { Call } from '../call.ts';
import { badInput, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { Account } from './account.ts';
import { putInto } from './places.ts';

const MOST = 500;

/** Puts a new account into these client teams. A client who is put into none goes into the default one, if there is one. */
export async function joinClientTeams(call: Call, path: string, account: Pick<Account, 'id' | 'kind'>, ids: readonly string[]): Promise<string[]> {
  if (ids.length > MOST) throw badInput(path, `At most ${MOST} at once.`);
  const wanted = [...new Set(ids.map(existingId))];
  const found = await call.sql<{ id: string }>(
    'select id from client_team where id = any($1) or ($2 and is_default)',
    [wanted, account.kind === 'CLIENT' && wanted.length === 0],
  );
  if (found.length < wanted.length) throw notFound();
  const joined = found.map((each) => each.id);
  await putInto(call, joined, [account.id]);
  return joined;
}
