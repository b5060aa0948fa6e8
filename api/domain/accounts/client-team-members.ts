import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { changeRights, oneChangeAtATime } from '../organisation/organisation.ts';
import { clientTeam, refuseOthers, type ClientTeamView } from './client-teams.ts';
import { accountsAmong } from './members.ts';
import { putInto } from './places.ts';
import { replacement } from './replacement.ts';
import { carryOut, type ClientsLeftAloneView } from './sight-change.ts';

/*
 * Who is in a client team. Whoever is put together sees each other from then on, by the rule of seeing; whoever is taken
 * out starts nothing new with them, and what is open stays. All of it is for administrators, one change at a time, and
 * nothing is written where an active client would be left without any active staff or team account who was not so
 * before: until a replacement is named, who is put into the client team in the same act.
 */

export interface ClientTeamSavedView {
  is: 'ClientTeamSaved';
  clientTeam: ClientTeamView;
}

/** Says who is in a client team, all of them. */
export async function setClientTeamMembers(
  call: Call,
  given: { clientTeamId: string; memberIds: readonly string[]; replacementId?: string | null },
): Promise<ClientTeamSavedView | ClientsLeftAloneView> {
  const before = await lockTeam(call, given.clientTeamId);
  const wanted = (await accountsAmong(call, 'input.memberIds', given.memberIds)).map((each) => each.id);
  const memberIds = [...new Set([...wanted, ...(await replacement(call, given.replacementId))])];
  const former = await call.sql<{ id: string }>('select account_id as id from client_team_member where client_team_id = $1 order by account_id limit 2500', [before.id]);
  const done = await carryOut(call, {
    goes: 'select client_team_id, account_id from client_team_member where client_team_id = $1 and account_id <> all($2::uuid[])',
    comes: 'select $1::uuid as client_team_id, unnest($2::uuid[]) as account_id',
    params: [before.id, memberIds],
  });
  if (done.is === 'ClientsLeftAlone') return done;
  if (done.gone + done.come > 0) {
    record(call, { deed: 'clientTeam.membersSet', targetId: before.id, before: { memberIds: former.map((each) => each.id) }, after: { memberIds } });
    await changeRights(call);
  }
  return saved(call, before.id);
}

/** Puts accounts into a client team. Nobody can be left alone by that. */
export async function addToClientTeam(call: Call, given: { clientTeamId: string; accountIds: readonly string[] }): Promise<ClientTeamView> {
  const { id } = await lockTeam(call, given.clientTeamId);
  const wanted = (await accountsAmong(call, 'input.accountIds', given.accountIds)).map((each) => each.id);
  const accountIds = await putInto(call, [id], wanted);
  if (accountIds.length > 0) {
    record(call, { deed: 'clientTeam.addedTo', targetId: id, after: { accountIds } });
    await changeRights(call);
  }
  return clientTeam(call, id);
}

/** Takes accounts out of a client team. */
export async function removeFromClientTeam(
  call: Call,
  given: { clientTeamId: string; accountIds: readonly string[]; replacementId?: string | null },
): Promise<ClientTeamSavedView | ClientsLeftAloneView> {
  const { id } = await lockTeam(call, given.clientTeamId);
  const accountIds = (await accountsAmong(call, 'input.accountIds', given.accountIds)).map((each) => each.id);
  const instead = await replacement(call, given.replacementId);
  if (instead.some((each) => accountIds.includes(each))) throw badInput('input.replacementId', 'The replacement is among those who are taken out.');

  const done = await carryOut(call, { ...removal(id, accountIds), comes: 'select $1::uuid as client_team_id, unnest($3::uuid[]) as account_id', params: [id, accountIds, instead] });
  if (done.is === 'ClientsLeftAlone') return done;
  if (done.gone + done.come > 0) {
    record(call, { deed: 'clientTeam.removedFrom', targetId: id, before: { accountIds }, after: { replacementIds: instead } });
    await changeRights(call);
  }
  return saved(call, id);
}

/** The places that end where these accounts are taken out of it. */
export function removal(clientTeamId: string, accountIds: readonly string[]) {
  return {
    goes: 'select client_team_id, account_id from client_team_member where client_team_id = $1 and account_id = any($2::uuid[])',
    comes: 'select null::uuid as client_team_id, null::uuid as account_id where false',
    params: [clientTeamId, accountIds],
  };
}

/** The client team as it is, once nobody else changes who sees whom. */
export async function lockTeam(call: Call, id: string): Promise<ClientTeamView> {
  refuseOthers(call);
  await oneChangeAtATime(call);
  return clientTeam(call, id);
}

async function saved(call: Call, id: string): Promise<ClientTeamSavedView> {
  return { is: 'ClientTeamSaved', clientTeam: await clientTeam(call, id) };
}
