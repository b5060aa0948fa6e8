import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { existingId } from '../input.ts';
import { administeredTeam } from './team-settings.ts';

export type Assignment = 'OFF' | 'ROUND_ROBIN' | 'LEAST_BUSY';

/** How a team's threads find who answers. */
export interface TeamWorkView {
  /** Null: what is held stays held. */
  handBackMinutes: number | null;
  assignment: Assignment;
  /** How many a member may hold before they are passed over; null: as many as they like. */
  capacity: number | null;
  /** Members with a measure of their own, by name. */
  capacities: { memberId: string; capacity: number }[];
}

export interface SetTeamWork {
  teamId: string;
  /** 0: off. */
  handBackMinutes?: number | null;
  assignment?: Assignment | null;
  /** 0: none. */
  capacity?: number | null;
  capacities?: { memberId: string; capacity: number }[] | null;
}

/** A week: who has not answered by then never will. */
const LONGEST = 10_080;
const MOST = 200;

/** What a team says of its work; of one that has said nothing, that nothing is done by itself. */
export async function teamWork(call: Call, teamId: string): Promise<TeamWorkView> {
  const [row] = await call.sql<TeamWorkView>(
    `select w.hand_back_minutes as "handBackMinutes", coalesce(w.assignment, 'OFF') as assignment, w.capacity,
       coalesce((select json_agg(json_build_object('memberId', m.account_id, 'capacity', m.capacity) order by lower(a.name), a.id)
         from team_member m join account a on a.id = m.account_id where m.team_id = t.id and m.capacity is not null), '[]') as capacities
     from account t left join team_work w on w.team_id = t.id where t.id = $1`,
    [teamId],
  );
  if (!row) throw new Error('a team whose work is asked for is there');
  return row;
}

/** Says how a team's threads find who answers; what is left out stays. For administrators. */
export async function setTeamWork(call: Call, input: SetTeamWork): Promise<string> {
  const team = await administeredTeam(call, input.teamId);
  const before = await teamWork(call, team.id);
  const after = {
    handBackMinutes: given('input.handBackMinutes', input.handBackMinutes, before.handBackMinutes, LONGEST),
    assignment: input.assignment ?? before.assignment,
    capacity: given('input.capacity', input.capacity, before.capacity, MOST),
  };
  await call.sql(
    `insert into team_work (team_id, hand_back_minutes, assignment, capacity) values ($1, $2, $3, $4)
     on conflict (team_id) do update set hand_back_minutes = excluded.hand_back_minutes, assignment = excluded.assignment, capacity = excluded.capacity`,
    [team.id, after.handBackMinutes, after.assignment, after.capacity],
  );
  if (input.capacities) await setCapacities(call, team.id, input.capacities);
  record(call, { deed: 'team.workSet', teamId: team.id, before, after: await teamWork(call, team.id) });
  return team.id;
}

/** Zero says none; nothing says as before. */
function given(path: string, value: number | null | undefined, before: number | null, most: number): number | null {
  if (value == null) return before;
  if (value < 0 || value > most) throw badInput(path, `This is a number from 0 to ${most}.`);
  return value === 0 ? null : value;
}

async function setCapacities(call: Call, teamId: string, capacities: { memberId: string; capacity: number }[]): Promise<void> {
  const ids = capacities.map(({ memberId }) => existingId(memberId));
  if (new Set(ids).size < ids.length) throw badInput('input.capacities', 'Each member stands there once.');
  if (capacities.some(({ capacity }) => capacity < 1 || capacity > MOST)) throw badInput('input.capacities', `A capacity is a number from 1 to ${MOST}.`);
  await call.sql('update team_member set capacity = null where team_id = $1 and capacity is not null and account_id <> all($2)', [teamId, ids]);
  const set = await call.sql<{ id: string }>(
    `update team_member m set capacity = d.capacity from unnest($2::uuid[], $3::int[]) d (id, capacity)
     where m.team_id = $1 and m.account_id = d.id returning m.account_id as id`,
    [teamId, ids, capacities.map(({ capacity }) => capacity)],
  );
  if (set.length < ids.length) throw badInput('input.capacities', 'Somebody among them is not a member of this team.');
}
