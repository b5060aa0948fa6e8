import { useClientsOfTeamQuery } from '../generated.ts';
import type { Member } from './client-team.ts';

interface Clients {
  status: 'loading' | 'ready' | 'failed';
  items: readonly Member[];
  total: number;
  /** The answer to a newer question is on its way: what is here is of the one before. */
  stale: boolean;
  /** Loads the next page. Null where everything is here. */
  more: (() => void) | null;
  again: () => void;
}

/** The clients of a client team by part of a name. While a new answer is on its way the last one stays. */
export function useClients(clientTeamId: string, search: string): Clients {
  const { data, previousData, error, fetchMore, refetch } = useClientsOfTeamQuery({ variables: { clientTeamId, search: search || null, first: 50 }, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.accounts;
  const after = data?.accounts.endCursor;
  return {
    status: page ? 'ready' : error ? 'failed' : 'loading',
    items: page?.items ?? [],
    total: page?.total ?? 0,
    stale: !data && page !== undefined,
    more: after
      ? () =>
          void fetchMore({
            variables: { after },
            // Asked twice it is added once.
            updateQuery: (known, { fetchMoreResult }) => (known.accounts.endCursor === after ? { accounts: { ...fetchMoreResult.accounts, items: [...known.accounts.items, ...fetchMoreResult.accounts.items] } } : known),
          })
      : null,
    again: () => void refetch(),
  };
}
