import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden } from '../errors.ts';
import { changeRights } from '../organisation/organisation.ts';
import type { Role } from './account.ts';
import type { AccountView } from './account-view.ts';
import { administered } from './administered.ts';
import { isLastSystemAdministrator } from './administrators.ts';
import { revokeLinks } from './link.ts';
import { mayGrant } from './policy.ts';
import { seeAccount } from './see-account.ts';

/**
 * Says what somebody of the staff may administer, at once: every statement that they still begin is asked again. Nobody
 * changes their own role or grants one above it, and at least one system administrator remains. An open invitation was
 * to the former role: it stops working.
 */
export async function changeRole(call: Call, given: { accountId: string; role: Role }): Promise<AccountView> {
  // Taken before the look at who acts: of two who each take the other's role away, the second has none any more.
  const isLast = await isLastSystemAdministrator(call, given.accountId.toLowerCase());
  const account = await administered(call, given.accountId);
  if (account.id === call.actor.id) throw forbidden('Nobody changes their own role.');
  if (account.role === null) throw badInput('input.accountId', 'Only staff have a role.');
  if (!mayGrant(call.actor, given.role)) throw forbidden('Nobody grants a role above their own.');
  if (account.role === given.role) return seeAccount(call, account.id);
  if (isLast) throw forbidden('At least one system administrator remains.');

  const before = account.role;
  account.role = given.role;
  await revokeLinks(call, account.id, ['INVITATION']);
  await changeRights(call);
  record(call, { deed: 'account.roleChanged', targetId: account.id, before: { role: before }, after: { role: given.role } });
  return seeAccount(call, account.id);
}
