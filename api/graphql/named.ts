import type { PartyView } from '../domain/accounts/find.ts';
import type { Context } from './context.ts';

/** The account that a view names by its id, if it names one. */
export function named(context: Context, accountId: string | null): Promise<PartyView> | null {
  return accountId === null ? null : context.loaders.party.load(accountId);
}

/** All the accounts that a view names. */
export function allNamed(context: Context, accountIds: readonly string[]): Promise<PartyView>[] {
  return accountIds.map((id) => context.loaders.party.load(id));
}
