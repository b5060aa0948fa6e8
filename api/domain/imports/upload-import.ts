import { createHash } from 'node:crypto';
import { refuseStale } from '../access/step-up.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { conflict, rateLimited, Refusal } from '../errors.ts';
import { newId } from '../id.ts';
import { line } from '../input.ts';
import { guessMapping } from './fields.ts';
import { refuseOthers } from './find-import.ts';
import { BROKEN_OFF, type Doors, type ImportKind, type Mapped } from './import.ts';
import type { ReadRow } from './read/read-row.ts';
import { type Most, rowsOf } from './read/rows-of.ts';

export interface UploadedFile {
  kind: ImportKind;
  name: string;
  bytes: AsyncIterable<Uint8Array>;
  most: Most;
}

/** Minutes, as for everything that is administered. */
const FRESH = 15;
const MOST_AT_ONCE = 2;
const ROWS_AT_ONCE = 500;
/** Milliseconds. However slowly a file comes, its import moves. */
const TELL_EVERY = 2_000;

/**
 * Reads a file, for administrators, into the rows of a new import and changes nothing else. It is read as it comes: the
 * rows that have arrived are kept before the next are taken, so memory does not grow with the file. What is wrong with
 * a row becomes an error of the row. A file that cannot be read at all is BAD_USER_INPUT, and stays in the list, FAILED.
 */
export async function uploadImport(doors: Doors, file: UploadedFile): Promise<{ importId: string }> {
  const importId = await doors.act((call) => begin(call, file));
  const started = Date.now();
  try {
    const columns = await keepRows(doors, importId, file);
    await doors.act((call) => finish(call, { importId, kind: file.kind, columns, ms: Date.now() - started }));
    return { importId };
  } catch (error) {
    await fail(doors, importId, error);
    throw error;
  }
}

async function begin(call: Call, { kind, name }: UploadedFile): Promise<string> {
  refuseOthers(call);
  await refuseStale(call, FRESH);
  const fileName = line('name', name, 200);
  const [busy] = await call.sql<{ count: number }>(
    `select count(*)::int as count from import where uploaded_by = $1 and status = 'READING' and moved_at > now() - make_interval(secs => ${BROKEN_OFF})`,
    [call.actor.id],
  );
  if ((busy?.count ?? 0) >= MOST_AT_ONCE) throw rateLimited('Two files of yours are being read already.', 10);
  const id = newId();
  await call.sql(
    `insert into import (id, kind, file_name, uploaded_by, uploaded_at, status, moved_at) values ($1, $2, $3, $4, $5, 'READING', $5)`,
    [id, kind, fileName, call.actor.id, call.now],
  );
  record(call, { deed: 'import.uploaded', targetId: id, after: { kind, fileName } });
  return id;
}

async function keepRows(doors: Doors, importId: string, { bytes, most }: UploadedFile): Promise<string[]> {
  let known: string[] = [];
  let waiting: ReadRow[] = [];
  let told = Date.now();
  const keep = async () => {
    const rows = waiting;
    waiting = [];
    told = Date.now();
    await doors.act((call) => insert(call, importId, rows));
  };
  for await (const { columns, rows } of rowsOf(bytes, most)) {
    known = columns;
    for (const row of rows) {
      waiting.push(row);
      if (waiting.length >= ROWS_AT_ONCE) await keep();
    }
    if (Date.now() - told > TELL_EVERY) await keep();
  }
  await keep();
  return known;
}

async function insert(call: Call, importId: string, rows: ReadRow[]): Promise<void> {
  const [import_] = await call.sql(
    `update import set rows_read = rows_read + $2, moved_at = clock_timestamp() where id = $1 and status = 'READING' returning id`,
    [importId, rows.length],
  );
  if (!import_) throw conflict('This import has been put aside.');
  await call.sql(
    `insert into import_row (import_id, row_no, cells, unreadable)
     select $1, r.no, r.cells, r.unreadable from unnest($2::int[], $3::jsonb[], $4::jsonb[]) as r(no, cells, unreadable)`,
    [importId, rows.map(({ row }) => row), rows.map(({ cells }) => JSON.stringify(cells)), rows.map(({ unreadable }) => (unreadable.length > 0 ? JSON.stringify(unreadable) : null))],
  );
}

async function finish(call: Call, { importId, kind, columns, ms }: { importId: string; kind: ImportKind; columns: string[]; ms: number }): Promise<void> {
  const before = await call.sql<{ mapping: Mapped[] }>('select mapping from import_mapping where kind = $1 and columns_hash = $2', [kind, hashOf(columns)]);
  const known = before[0]?.mapping;
  const mapping = known ? columns.map((column) => ({ column, field: known.find((each) => each.column === column)?.field ?? null })) : guessMapping(kind, columns);
  await call.sql(
    `update import set status = 'READ', columns = $2, mapping = $3::jsonb, mapped_as_before = $4, read_ms = $5, moved_at = clock_timestamp()
     where id = $1 and status = 'READING'`,
    [importId, columns, JSON.stringify(mapping), before.length > 0, ms],
  );
}

/** As what a set of columns is remembered: whatever their order. */
export function hashOf(columns: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify([...columns].sort())).digest();
}

/** By the open door: whoever uploads may have been signed out meanwhile, or their connection broke. */
async function fail(doors: Doors, importId: string, error: unknown): Promise<void> {
  const sentence = error instanceof Refusal ? error.message : 'The file did not arrive whole.';
  await doors.actOpen(async (call) => {
    await call.sql('delete from import_row where import_id = $1', [importId]);
    await call.sql(`update import set status = 'FAILED', error = $2, moved_at = now() where id = $1 and status = 'READING'`, [importId, sentence]);
  });
}
