import type { ObservableQuery } from '@apollo/client';

/**
 * After a deed: what else it changes, by the names of queries. Those that stand on the screen are asked again; the others
 * are asked when they come to stand there.
 */
export function askAgain(...names: string[]) {
  return {
    refetchQueries: 'active' as const,
    onQueryUpdated: ({ queryName }: ObservableQuery) => (queryName !== undefined && names.includes(queryName)) || undefined,
  };
}
