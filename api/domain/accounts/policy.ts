import type { Actor } from '../call.ts';
import type { Account, Role } from './account.ts';

/*
 * May this person? Plain predicates, no database. A client is nobody's administrator: their role is null.
 */

/** Accounts, teams and client teams: administrators of any kind. */
export function mayAdminister(actor: Actor): boolean {
  return rank(actor.role) >= rank('USER_ADMIN');
}

/** A user administrator cannot touch a system administrator. */
export function mayTouch(actor: Actor, account: Pick<Account, 'role'>): boolean {
  return mayAdminister(actor) && rank(account.role) <= rank(actor.role);
}

/** Nobody grants a role above their own, and so nobody raises themself. */
export function mayGrant(actor: Actor, role: Role): boolean {
  return mayAdminister(actor) && rank(role) <= rank(actor.role);
}

/** One's own card, or, for administrators, those of accounts that they may touch. */
export function mayChangeCard(actor: Actor, account: Pick<Account, 'id' | 'role'>): boolean {
  return account.id === actor.id || mayTouch(actor, account);
}

function rank(role: Role | null): number {
  return role === null ? 0 : { STAFF: 1, USER_ADMIN: 2, SYSTEM_ADMIN: 3 }[role];
}
