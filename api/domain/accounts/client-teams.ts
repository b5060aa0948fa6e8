import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { conflict, forbidden, notFound } from '../errors.ts';
import { newId } from '../id.ts';
import { existingId, line } from '../input.ts';
import { accountsAmong } from './members.ts';
import { changeRights, oneChangeAtATime } from './organisation.ts';
import { mayAdminister } from './policy.ts';

/** A group that decides who sees whom. Members by kind (teams first) and name. */
export interface ClientTeamView {
  id: string;
  name: string;
  memberIds: string[];
}

export type SetClientTeamMembersView =
  | { is: 'ClientTeamSaved'; clientTeam: ClientTeamView }
  | { is: 'ClientsLeftAlone'; clientIds: string[] };

/** All client teams, by name; for administrators. */
export async function clientTeams(call: Call): Promise<ClientTeamView[]> {
  refuseOthers(call);
  return read(call, null);
}

/** Makes a client team, with whom is in it from the start; for administrators. Its name is its own, or a CONFLICT. */
export async function createClientTeam(call: Call, given: { name: string; memberIds?: readonly string[] | null }): Promise<ClientTeamView> {
  refuseOthers(call);
  const name = line('input.name', given.name, 120);
  const members = await accountsAmong(call, 'input.memberIds', given.memberIds ?? []);
  const id = newId();
  const made = await call.sql('insert into client_team (id, name, created_at) values ($1, $2, $3) on conflict do nothing returning id', [id, name, call.now]);
  if (made.length === 0) throw conflict('Another client team has this name already.', 'input.name');

  const memberIds = members.map((each) => each.id);
  await write(call, id, memberIds);
  record(call, { deed: 'clientTeam.created', targetId: id, after: { name, memberIds } });
  await changeRights(call);
  return one(call, id);
}

/**
 * Says who is in a client team; for administrators. Whoever is in it sees the others in it by the rule of seeing, and
 * whoever is in it no longer starts nothing new with them: what is open stays. Nothing is written where an active
 * client would be left without any active staff or team account who was not so before.
 */
export async function setClientTeamMembers(call: Call, given: { clientTeamId: string; memberIds: readonly string[] }): Promise<SetClientTeamMembersView> {
  refuseOthers(call);
  await oneChangeAtATime(call);
  const before = await one(call, existingId(given.clientTeamId));
  const memberIds = (await accountsAmong(call, 'input.memberIds', given.memberIds)).map((each) => each.id);
  const clientIds = await leftAlone(call, before, memberIds);
  if (clientIds.length > 0) return { is: 'ClientsLeftAlone', clientIds };

  await call.sql('delete from client_team_member where client_team_id = $1', [before.id]);
  await write(call, before.id, memberIds);
  record(call, { deed: 'clientTeam.membersSet', targetId: before.id, before: { memberIds: before.memberIds }, after: { memberIds } });
  await changeRights(call);
  return { is: 'ClientTeamSaved', clientTeam: await one(call, before.id) };
}

function refuseOthers(call: Call): void {
  if (!mayAdminister(call.actor)) throw forbidden('Client teams are for administrators.');
}

async function one(call: Call, id: string): Promise<ClientTeamView> {
  const [found] = await read(call, id);
  if (!found) throw notFound();
  return found;
}

async function read(call: Call, id: string | null): Promise<ClientTeamView[]> {
  return call.sql<ClientTeamView>(
    `select t.id, t.name, array(
       select m.account_id from client_team_member m join account a on a.id = m.account_id
       where m.client_team_id = t.id order by a.kind desc, lower(a.name), a.id) as "memberIds"
     from client_team t where t.id = coalesce($1, t.id) order by lower(t.name)`,
    [id],
  );
}

async function write(call: Call, id: string, memberIds: string[]): Promise<void> {
  await call.sql('insert into client_team_member (client_team_id, account_id) select $1, unnest($2::uuid[])', [id, memberIds]);
}

/** The first hundred active clients who have somebody active in reach now, and would have nobody. */
async function leftAlone(call: Call, before: ClientTeamView, memberIds: string[]): Promise<string[]> {
  const rows = await call.sql<{ id: string }>(
    `with after as (
       select client_team_id, account_id from client_team_member where client_team_id <> $1
       union all select $1::uuid, unnest($2::uuid[])),
     answers as (select id from account where kind <> 'CLIENT' and status = 'ACTIVE')
     select a.id from account a
     where a.id = any($3) and a.kind = 'CLIENT' and a.status = 'ACTIVE'
       and exists (select 1 from client_team_member mine join client_team_member theirs using (client_team_id)
         where mine.account_id = a.id and theirs.account_id in (select id from answers))
       and not exists (select 1 from after mine join after theirs using (client_team_id)
         where mine.account_id = a.id and theirs.account_id in (select id from answers))
     order by lower(a.name), a.id limit 100`,
    [before.id, memberIds, before.memberIds],
  );
  return rows.map((row) => row.id);
}
