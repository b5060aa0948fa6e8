import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { conflict } from '../errors.ts';
import { findImport } from './find-import.ts';

/** Puts an import aside that has changed nothing, and deletes what the file said about people. */
export async function discardImport(call: Call, input: { importId: string }): Promise<string> {
  const { id, status, fileName } = await findImport(call, input.importId);
  if (status === 'DISCARDED') return id;
  if (status === 'APPLIED' || status === 'APPLYING') throw conflict('This import has been applied. What it has changed stays.');
  const [put] = await call.sql(
    `update import set status = 'DISCARDED', run = run + 1, moved_at = clock_timestamp() where id = $1 and status not in ('APPLIED','DISCARDED') returning id`,
    [id],
  );
  if (!put) throw conflict('This import has been applied meanwhile.');
  await call.sql('delete from import_row where import_id = $1', [id]);
  record(call, { deed: 'import.discarded', targetId: id, before: { fileName } });
  return id;
}
