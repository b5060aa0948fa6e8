import { type AccountKind, type MemberFieldsFragment, useAccountsToChooseQuery } from '../generated.ts';

interface Asked {
  kind: AccountKind;
  search: string;
  /** Only those who may act. */
  active: boolean;
  /** Only clients who reach nobody. */
  alone: boolean;
}

/** Accounts of a kind by part of a name. While a new answer is on its way the last one stays. */
export function useAccountsToChoose({ kind, search, active, alone }: Asked): { status: 'loading' | 'ready' | 'failed'; items: readonly MemberFieldsFragment[]; total: number; more: (() => void) | null } {
  const { data, previousData, error, fetchMore } = useAccountsToChooseQuery({
    variables: { kind, search: search || null, status: active ? 'ACTIVE' : null, alone: alone || null },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.accounts;
  const after = data?.accounts.endCursor;
  return {
    status: page ? 'ready' : error ? 'failed' : 'loading',
    items: page?.items ?? [],
    total: page?.total ?? 0,
    more: after
      ? () =>
          void fetchMore({
            variables: { after },
            // Asked twice it is added once.
            updateQuery: (known, { fetchMoreResult }) => (known.accounts.endCursor === after ? { accounts: { ...fetchMoreResult.accounts, items: [...known.accounts.items, ...fetchMoreResult.accounts.items] } } : known),
          })
      : null,
  };
}
