import { applyImport, type GivenApply } from '../domain/imports/apply-import.ts';
import { findImport, type ImportView } from '../domain/imports/find-import.ts';
import type { Doors, ImportKind, ImportVerdict } from '../domain/imports/import.ts';
import { mapImport } from '../domain/imports/map-import.ts';
import { columnMappings, type ColumnMappingView, importRows, type ImportRowView } from '../domain/imports/see-rows.ts';
import { uploadImport } from '../domain/imports/upload-import.ts';
import type { Settled } from '../demo/settle.ts';
import { STANDARD } from '../limits.ts';
import { FROM, type House } from './cast.ts';

/** Somebody of the cast who imports. */
export interface Importing {
  doors: Doors;
  upload(file: string | Buffer, kind?: ImportKind): Promise<string>;
  see(id: string): Promise<ImportView>;
  mapping(id: string): Promise<ColumnMappingView[]>;
  rows(id: string, verdict?: ImportVerdict): Promise<ImportRowView[]>;
  /** Uploads, maps as guessed, and makes the dry run. */
  check(file: string | Buffer, kind?: ImportKind): Promise<{ id: string; told: string[] }>;
  apply(id: string, more?: Partial<GivenApply>): ReturnType<typeof applyImport>;
}

export function importing(house: House, name: keyof Settled): Importing {
  const as = <T>(work: Parameters<typeof house.as<T>>[1]) => house.as<T>(house.cast[name], work);
  const doors: Doors = { act: as, actOpen: (work) => house.door.actOpen(FROM, work) };
  const self: Importing = {
    doors,
    upload: async (file, kind = 'CLIENTS') => (await uploadImport(doors, { kind, name: 'clients-march.csv', bytes: pieces(Buffer.from(file)), most: { bytes: STANDARD.upload.importBytes, rows: STANDARD.upload.importRows } })).importId,
    see: (id) => as((call) => findImport(call, id)),
    mapping: (id) => as((call) => columnMappings(call, id)),
    rows: async (id, verdict) => (await as((call) => importRows(call, id, { first: 200, verdict: verdict ?? null }))).items,
    check: async (file, kind = 'CLIENTS') => {
      const id = await self.upload(file, kind);
      await mapImport(doors, { importId: id, mapping: await self.mapping(id) });
      return { id, told: (await self.rows(id)).map(told) };
    },
    apply: (id, more = {}) => applyImport(doors, { importId: id, ...more }),
  };
  return self;
}

/** A row in one line: `CHANGE JOB_TITLE: Adviser → Partner`. */
function told({ verdict, problems, changes }: ImportRowView): string {
  const what = [
    ...problems.map(({ field, sentence }) => (field ? `${field} ${sentence}` : sentence)),
    ...changes.map(({ field, before, after }) => `${field}: ${before ?? ''} → ${after}`),
  ];
  return [verdict, what.join(' | ')].filter(Boolean).join(' ');
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += 64 * 1024) yield bytes.subarray(from, from + 64 * 1024);
}
