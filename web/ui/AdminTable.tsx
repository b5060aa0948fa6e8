import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './AdminTable.module.css';
import { NotLoaded } from './NotLoaded.tsx';
import { Later, SkeletonLine } from './Skeleton.tsx';

/** One column: its head, and what stands in it for a row. */
export interface Column<Row> {
  key: string;
  title: string;
  cell: (row: Row) => ReactNode;
  /** `lead` names the row and is its head; `end` stands at the end, as numbers and times do; `deeds` has the row's buttons. */
  part?: 'lead' | 'end' | 'deeds';
  /** Any CSS width. Without one the columns share what is left. */
  width?: string;
}

interface AdminTableProps<Row> {
  /** What the table lists, read aloud. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  status: 'loading' | 'ready' | 'failed';
  /** Where there is none: an `EmptyState`. */
  empty: ReactNode;
  onAgain: () => void;
  /** What stands open below a row, for as long as it is anything: see `RowToggle`. */
  detail?: (row: Row) => ReactNode;
  /** How many rows to keep room for while they are on their way. */
  toCome?: number;
  /** An answer to a newer question is on its way: what stands here is of the one before. */
  stale?: boolean;
}

/** A list of things with the same facts. Where there is no room for columns each row is a card of its own. */
export function AdminTable<Row>({ label, columns, rows, rowKey, status, empty, onAgain, detail, toCome = 8, stale = false }: AdminTableProps<Row>) {
  if (status === 'failed') return <NotLoaded onAgain={onAgain} />;
  if (status === 'ready' && rows.length === 0) return empty;
  return (
    <div className={classes.frame}>
      {/* Rows drawn as blocks lose their meaning in some browsers, so the roles are said. */}
      <table className={classes.table} role="table" aria-label={label} aria-busy={status === 'loading' || stale || undefined}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, title, part, width }) => (
              <th key={key} scope="col" role="columnheader" data-part={part} style={width ? { inlineSize: width } : undefined}>
                {part === 'deeds' ? <span className="sb-unseen">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {status === 'loading'
            ? Array.from({ length: toCome }, (_, place) => <RowToCome key={place} columns={columns.length} place={place} />)
            : rows.map((row) => (
                <Fragment key={rowKey(row)}>
                  <tr role="row" className={classes.row}>
                    {columns.map((column) => (
                      <Cell key={column.key} column={column} row={row} />
                    ))}
                  </tr>
                  <Detail columns={columns.length}>{detail?.(row)}</Detail>
                </Fragment>
              ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column: { key, part, title, cell }, row }: { column: Column<Row>; row: Row }) {
  if (part === 'lead') {
    return (
      <th scope="row" role="rowheader" data-column={key} data-part={part}>
        {cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-column={key} data-part={part} data-title={part === 'deeds' ? undefined : title}>
      {cell(row)}
    </td>
  );
}

function Detail({ columns, children }: { columns: number; children: ReactNode }) {
  if (!children) return null;
  return (
    <tr role="row" className={classes.detail}>
      <td role="cell" colSpan={columns}>
        {children}
      </td>
    </tr>
  );
}

/** Opens what stands below a row, and closes it: the whole row can be pressed. */
export function RowToggle({ open, onToggle, children }: { open: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <button type="button" className={classes.link} aria-expanded={open} onClick={onToggle}>
      {children}
    </button>
  );
}

/** The link of a row: the whole row can be pressed, and it stays a link like any other. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link className={classes.link} to={to}>
      {children}
    </Link>
  );
}

/** At the height of a row, so that nothing jumps when it comes. */
function RowToCome({ columns, place }: { columns: number; place: number }) {
  return (
    <tr role="row" className={classes.row} aria-hidden>
      <td role="cell" colSpan={columns} data-part="lead">
        <Later>
          <SkeletonLine width={24 + ((place * 13) % 22)} />
        </Later>
      </td>
    </tr>
  );
}
