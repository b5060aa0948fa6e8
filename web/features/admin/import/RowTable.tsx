import { IconEqual, IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportField, ImportKind, ImportVerdict } from '../generated.ts';
import { AdminTable, type Column } from '../../../ui/AdminTable.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Import.module.css';
import { type ImportRow, type Label, RowWords } from './RowWords.tsx';
import { leadFields, verdictWords } from './words.ts';

interface RowTableProps {
  kind: ImportKind;
  applied: boolean;
  fields: readonly Label[];
  rows: readonly ImportRow[];
  status: 'loading' | 'ready' | 'failed';
  stale: boolean;
  empty: ReactNode;
  onAgain: () => void;
}

/** A line for each row of the file: what becomes of it, whom it is about, and why. */
export function RowTable({ kind, applied, fields, ...table }: RowTableProps) {
  const [first, second] = leadFields(kind);
  const titleOf = (field: ImportField) => fields.find((each) => each.field === field)?.label ?? '';
  const columns: readonly Column<ImportRow>[] = [
    { key: 'row', title: say('admin-import.column.row'), part: 'lead', width: '4.25rem', cell: ({ row }) => <RowNumber row={row} /> },
    { key: 'verdict', title: say('admin-import.column.verdict'), width: '7.75rem', cell: ({ verdict }) => <Verdict verdict={verdict} applied={applied} /> },
    { key: 'first', title: titleOf(first), width: '17%', cell: (row) => <CellOf row={row} field={first} /> },
    { key: 'second', title: titleOf(second), width: '23%', cell: (row) => <CellOf row={row} field={second} quiet /> },
    { key: 'why', title: say(applied ? 'admin-import.column.whyApplied' : 'admin-import.column.why'), cell: (row) => <RowWords row={row} kind={kind} labels={fields} /> },
  ];
  return <AdminTable {...table} label={say('admin-import.rows')} columns={columns} rowKey={({ row }) => String(row)} />;
}

/** Beside a column title the number is enough; on a card it says what it is. */
function RowNumber({ row }: { row: number }) {
  return (
    <span className={classes.row}>
      <span>{say('admin-import.column.row')} </span>
      {row}
    </span>
  );
}

function Verdict({ verdict, applied }: { verdict: ImportVerdict; applied: boolean }) {
  const { tone, Icon } = LOOKS[verdict];
  return (
    <Badge tone={tone} mark={<Icon size={14} stroke={2} aria-hidden />}>
      {verdictWords(verdict, applied)}
    </Badge>
  );
}

const LOOKS = {
  CREATE: { tone: 'good', Icon: IconPlus },
  CHANGE: { tone: 'plain', Icon: IconPencil },
  SAME: { tone: 'plain', Icon: IconEqual },
  ERROR: { tone: 'danger', Icon: IconX },
} as const;

/** As it stands in the file, on one line; the whole of it where somebody points. */
function CellOf({ row: { cells }, field, quiet }: { row: ImportRow; field: ImportField; quiet?: boolean }) {
  const value = cells.find((cell) => cell.field === field)?.value ?? '';
  if (!value) return null;
  return (
    <span className={classes.cell} data-quiet={quiet || undefined} title={value}>
      {value}
    </span>
  );
}
