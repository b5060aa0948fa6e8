import type { PartyView } from '../domain/accounts/find.ts';
import type { Context } from './context.ts';

/** These accounts were read together with what names them. */
export function know({ loaders }: Pick<Context, 'loaders'>, parties: readonly PartyView[]): void {
  for (const party of parties) loaders.known.set(party.id, party);
}

/** The account that a view names by its id, if it names one. */
export function named(context: Context, accountId: string | null): Promise<PartyView> | PartyView | null {
  return accountId === null ? null : nameOf(context, accountId);
}

/** All the accounts that a view names. */
export function allNamed(context: Context, accountIds: readonly string[]): (Promise<PartyView> | PartyView)[] {
  return accountIds.map((id) => nameOf(context, id));
}

// A promise for each name makes one of every card and list above it too: in a desk, half of what answering costs.
function nameOf({ loaders }: Context, accountId: string): Promise<PartyView> | PartyView {
  return loaders.known.get(accountId) ?? loaders.party.load(accountId);
}
