import { type Call, refreshActor } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { Account } from './account.ts';
import { mayAdminister, mayTouch } from './policy.ts';

/**
 * The account that an administrator changes, under its lock: two who change one account do it one after the other, and
 * each looks at what the one before left.
 */
export async function administered(call: Call, id: string): Promise<Account> {
  await call.sql('select 1 from account where id = $1 for no key update', [existingId(id)]);
  await refreshActor(call);
  return touchable(call, id);
}

/** An account that this administrator may touch. Others are told so whatever the id, and learn nothing about it. */
export async function touchable(call: Call, id: string): Promise<Account> {
  if (!mayAdminister(call.actor)) throw forbidden('Accounts are for administrators.');
  const account = await call.em.findOne(Account, { id: existingId(id) }, { refresh: true });
  if (!account) throw notFound();
  if (!mayTouch(call.actor, account)) throw forbidden('A user administrator does not touch system administrators.');
  return account;
}
