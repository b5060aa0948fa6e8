import { mayAdminister } from '../accounts/policy.ts';
import type { Call } from '../call.ts';
import { forbidden, notFound } from '../errors.ts';
import { existingId } from '../input.ts';
import { BROKEN_OFF, type ImportCounts, type ImportKind, type ImportStatus, type Mapped } from './import.ts';

/** An import as whoever may see it sees it. Mapping and rows are read by `id`. */
export interface ImportView {
  id: string;
  kind: ImportKind;
  fileName: string;
  uploadedById: string;
  uploadedAt: Date;
  status: ImportStatus;
  error: string | null;
  columns: string[];
  mapped: Mapped[];
  mappedAsBefore: boolean;
  rowsRead: number;
  rowsChecked: number;
  rowsApplied: number;
  counts: ImportCounts | null;
  durationMs: number | null;
  applyDurationMs: number | null;
  appliedAt: Date | null;
}

/** Files hold secure phones, so an import is seen by whoever uploaded it and by system administrators. */
export async function findImport(call: Call, id: string): Promise<ImportView> {
  refuseOthers(call);
  const [found] = await read(call, 'i.id = $3', [existingId(id)]);
  if (!found) throw notFound();
  return found;
}

/** The newest twenty. */
export function newestImports(call: Call): Promise<ImportView[]> {
  refuseOthers(call);
  return read(call, '$3::uuid is null', [null]);
}

export function refuseOthers(call: Call): void {
  if (!mayAdminister(call.actor)) throw forbidden('Imports are for administrators.');
}

/** Work that was broken off, by the end of its server, has had no effect and falls back to where it began. */
async function read(call: Call, which: string, params: unknown[]): Promise<ImportView[]> {
  const rows = await call.sql<Omit<ImportView, 'uploadedAt' | 'appliedAt'> & { uploadedAt: string; appliedAt: string | null }>(
    `select i.id, i.kind, i.file_name as "fileName", i.uploaded_by as "uploadedById", i.uploaded_at as "uploadedAt",
       case when not broken then i.status when i.status = 'READING' then 'FAILED' when i.status = 'CHECKING' then 'READ' else 'CHECKED' end as status,
       case when broken then 'This was interrupted. Nothing has been changed.' else i.error end as error,
       i.columns, i.mapping as mapped, i.mapped_as_before as "mappedAsBefore",
       i.rows_read as "rowsRead", i.rows_checked as "rowsChecked", i.rows_applied as "rowsApplied", i.counts,
       case when i.counts is null then null else i.read_ms + i.check_ms end as "durationMs",
       case when i.applied_at is null then null else i.apply_ms end as "applyDurationMs", i.applied_at as "appliedAt"
     from import i, lateral (select i.status in ('READING','CHECKING','APPLYING') and i.moved_at < now() - make_interval(secs => ${BROKEN_OFF}) as broken) b
     where ${which} and (i.uploaded_by = $1 or $2 = 'SYSTEM_ADMIN')
     order by i.uploaded_at desc, i.id desc limit 20`,
    [call.actor.id, call.actor.role, ...params],
  );
  return rows.map(({ uploadedAt, appliedAt, ...row }) => ({ ...row, uploadedAt: new Date(uploadedAt), appliedAt: appliedAt === null ? null : new Date(appliedAt) }));
}
