import { createReadStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { type Client, escapeIdentifier } from 'pg';
import { copyStatement, firstFilled, lockAlone, migrationsOf, setSequence, type Table, tablesOf, withoutForeignKeys } from '../db/contents.ts';
import { copyIn } from '../db/copy.ts';
import { reachDatabase } from '../db/open.ts';
import { grantRights, isOthers } from '../db/rights.ts';
import { Damaged, type End, type Header, type Part, read, VERSION } from './backup/format.ts';
import { type Progress, showProgress } from './backup/progress.ts';
import type { Verb } from './verb.ts';

/** Brings a backup into a database in which nobody has been yet: all of it, or nothing. */
export const restore: Verb = {
  usage: 'FILE [--expect CHECKSUM]',
  says: 'bring a backup into an empty database, all of it or nothing',
  windsDown: true,
  async run(args, { config, log, signal, database }) {
    const { values: { expect }, positionals: [path, ...more] } = parseArgs({ args, allowPositionals: true, options: { expect: { type: 'string' } } });
    if (path === undefined || more.length > 0) throw new Error('Say which: restore FILE [--expect CHECKSUM]');
    await access(path, constants.R_OK).catch(() => Promise.reject(new Error(`The file ${path} cannot be read.`)));
    const progress = showProgress(process.stdout);
    try {
      const backup = await examined(path, progress, signal);
      if (expect !== undefined && expect !== backup.end.sha256) throw new Error(`${path} is not the backup with that checksum: its own is ${backup.end.sha256}.`);
      await database(); // which migrates it
      const reached = await reachDatabase(config, (line) => log.warn('database', { line }));
      const client = await reached.connect();
      await bringBack(client, path, backup.header, progress, signal).finally(() => client.end().catch(() => undefined).then(reached.close));
      progress.stop();
      console.log(`${backup.end.rows} rows of ${backup.end.tables} tables are back, as they were at ${backup.header.at}.`);
      console.log('So are sessions and rights: end what was ended since then once more. It takes the CODE_KEY of that time.');
    } catch (error) {
      throw signal.aborted ? new Error('Broken off, and nothing was brought back.') : error;
    } finally {
      progress.stop();
    }
  },
};

/** Reads it to its end before anything is touched, so that what is damaged is refused with a sentence about the file. */
async function examined(path: string, progress: Progress, signal: AbortSignal): Promise<{ header: Header; end: End }> {
  progress.begin('examining');
  let header: Header | null = null;
  for await (const part of partsIn(path, signal)) {
    if ('backup' in part) header = part;
    else if (header === null) break;
    if (header?.backup !== VERSION) throw new Error(`${path} was written by a newer Switchboard.`);
    if ('block' in part) progress.add(part.block);
    if ('end' in part) return { header, end: part.end };
  }
  throw new Error(`${path} is no backup of a Switchboard.`);
}

/** One transaction, as the owner: foreign keys are put on again at its end, which looks at every row; the audit's triggers stay on, since they let lines come. */
async function bringBack(client: Client, path: string, header: Header, progress: Progress, signal: AbortSignal): Promise<void> {
  if (await isOthers(client)) throw new Error('The user in DATABASE_URL does not own this database: bring a backup back as its owner.');
  const migrations = await migrationsOf(client);
  if (header.migrations.join() !== migrations?.join()) {
    throw new Error(`The backup is of another version: its newest migration is ${header.migrations.at(-1)}, this Switchboard's ${migrations?.at(-1)}. Bring it back with the Switchboard that wrote it, then upgrade.`);
  }
  await client.query('begin');
  const tables = await tablesOf(client);
  await lockAlone(client, tables).catch((error: unknown) => Promise.reject(isLocked(error) ? new Error('Somebody uses this database. Stop its servers first.') : error));
  const filled = await firstFilled(client, tables);
  if (filled !== null) throw new Error(`This database is not empty: there is something in ${filled}. A backup is brought into a new one.`);

  const putKeysOn = await withoutForeignKeys(client);
  await load(client, partsIn(path, signal), tables, progress);
  progress.begin('examining what belongs together');
  await putKeysOn();
  await client.query('commit');
  await grantRights(client);
  for (const { name } of tables) await client.query(`analyze ${escapeIdentifier(name)}`);
}

async function load(client: Client, parts: AsyncGenerator<Part>, tables: Table[], progress: Progress): Promise<void> {
  const missing = new Map(tables.map((table) => [table.name, table]));
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if ('sequences' in next.value) for (const sequence of next.value.sequences) await setSequence(client, sequence);
    if (!('table' in next.value)) continue;
    const { name, columns } = next.value.table;
    const table = missing.get(name);
    if (!table || columns.join() !== table.columns.join()) throw new Error(`The backup has a table ${name} that this database has otherwise.`);
    missing.delete(name);
    progress.begin(name);
    let said = 0;
    const rows = await copyIn(client, copyStatement(table, 'from stdin'), blocksOf(parts, progress, (its) => void (said = its)));
    if (rows !== said) throw new Error(`The backup says ${said} rows of ${name}, and ${rows} were loaded.`);
  }
  if (missing.size > 0) throw new Error(`The backup lacks ${[...missing.keys()].join(', ')}.`);
}

/** The blocks of one table; the parts go on after them. */
async function* blocksOf(parts: AsyncGenerator<Part>, progress: Progress, onRows: (rows: number) => void): AsyncGenerator<Buffer> {
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if ('rows' in next.value) return onRows(next.value.rows);
    if (!('block' in next.value)) break;
    progress.add(next.value.block);
    yield next.value.block;
  }
  throw new Error('The file was changed while it was read.');
}

const AT_ONCE = 256 * 1024;

async function* partsIn(path: string, signal: AbortSignal): AsyncGenerator<Part> {
  const file = createReadStream(path, { signal, highWaterMark: AT_ONCE });
  const bytes = createGunzip({ chunkSize: AT_ONCE });
  file.once('error', (error) => bytes.destroy(error));
  try {
    yield* read(file.pipe(bytes));
  } catch (error) {
    if (error instanceof Damaged || isOfGzip(error)) throw new Error(`${path} is damaged: ${error instanceof Damaged ? error.message : 'it cannot be unpacked'}. Nothing of it was brought in.`);
    throw error;
  } finally {
    file.destroy();
  }
}

function isOfGzip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}
