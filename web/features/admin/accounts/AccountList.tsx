import { IconUserSearch } from '@tabler/icons-react';
import { useLocation, useSearchParams } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { useAccountsQuery, useClientTeamNamesQuery } from '../generated.ts';
import { AdminTable } from '../../../ui/AdminTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Pager } from '../../../ui/Pager.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { useNow } from '../../../ui/when.ts';
import { AccountCounts } from './AccountCounts.tsx';
import { accountColumns } from './account-columns.tsx';
import { type AccountFilters, filtersIn, narrowed, narrows, paramsOf } from './account-filters.ts';
import { Filters } from './Filters.tsx';
import { NewAccountMenu } from './NewAccountMenu.tsx';
import { useAccountDeeds } from './use-account-deeds.tsx';

const pageSize = 25;

/** Every account, by part of what is known of it. What is looked for stands in the address. */
export function AccountList() {
  const [params, setParams] = useSearchParams();
  const filters = filtersIn(params);
  const { search, kind, status, clientTeamId, only, after } = filters;
  const variables = { search: search.trim() || null, kind, status, clientTeamId, unattended: only === 'unattended' || null, alone: only === 'alone' || null, first: pageSize, after };
  const { data, previousData, error, refetch } = useAccountsQuery({ variables, fetchPolicy: 'cache-and-network' });
  const { data: teams } = useClientTeamNamesQuery();
  const { start, dialog } = useAccountDeeds();
  const now = useNow(60_000);

  const page = (data ?? previousData)?.accounts;
  const narrow = (change: Partial<AccountFilters>) => setParams(paramsOf(narrowed(filters, change)), { replace: true });
  return (
    <Page>
      <PageTitle title={say('accounts.title')} lead={<AccountCounts onOnly={(wanted) => narrow({ ...nothing, only: wanted })} />} actions={<NewAccountMenu />} />
      <Filters filters={filters} clientTeams={teams?.clientTeams ?? []} onNarrow={narrow} />
      <AdminTable
        label={say('accounts.title')}
        columns={accountColumns(now, start)}
        rows={page?.items ?? []}
        rowKey={({ id }) => id}
        status={page ? 'ready' : error ? 'failed' : 'loading'}
        stale={!data}
        toCome={12}
        onAgain={() => void refetch()}
        empty={<NobodyFound narrowed={narrows(filters)} onClear={() => narrow(nothing)} />}
      />
      {page && <Pages filters={filters} shown={page.items.length} total={page.total} endCursor={page.endCursor} />}
      {dialog}
    </Page>
  );
}

const nothing = { search: '', kind: null, status: null, clientTeamId: null, only: null } satisfies Partial<AccountFilters>;

/** Back leads to the page before; whoever came by a link from elsewhere begins at the first one. */
function Pages({ filters, shown, total, endCursor }: { filters: AccountFilters; shown: number; total: number; endCursor: string | null }) {
  const { state } = useLocation();
  const trail = trailIn(state);
  const at = (after: string | null, before: number) => `?${paramsOf({ ...filters, after, before })}`;
  const previous = filters.after ? { to: at(trail.at(-1) ?? null, trail.length > 0 ? filters.before - pageSize : 0), state: { trail: trail.slice(0, -1) } } : null;
  const next = endCursor ? { to: at(endCursor, filters.before + shown), state: { trail: filters.after ? [...trail, filters.after] : [] } } : null;
  return <Pager from={filters.before + 1} to={shown === 0 ? 0 : filters.before + shown} total={total} previous={previous} next={next} />;
}

/** The cursors of the pages before the last one, first to last: they go along with the history entry. */
function trailIn(state: unknown): string[] {
  const trail = typeof state === 'object' && state !== null && 'trail' in state ? state.trail : [];
  return Array.isArray(trail) ? trail.filter((cursor) => typeof cursor === 'string') : [];
}

function NobodyFound({ narrowed: searched, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!searched) return <EmptyState mark={<IconUserSearch size={26} stroke={1.75} />} title={say('accounts.none')} text={say('accounts.noneText')} />;
  return (
    <EmptyState mark={<IconUserSearch size={26} stroke={1.75} />} title={say('accounts.noneFound')} text={say('accounts.noneFoundText')}>
      <Button variant="default" onClick={onClear}>
        {say('accounts.clearFilters')}
      </Button>
    </EmptyState>
  );
}
