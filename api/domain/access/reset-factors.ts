import { Account } from '../accounts/account.ts';
import { mayTouch } from '../accounts/policy.ts';
import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import type { Outside } from '../outside.ts';
import { withdrawCodes } from './challenge.ts';
import { endSessions } from './session.ts';

/**
 * For whoever has lost phone and paper; by an administrator who may touch the account. Authenticator apps and recovery
 * codes stop working, sessions end, and the next code goes to the secure phone by SMS: if that was lost too, it is
 * changed first. Nobody ever sees a seed or a code of somebody else.
 */
export async function resetFactors(outside: Outside, call: Call, given: { accountId: string }): Promise<string> {
  const account = await call.em.findOne(Account, { id: existingId(given.accountId) });
  if (!account || account.kind === 'TEAM') throw notFound();
  if (!mayTouch(call.actor, account)) throw forbidden('You do not administer this account.');
  if (account.id === call.actor.id) throw badInput('input.accountId', 'Remove your own in your settings.');
  await forgetFactors(outside, call, account);
  return account.id;
}

/** The same by the side door, for the last administrator too. Says how many apps there were. */
export async function forgetFactors(outside: Outside, call: OpenCall, account: Pick<Account, 'id' | 'name' | 'email'>): Promise<number> {
  const removed = await call.sql(`update authenticator set removed_at = $2, seed = '' where account_id = $1 and removed_at is null returning id`, [account.id, call.now]);
  const codes = await call.sql('delete from recovery_code where account_id = $1 and used_at is null returning 1', [account.id]);
  await call.sql('update account set wrong_in_a_row = 0 where id = $1', [account.id]);
  await withdrawCodes(call, account.id);
  await endSessions(call, account.id);
  record(call, { deed: 'factors.reset', targetId: account.id, before: { authenticators: removed.length, recoveryCodes: codes.length } });
  const text = 'Your authenticator apps and recovery codes were reset. The next sign-in sends a code to your secure phone. If you did not ask for this, tell an administrator at once.';
  call.after(() => outside.post.mail({ to: account.email ?? '', toName: account.name, subject: 'Your sign-in was reset', text }).catch(() => undefined));
  return removed.length;
}
