import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { changeRights } from '../organisation/organisation.ts';
import { lockTeam } from './client-team-members.ts';
import { clientTeam, type ClientTeamView } from './client-teams.ts';
import { accountsAmong } from './members.ts';
import { replacement } from './replacement.ts';
import { carryOut, type ClientsLeftAloneView } from './sight-change.ts';

export interface ClientsMovedView {
  is: 'ClientsMoved';
  from: ClientTeamView;
  to: ClientTeamView;
  moved: number;
}

/** The clients of `$1`: those among `$3`, or, where it is null, all. */
const CLIENTS_GO = `select m.client_team_id, m.account_id from client_team_member m join account a on a.id = m.account_id
  where m.client_team_id = $1 and a.kind = 'CLIENT' and ($3::uuid[] is null or a.id = any($3))`;

/**
 * Moves clients from one client team to another, however many, in one statement; for administrators. Refused where an
 * active client would be left without anybody, unless a replacement is named, who is put into the one they go to.
 */
export async function moveClients(
  call: Call,
  given: { fromClientTeamId: string; toClientTeamId: string; accountIds?: readonly string[] | null; replacementId?: string | null },
): Promise<ClientsMovedView | ClientsLeftAloneView> {
  const from = await lockTeam(call, given.fromClientTeamId);
  const to = await clientTeam(call, given.toClientTeamId);
  if (from.id === to.id) throw badInput('input.toClientTeamId', 'They are in this client team already.');
  const accountIds = given.accountIds == null ? null : await clientsAmong(call, given.accountIds);
  const instead = await replacement(call, given.replacementId);

  const done = await carryOut(call, {
    goes: CLIENTS_GO,
    comes: 'select $2::uuid as client_team_id, account_id from goes union select $2, unnest($4::uuid[])',
    params: [from.id, to.id, accountIds, instead],
  });
  if (done.is === 'ClientsLeftAlone') return done;
  if (done.gone + done.come > 0) {
    const which = { from: from.id, to: to.id, accountIds: accountIds ?? 'ALL' };
    record(call, { deed: 'clientTeam.clientsMoved', targetId: from.id, before: { clients: from.clientCount }, after: { ...which, moved: done.gone, replacementIds: instead } });
    await changeRights(call);
  }
  return { is: 'ClientsMoved', from: await clientTeam(call, from.id), to: await clientTeam(call, to.id), moved: done.gone };
}

/**
 * Deletes a client team; for administrators. Whoever was in it stays as an account, and what is open stays open. Its
 * clients are put into another one first, where one is named; refused where an active client would be left alone.
 */
export async function deleteClientTeam(
  call: Call,
  given: { clientTeamId: string; clientsTo?: string | null },
): Promise<{ is: 'ClientTeamDeleted'; clientTeamId: string } | ClientsLeftAloneView> {
  const { id, name, clientCount } = await lockTeam(call, given.clientTeamId);
  const to = given.clientsTo == null ? null : (await clientTeam(call, given.clientsTo)).id;
  if (to === id) throw badInput('input.clientsTo', 'This is the client team that is deleted.');

  const done = await carryOut(call, {
    goes: 'select client_team_id, account_id from client_team_member where client_team_id = $1',
    comes: `select $2::uuid as client_team_id, g.account_id from goes g join account a on a.id = g.account_id where a.kind = 'CLIENT' and $2 is not null`,
    params: [id, to],
  });
  if (done.is === 'ClientsLeftAlone') return done;
  await call.sql('delete from client_team where id = $1', [id]);
  record(call, { deed: 'clientTeam.deleted', targetId: id, before: { name, clients: clientCount, accounts: done.gone }, after: { clientsTo: to } });
  await changeRights(call);
  return { is: 'ClientTeamDeleted', clientTeamId: id };
}

async function clientsAmong(call: Call, ids: readonly string[]): Promise<string[]> {
  const found = await accountsAmong(call, 'input.accountIds', ids);
  if (found.some((each) => each.kind !== 'CLIENT')) throw badInput('input.accountIds', 'Only clients are moved: staff and teams are put in and taken out.');
  return found.map((each) => each.id);
}
