import type { Call } from '../call.ts';
import { conflict } from '../errors.ts';
import { checkRows } from './check/check-rows.ts';
import { checkedMapping } from './fields.ts';
import { findImport } from './find-import.ts';
import type { Doors, ImportField, ImportStatus } from './import.ts';
import { hashOf } from './upload-import.ts';

export interface GivenMapping {
  importId: string;
  mapping: readonly { column: string; field?: ImportField | null }[];
}

/** Where the rows are there and nothing has been changed by them. */
const MAPPABLE: ImportStatus[] = ['READ', 'CHECKED'];

/**
 * Says what the columns are, remembers it for the next file with these columns, and makes the dry run: every row is
 * judged against the directory of now, and nothing is changed. A mapping that is said anew while a dry run is going on
 * overtakes it.
 */
export async function mapImport(doors: Doors, input: GivenMapping): Promise<string> {
  const run = await doors.act((call) => begin(call, input));
  await checkRows(doors, run);
  return run.id;
}

async function begin(call: Call, input: GivenMapping) {
  const { id, kind, status, columns } = await findImport(call, input.importId);
  if (!MAPPABLE.includes(status) && status !== 'CHECKING') throw conflict(whyNot(status));
  const mapped = checkedMapping(kind, columns, input.mapping);
  const [begun] = await call.sql<{ run: number }>(
    `update import set status = 'CHECKING', mapping = $2::jsonb, counts = null, error = null, rows_checked = 0, run = run + 1, moved_at = clock_timestamp()
     where id = $1 and status in ('READ','CHECKING','CHECKED','APPLYING') returning run`,
    [id, JSON.stringify(mapped)],
  );
  if (!begun) throw conflict(whyNot(status));
  await call.sql(
    `insert into import_mapping (kind, columns_hash, mapping, used_at) values ($1, $2, $3::jsonb, $4)
     on conflict (kind, columns_hash) do update set mapping = excluded.mapping, used_at = excluded.used_at`,
    [kind, hashOf(columns), JSON.stringify(mapped), call.now],
  );
  return { id, kind, mapped, run: begun.run };
}

function whyNot(status: ImportStatus): string {
  if (status === 'READING') return 'The file is still being read.';
  if (status === 'APPLIED' || status === 'APPLYING') return 'This import has been applied.';
  return status === 'FAILED' ? 'This file could not be read.' : 'This import has been put aside.';
}
