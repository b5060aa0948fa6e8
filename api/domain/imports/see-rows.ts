import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { findImport } from './find-import.ts';
import type { Change, ImportField, ImportVerdict, Mapped, Problem } from './import.ts';

/** A row with what becomes of it. */
export interface ImportRowView {
  row: number;
  verdict: ImportVerdict;
  cells: { field: ImportField; value: string }[];
  problems: Problem[];
  changes: Change[];
}

export interface ImportRowPageView {
  items: ImportRowView[];
  /** Null on the last page. */
  endCursor: string | null;
}

export interface RowsAsked {
  verdict?: ImportVerdict | null;
  first?: number | null;
  after?: string | null;
}

/** Of one column: what it is mapped to, and the cells that people recognise it by. */
export interface ColumnMappingView extends Mapped {
  examples: string[];
}

const MOST = 200;
const EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

/** A page of rows, in the order of the file. Before the dry run is done no row has a verdict, and there are none. */
export async function importRows(call: Call, importId: string, asked: RowsAsked): Promise<ImportRowPageView> {
  const { id, mapped, counts } = await findImport(call, importId);
  const first = asked.first ?? 50;
  if (!Number.isInteger(first) || first < 1 || first > MOST) throw badInput('first', `Ask for 1 to ${MOST}.`);
  if (!counts) return { items: [], endCursor: null };
  const rows = await rowsAfter(call, { id, mapped, verdict: asked.verdict ?? null, after: cursorFrom(asked.after), most: first + 1 });
  const last = rows[first - 1];
  return { items: rows.slice(0, first), endCursor: rows.length > first && last ? String(last.row) : null };
}

/** The rows after this one, for pages and for the downloaded result. */
export async function rowsAfter(
  call: Call,
  { id, mapped, verdict, after, most }: { id: string; mapped: Mapped[]; verdict: ImportVerdict | null; after: number; most: number },
): Promise<ImportRowView[]> {
  const rows = await call.sql<Omit<ImportRowView, 'cells'> & { cells: string[] }>(
    `select row_no as row, verdict, cells, problems, changes from import_row
     where import_id = $1 and verdict is not null and ($2::text is null or verdict = $2) and row_no > $3 order by row_no limit $4`,
    [id, verdict, after, most],
  );
  return rows.map((row) => ({ ...row, cells: mappedCells(mapped, row.cells) }));
}

export async function columnMappings(call: Call, importId: string): Promise<ColumnMappingView[]> {
  const { id, mapped } = await findImport(call, importId);
  const rows = await call.sql<{ cells: string[] }>('select cells from import_row where import_id = $1 and unreadable is null order by row_no limit $2', [id, EXAMPLES]);
  return mapped.map((each, i) => ({ ...each, examples: rows.map(({ cells }) => (cells[i] ?? '').slice(0, LONGEST_EXAMPLE)).filter((cell) => cell.trim() !== '') }));
}

function mappedCells(mapped: Mapped[], cells: string[]): ImportRowView['cells'] {
  return mapped.flatMap(({ field }, i) => (field === null || cells[i] === undefined ? [] : [{ field, value: cells[i] }]));
}

function cursorFrom(text: string | null | undefined): number {
  if (text == null) return 0;
  if (!/^\d{1,9}$/.test(text)) throw badInput('after', 'This is not a cursor of this list.');
  return Number(text);
}
