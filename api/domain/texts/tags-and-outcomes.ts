import { Account } from '../accounts/account.ts';
import { mayAdminister } from '../accounts/policy.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId, line } from '../input.ts';
import { type OutcomeChoicesView, outcomesOfTeam } from '../threads/outcomes.ts';
import { TAG_COLUMNS, type TagView } from '../threads/tags.ts';
import { teamOfTexts } from './ownership.ts';

const MOST = 50;

/** The firm's tags, or a team's, in their order; a team's for its members and administrators. */
export async function tags(call: Call, teamId: string | null): Promise<TagView[]> {
  return tagsOf(call, teamId === null ? null : await teamOfTexts(call, teamId));
}

/** What a team asks when a thread is ended. For its members and administrators. */
export async function outcomes(call: Call, teamId: string): Promise<OutcomeChoicesView> {
  return outcomesOfTeam(call, await teamOfTexts(call, teamId));
}

export interface SetTags {
  teamId?: string | null;
  tags: { id?: string | null; name: string; tint: number }[];
}

/** Says which tags the firm, or a team, gives from now on. One that is left out stays on the threads that have it, and is given no more; what it is called now stands on every desk. */
export async function setTags(call: Call, input: SetTags): Promise<TagView[]> {
  const teamId = input.teamId == null ? null : (await administered(call, input.teamId)).id;
  if (teamId === null) refuseOthers(call);
  const names = distinctNames('input.tags', input.tags);
  const wrong = input.tags.findIndex(({ tint }) => !Number.isInteger(tint) || tint < 1 || tint > 7);
  if (wrong >= 0) throw badInput(`input.tags.${wrong}.tint`, 'A tint is 1 to 7.');
  const before = await tagsOf(call, teamId);
  const ids = knownIds(before, input.tags);
  await call.sql('update tag set retired_at = now() where team_id is not distinct from $1 and retired_at is null and id <> all($2)', [teamId, ids]);
  await call.sql(
    `insert into tag (id, team_id, name, tint, place) select g.id, $1, g.name, g.tint, g.place::int from unnest($2::uuid[], $3::text[], $4::int[]) with ordinality g (id, name, tint, place)
     on conflict (id) do update set name = excluded.name, tint = excluded.tint, place = excluded.place`,
    [teamId, ids, names, input.tags.map(({ tint }) => tint)],
  );
  call.ring({ on: 'organisation' });
  record(call, { deed: 'tags.set', teamId, before: { tags: before.map(({ name }) => name) }, after: { tags: names } });
  return tagsOf(call, teamId);
}

export interface SetOutcomes {
  teamId: string;
  asked: OutcomeChoicesView['asked'];
  outcomes: { id?: string | null; name: string }[];
}

/** Says whether a team asks how a thread ended, and what there is to choose. One that is left out stays where it was given. */
export async function setOutcomes(call: Call, input: SetOutcomes): Promise<OutcomeChoicesView> {
  const team = await administered(call, input.teamId);
  const names = distinctNames('input.outcomes', input.outcomes);
  if (input.asked !== 'NEVER' && names.length === 0) throw badInput('input.outcomes', 'Where it is asked there has to be something to choose.');
  const before = await outcomesOfTeam(call, team.id);
  const ids = knownIds(before.outcomes, input.outcomes);
  await call.sql('update outcome set retired_at = now() where team_id = $1 and retired_at is null and id <> all($2)', [team.id, ids]);
  await call.sql(
    `insert into outcome (id, team_id, name, place) select o.id, $1, o.name, o.place::int from unnest($2::uuid[], $3::text[]) with ordinality o (id, name, place)
     on conflict (id) do update set name = excluded.name, place = excluded.place`,
    [team.id, ids, names],
  );
  team.outcomeAsked = input.asked;
  record(call, { deed: 'outcomes.set', teamId: team.id, before: { asked: before.asked, outcomes: before.outcomes.map(({ name }) => name) }, after: { asked: input.asked, outcomes: names } });
  return outcomesOfTeam(call, team.id);
}

async function tagsOf(call: Call, teamId: string | null): Promise<TagView[]> {
  return call.sql<TagView>(`select ${TAG_COLUMNS} from tag g where g.retired_at is null and g.team_id is not distinct from $1 order by g.place, g.id`, [teamId]);
}

async function administered(call: Call, id: string): Promise<Account> {
  refuseOthers(call);
  const team = await call.em.findOne(Account, { id: existingId(id), kind: 'TEAM' });
  if (!team) throw notFound();
  return team;
}

function refuseOthers(call: Call): void {
  if (!mayAdminister(call.actor)) throw forbidden('Only administrators say which tags and outcomes there are.');
}

function distinctNames(path: string, given: readonly { name: string }[]): string[] {
  if (given.length > MOST) throw badInput(path, `At most ${MOST}.`);
  const names = given.map(({ name }, i) => line(`${path}.${i}.name`, name, 40));
  names.forEach((name, i) => {
    if (names.findIndex((each) => each.toLowerCase() === name.toLowerCase()) !== i) throw badInput(`${path}.${i}.name`, 'This name is there already.');
  });
  return names;
}

/** Of those that are there the ids they have; of somebody else's there is none. */
function knownIds(before: readonly { id: string }[], given: readonly { id?: string | null }[]): string[] {
  const ids = given.map(({ id }) => (id == null ? newId() : existingId(id)));
  const foreign = given.some(({ id }, i) => id != null && !before.some((each) => each.id === ids[i]));
  if (foreign || new Set(ids).size !== ids.length) throw notFound();
  return ids;
}
