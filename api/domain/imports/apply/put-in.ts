import { recordAll } from '../../audit/record-all.ts';
import type { Call } from '../../call.ts';
import { conflict } from '../../errors.ts';
import { newId } from '../../id.ts';
import { nameKey } from '../check/standing.ts';
import { putTogether } from './put-together.ts';
import type { PlanOf } from './row-plan.ts';

/** Puts accounts into client teams, and makes those that do not exist yet. */
export async function putIn(call: Call, plans: PlanOf<'member'>[]): Promise<void> {
  if (plans.length === 0) return;
  const ids = await teamIds(call, plans);
  const pairs = plans.map(({ accountId, clientTeam, clientTeamId }) => ({ accountId, clientTeamId: clientTeamId ?? made(ids, clientTeam) }));
  await putTogether(call, pairs);
  const byTeam = Map.groupBy(pairs, ({ clientTeamId }) => clientTeamId);
  await recordAll(call, [...byTeam].map(([id, members]) => ({ deed: 'clientTeam.addedTo', targetId: id, after: { accountIds: members.map(({ accountId }) => accountId) } })));
}

/** The new ones by name; one that an earlier batch of the same file has made is found again. */
async function teamIds(call: Call, plans: PlanOf<'member'>[]): Promise<Map<string, string>> {
  // As the first row that names it spells it.
  const names = new Map(plans.filter(({ clientTeamId }) => clientTeamId === null).toReversed().map(({ clientTeam }) => [nameKey(clientTeam), clientTeam]));
  if (names.size === 0) return new Map();
  const inserted = await call.sql<{ id: string; name: string }>(
    `insert into client_team (id, name, created_at) select t.id, t.name, $3 from unnest($1::uuid[], $2::text[]) as t(id, name)
     on conflict do nothing returning id, name`,
    [[...names].map(() => newId()), [...names.values()], call.now],
  );
  await recordAll(call, inserted.map(({ id, name }) => ({ deed: 'clientTeam.created', targetId: id, after: { name } })));
  const all = await call.sql<{ id: string; name: string }>('select id, name from client_team where lower(name) in (select lower(n) from unnest($1::text[]) n)', [[...names.values()]]);
  return new Map(all.map(({ id, name }) => [nameKey(name), id]));
}

function made(ids: Map<string, string>, name: string): string {
  const id = ids.get(nameKey(name));
  if (id === undefined) throw conflict(`The client team “${name}” could not be made: another one has nearly this name.`);
  return id;
}
