import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import type { Outside } from '../outside.ts';
import { Account } from './account.ts';
import { accountFrom, pathOf, type GivenAccount } from './given-account.ts';
import { addMembers, staffAmong } from './members.ts';
import { changeRights } from '../organisation/organisation.ts';
import { invite } from './invitation.ts';
import { joinClientTeams } from './join-client-teams.ts';
import { mayAdminister, mayGrant } from './policy.ts';
import type { AccountView } from './account-view.ts';
import { seeAccount } from './see-account.ts';
import { refuseTaken, takenInTheMeantime } from './unique.ts';

/**
 * Makes an account; for administrators. Accounts are invited, never self-made: a person gets an invitation by mail and
 * may act once they have accepted it; a full team account a link to its mailbox, and may be written to once that and its
 * phone are verified; a support queue at once. An address or a secure phone that somebody has already is a CONFLICT.
 */
export async function createAccount(outside: Outside, call: Call, given: GivenAccount): Promise<AccountView> {
  if (!mayAdminister(call.actor)) throw forbidden('Accounts are made by administrators.');
  const fields = await accountFrom(call, given);
  if (fields.role !== null && !mayGrant(call.actor, fields.role)) throw forbidden('Nobody grants a role above their own.');
  await refuseTaken(call, fields, pathOf(given));
  const account = call.em.create(Account, fields);
  await call.em.persist(account).flush().catch(takenInTheMeantime(pathOf(given)));

  const { clientTeamIds } = given.team ?? given.client ?? given.staff ?? {};
  const clientTeams = await joinClientTeams(call, `${pathOf(given)}.clientTeamIds`, account, clientTeamIds ?? []);
  const members = given.team ? await staffAmong(call, 'input.team.memberIds', given.team.memberIds ?? []) : [];
  if (members.length > 0) await addMembers(call, account.id, members);
  if (account.status === 'INVITED') await invite(outside, call, account);
  const { kind, role, name } = account;
  const after = { kind, role, name, ...(clientTeams.length > 0 ? { clientTeams } : {}), ...(members.length > 0 ? { members } : {}) };
  record(call, { deed: 'account.created', targetId: account.id, after });
  await changeRights(call);
  return seeAccount(call, account.id);
}
