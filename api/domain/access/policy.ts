import type { Actor } from '../call.ts';
import type { Account } from '../accounts/account.ts';
import { mayTouch } from '../accounts/policy.ts';

/** Whose tokens somebody sees, makes and ends: their own, and, as an administrator, those of accounts they may touch. */
export function mayHandleTokens(actor: Actor, account: Pick<Account, 'id' | 'role'>): boolean {
  return account.id === actor.id || mayTouch(actor, account);
}
