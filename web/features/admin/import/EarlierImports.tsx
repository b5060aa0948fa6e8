import { useImportsQuery, type ImportFactsFragment, type ImportStatus } from '../generated.ts';
import { AdminTable, type Column, RowLink } from '../../../ui/AdminTable.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { say } from '../../../ui/say.ts';
import { Status } from '../../../ui/Status.tsx';
import { shortWhen } from '../../../ui/when.ts';
import classes from './Import.module.css';
import { kindWords, statusWords } from './words.ts';

/** The newest imports that the viewer may see, and the way to each. */
export function EarlierImports() {
  // An answer that was asked for before an upload ended does not know of it: it is not taken for this one's.
  const { data, error, refetch } = useImportsQuery({ fetchPolicy: 'cache-and-network', context: { queryDeduplication: false } });
  return (
    <section className={classes.earlier} aria-labelledby="earlier-imports">
      <h3 className={classes.sectionTitle} id="earlier-imports">
        {say('admin-import.earlier')}
      </h3>
      <AdminTable
        label={say('admin-import.earlier')}
        columns={columns}
        rows={data?.imports ?? []}
        rowKey={({ id }) => id}
        status={data ? 'ready' : error ? 'failed' : 'loading'}
        toCome={3}
        empty={<EmptyState title={say('admin-import.none')} text={say('admin-import.noneText')} />}
        onAgain={() => void refetch()}
      />
    </section>
  );
}

const TONES: Record<ImportStatus, 'good' | 'off' | 'late' | 'danger'> = {
  READING: 'off', READ: 'late', CHECKING: 'off', CHECKED: 'late', APPLYING: 'off', APPLIED: 'good', FAILED: 'danger', DISCARDED: 'off',
};

const columns: readonly Column<ImportFactsFragment>[] = [
  { key: 'file', title: say('admin-import.column.file'), part: 'lead', cell: ({ id, fileName }) => <RowLink to={id}>{fileName}</RowLink> },
  { key: 'kind', title: say('admin-import.column.rows'), width: '18%', cell: ({ kind, rowsRead }) => say('admin-import.rowsOfKind', { count: rowsRead, kind: kindWords(kind) }) },
  { key: 'status', title: say('admin-import.column.status'), width: '18%', cell: ({ status }) => <Status tone={TONES[status]}>{statusWords(status)}</Status> },
  { key: 'what', title: say('admin-import.column.what'), width: '26%', cell: whatOf },
  { key: 'by', title: say('admin-import.column.by'), width: '14%', cell: ({ uploadedBy }) => uploadedBy.name },
  { key: 'when', title: say('admin-import.column.when'), part: 'end', width: '6rem', cell: ({ uploadedAt }) => shortWhen(uploadedAt) },
];

function whatOf({ counts, error, status }: ImportFactsFragment): string {
  if (status === 'FAILED') return error ?? '';
  if (!counts || status === 'DISCARDED') return '';
  return [
    counts.create > 0 && say('admin-import.short.create', { count: counts.create }),
    counts.change > 0 && say('admin-import.short.change', { count: counts.change }),
    counts.same > 0 && say('admin-import.short.same', { count: counts.same }),
    counts.error > 0 && say('admin-import.short.error', { count: counts.error }),
  ].filter(Boolean).join(', ');
}
