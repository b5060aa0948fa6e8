import { useEffect } from 'react';
import { type AccountKind, useDirectoryQuery } from '../../data/generated.ts';
import type { Contact } from './contact.ts';

interface Directory {
  status: 'loading' | 'ready' | 'failed';
  items: readonly Contact[];
  /** Loads the next page. Null where everything is here. */
  more: (() => void) | null;
  again: () => void;
}

interface Asked {
  search?: string | undefined;
  kind?: AccountKind | undefined;
  first?: number;
}

/** Everybody one may see, by part of a name and by kind. While a new answer is on its way the last one stays. */
export function useDirectory({ search, kind, first = 50 }: Asked): Directory {
  const { data, previousData, error, fetchMore, refetch } = useDirectoryQuery({ variables: { search: search || null, kind: kind ?? null, first }, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.directory;
  const after = data?.directory.endCursor;
  return {
    status: page ? 'ready' : error ? 'failed' : 'loading',
    items: page?.items ?? [],
    more: after
      ? () =>
          void fetchMore({
            variables: { after },
            updateQuery: (known, { fetchMoreResult }) => ({ directory: { ...fetchMoreResult.directory, items: [...known.directory.items, ...fetchMoreResult.directory.items] } }),
          })
      : null,
    again: () => void refetch(),
  };
}

/** These accounts, over as many pages as it takes. What is not there is not among them. */
export function useAccounts(ids: readonly string[]): { ready: boolean; accounts: Contact[] } {
  const { status, items, more } = useDirectory({ first: 100 });
  const accounts = ids.flatMap((id) => items.find((item) => item.id === id) ?? []);
  const missing = accounts.length < ids.length;
  useEffect(() => {
    if (missing) more?.();
  }, [missing, items.length, more === null]);
  return { ready: !missing || status === 'failed' || (status === 'ready' && more === null), accounts };
}
