import { type ReactNode, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useImportRowsQuery, type ImportVerdict, type ImportWholeFragment } from '../generated.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Pager } from '../../../ui/Pager.tsx';
import { say } from '../../../ui/say.ts';
import { Segments } from '../../../ui/SegmentedField.tsx';
import classes from './Import.module.css';
import { firstShown, isShown, SHOWN, type Shown } from './shown.ts';
import { RowTable } from './RowTable.tsx';
import { usePlaceInRows } from './use-place-in-rows.ts';

interface RowsProps {
  import_: ImportWholeFragment;
  counts: NonNullable<ImportWholeFragment['counts']>;
  aside: ReactNode;
}

/** The rows of the file with what becomes of them: those with errors first, where there are any. */
export function Rows({ import_, counts, aside }: RowsProps) {
  const [params, setParams] = useSearchParams();
  const asked = params.get('show');
  const shown: Shown = isShown(asked) ? asked : firstShown(counts);
  const totals: Record<Shown, number> = { all: import_.rowsRead, error: counts.error, create: counts.create, change: counts.change, same: counts.same };
  const choices = SHOWN.filter((each) => each !== 'same' || counts.same > 0).map((value) => ({ value, label: labelOf(value, totals[value]) }));
  return (
    <section aria-label={say('admin-import.rows')}>
      <div className={classes.tools}>
        <Segments label={say('admin-import.show')} value={shown} choices={choices} onChange={(show) => setParams({ show }, { replace: true })} />
        {aside}
      </div>
      <PageOfRows key={shown} import_={import_} shown={shown} total={totals[shown]} />
    </section>
  );
}

function PageOfRows({ import_, shown, total }: { import_: ImportWholeFragment; shown: Shown; total: number }) {
  const place = usePlaceInRows();
  const verdict: ImportVerdict | null = shown === 'all' ? null : VERDICTS[shown];
  const { data, previousData, error, refetch } = useImportRowsQuery({ variables: { id: import_.id, verdict, after: place.after }, fetchPolicy: 'cache-and-network' });
  const rows = (data ?? previousData)?.import;
  const items = rows?.rows.items ?? [];
  const next = data?.import.rows.endCursor;
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(place.from);
  // Another page is read from its top; where somebody comes in they stay at the top of all.
  useEffect(() => {
    if (first.current !== place.from) top.current?.scrollIntoView({ block: 'start' });
    first.current = place.from;
  }, [place.from]);
  return (
    <div ref={top}>
      <RowTable
        kind={import_.kind}
        applied={import_.status === 'APPLIED'}
        fields={import_.fields}
        rows={items}
        status={rows ? 'ready' : error ? 'failed' : 'loading'}
        stale={!data && previousData !== undefined}
        empty={<EmptyState title={say('admin-import.noRows')} />}
        onAgain={() => void refetch()}
      />
      {total > items.length && items.length > 0 && (
        <Pager from={place.from} to={place.from + items.length - 1} total={total} previous={place.previous} next={next ? place.next(next, items.length) : null} />
      )}
    </div>
  );
}

const VERDICTS: Record<Exclude<Shown, 'all'>, ImportVerdict> = { error: 'ERROR', create: 'CREATE', change: 'CHANGE', same: 'SAME' };

function labelOf(shown: Shown, count: number): string {
  if (shown === 'all') return say('admin-import.filter.all', { count });
  if (shown === 'error') return say('admin-import.filter.error', { count });
  return say(shown === 'create' ? 'admin-import.filter.create' : shown === 'change' ? 'admin-import.filter.change' : 'admin-import.filter.same');
}
