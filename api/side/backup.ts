import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { copyStatement, migrationsOf, sequencesOf, tablesOf } from '../db/contents.ts';
import { copyOut } from '../db/copy.ts';
import { reachDatabase } from '../db/open.ts';
import { type End, type Part, VERSION, written } from './backup/format.ts';
import { type Progress, showProgress } from './backup/progress.ts';
import type { Verb } from './verb.ts';

/** Everything there is, as of one moment, in one file; people go on writing meanwhile. */
export const backup: Verb = {
  usage: '--out FILE',
  says: 'write all of the database, as of one moment and beside a running server, into one file',
  windsDown: true,
  async run(args, { config, log, signal }) {
    const { values: { out } } = parseArgs({ args, options: { out: { type: 'string' } } });
    if (!out) throw new Error('Say where to: backup --out FILE');
    const file = await newFile(out);
    const progress = showProgress(process.stdout);
    try {
      const reached = await reachDatabase(config, (line) => log.warn('database', { line }));
      const end = await write(() => reached.connect(), file, progress, signal).finally(reached.close);
      progress.stop();
      console.log(`${end.rows} rows of ${end.tables} tables are in ${out}.`);
      console.log(`Its checksum, for \`restore --expect\`: ${end.sha256}`);
      console.log('CODE_KEY is not in it. Keep that too, elsewhere: without it authenticator apps and recovery codes open nothing.');
    } catch (error) {
      await rm(out, { force: true });
      throw signal.aborted ? new Error('Broken off, and nothing was kept of it.') : error;
    } finally {
      progress.stop();
    }
  },
};

/** For the eyes of whoever runs this; a file that is there already is not written over. */
async function newFile(path: string): Promise<WriteStream> {
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await once(file, 'open').catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'EEXIST' ? `The file ${path} is there already. Name another.` : `The file ${path} cannot be written (${error.code}).`);
  });
  return file;
}

async function write(connect: () => Promise<Client>, file: WriteStream, progress: Progress, signal: AbortSignal): Promise<End> {
  const client = await connect();
  let end: End | undefined;
  try {
    const bytes = written(partsOf(client, progress), (its) => void (end = its));
    // Fast before small: a database is mostly waited for, and text shrinks to a third anyway.
    await pipeline(Readable.from(bytes), createGzip({ level: 3, chunkSize: 256 * 1024 }), file, { signal });
  } finally {
    await client.end().catch(() => undefined);
  }
  if (!end) throw new Error('The backup came to no end.');
  return end;
}

/** One transaction that sees one moment and can write nothing. */
async function* partsOf(client: Client, progress: Progress): AsyncGenerator<Exclude<Part, { end: End }>> {
  await client.query('begin isolation level repeatable read read only');
  const migrations = await migrationsOf(client);
  if (migrations === null) throw new Error('There is no Switchboard in this database.');
  const { rows: [now] } = await client.query<{ at: Date; postgres: string }>(`select now() as at, split_part(current_setting('server_version'), ' ', 1) as postgres`);
  yield { backup: VERSION, at: now?.at.toISOString() ?? '', postgres: now?.postgres ?? '', migrations };
  for (const table of await tablesOf(client)) {
    progress.begin(table.name);
    yield { table };
    const { blocks, rows } = copyOut(client, copyStatement(table, 'to stdout'));
    for await (const block of blocks) {
      progress.add(block);
      yield { block };
    }
    yield { rows: rows() };
  }
  yield { sequences: await sequencesOf(client) };
  await client.query('commit');
}
