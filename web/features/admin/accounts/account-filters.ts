import type { AccountKind, AccountStatus } from '../generated.ts';

/** What a list of accounts is narrowed to. It stands in the address, so that Back and a link lead to the same list. */
export interface AccountFilters {
  search: string;
  kind: AccountKind | null;
  status: AccountStatus | null;
  clientTeamId: string | null;
  /** Teams that no active member works, or clients who reach nobody. */
  only: 'unattended' | 'alone' | null;
  /** Which page: the cursor of the one before, and how many rows stand before this one. */
  after: string | null;
  before: number;
}

const kinds = ['CLIENT', 'STAFF', 'TEAM'] as const satisfies readonly AccountKind[];
const statuses = ['ACTIVE', 'INVITED', 'SUSPENDED'] as const satisfies readonly AccountStatus[];
const onlys = ['unattended', 'alone'] as const;

export function filtersIn(params: URLSearchParams): AccountFilters {
  const after = params.get('after');
  const before = Number(params.get('before'));
  return {
    search: params.get('q') ?? '',
    kind: kinds.find((each) => each === params.get('kind')) ?? null,
    status: statuses.find((each) => each === params.get('status')) ?? null,
    clientTeamId: params.get('team') || null,
    only: onlys.find((each) => each === params.get('only')) ?? null,
    after: after || null,
    before: after && Number.isInteger(before) && before > 0 ? before : 0,
  };
}

/** The same as an address. What narrows nothing is left out. */
export function paramsOf({ search, kind, status, clientTeamId, only, after, before }: AccountFilters): URLSearchParams {
  const told = { q: search, kind, status, team: clientTeamId, only, after, before: before > 0 ? String(before) : null };
  return new URLSearchParams(Object.entries(told).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** Other filters begin at the first page. */
export function narrowed(filters: AccountFilters, change: Partial<AccountFilters>): AccountFilters {
  return { ...filters, ...change, after: null, before: 0 };
}

export function narrows({ search, kind, status, clientTeamId, only }: AccountFilters): boolean {
  return search.trim() !== '' || kind !== null || status !== null || clientTeamId !== null || only !== null;
}
