import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import type { Outside } from '../outside.ts';
import { Account } from './account.ts';
import { accountFrom, pathOf, type GivenAccount } from './given-account.ts';
import { addMembers, staffAmong } from './members.ts';
import { changeRights } from './organisation.ts';
import { invite } from './password-link.ts';
import { mayAdminister, mayGrant } from './policy.ts';
import { seeAccount, type AccountView } from './see-account.ts';
import { refuseTaken, takenInTheMeantime } from './unique.ts';

/**
 * Makes an account; for administrators. Accounts are invited, never self-made: a person gets a link by mail to set the
 * password, and may act once they have. A team account may be written to at once. An address or a secure phone that
 * somebody has already is a CONFLICT.
 */
export async function createAccount(outside: Outside, call: Call, given: GivenAccount): Promise<AccountView> {
  if (!mayAdminister(call.actor)) throw forbidden('Accounts are made by administrators.');
  const fields = await accountFrom(call, given);
  if (fields.role !== null && !mayGrant(call.actor, fields.role)) throw forbidden('Nobody grants a role above their own.');
  await refuseTaken(call, fields, pathOf(given));
  const account = call.em.create(Account, fields);
  await call.em.persist(account).flush().catch(takenInTheMeantime(pathOf(given)));

  if (given.team) await addMembers(call, account.id, await staffAmong(call, 'input.team.memberIds', given.team.memberIds ?? []));
  else await invite(outside, call, account);
  const { kind, role, name } = account;
  record(call, { deed: 'account.created', targetId: account.id, after: { kind, role, name } });
  await changeRights(call);
  return seeAccount(call, account.id);
}
