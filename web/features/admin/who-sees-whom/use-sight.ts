import { useWhoSeesWhomQuery } from '../generated.ts';
import type { SightColumn, SightRow } from './sight.ts';

export interface SightTable {
  status: 'loading' | 'ready' | 'failed';
  columns: readonly SightColumn[];
  rows: readonly SightRow[];
  /** How many rows there are on all pages. */
  total: number;
  /** How many columns there are that are not shown. */
  columnsLeft: number;
  /** The answer to a newer question is on its way: what is here is of the one before. */
  stale: boolean;
  /** Loads the next page. Null where everything is here. */
  more: (() => void) | null;
  again: () => void;
}

/** Who sees whom, by part of a name of a client or of somebody they see. While a new answer is on its way the last one stays. */
export function useSight(search: string): SightTable {
  const { data, previousData, error, fetchMore, refetch } = useWhoSeesWhomQuery({ variables: { search: search || null }, fetchPolicy: 'cache-and-network' });
  const page = (data ?? previousData)?.whoSeesWhom;
  const after = data?.whoSeesWhom.endCursor;
  return {
    status: page ? 'ready' : error ? 'failed' : 'loading',
    columns: page?.columns ?? [],
    rows: page?.rows ?? [],
    total: page?.total ?? 0,
    columnsLeft: page ? Math.max(0, page.columnCount - page.columns.length) : 0,
    stale: !data && page !== undefined,
    more: after
      ? () =>
          void fetchMore({
            variables: { after },
            // Asked twice it is added once.
            updateQuery: (known, { fetchMoreResult }) => (known.whoSeesWhom.endCursor === after ? { whoSeesWhom: { ...fetchMoreResult.whoSeesWhom, columns: known.whoSeesWhom.columns, rows: [...known.whoSeesWhom.rows, ...fetchMoreResult.whoSeesWhom.rows] } } : known),
          })
      : null,
    again: () => void refetch(),
  };
}
