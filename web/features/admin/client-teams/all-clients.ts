import type { ApolloClient } from '@apollo/client';
import { ClientsOfTeamDocument } from '../generated.ts';
import { type Member, MOST_AT_ONCE } from './client-team.ts';

/** Every client of a client team with this in their name, over as many pages as it takes, up to what goes at once. */
export async function allClients(apollo: ApolloClient, clientTeamId: string, search: string): Promise<{ clients: Member[]; complete: boolean }> {
  const clients: Member[] = [];
  let after: string | null = null;
  do {
    const { data }: { data?: PageOf } = await apollo.query({ query: ClientsOfTeamDocument, variables: { clientTeamId, search: search || null, first: 100, after }, fetchPolicy: 'no-cache' });
    if (!data) break;
    clients.push(...data.accounts.items);
    after = data.accounts.endCursor;
  } while (after && clients.length < MOST_AT_ONCE);
  return { clients: clients.slice(0, MOST_AT_ONCE), complete: after === null };
}

interface PageOf {
  accounts: { items: readonly Member[]; endCursor: string | null };
}
