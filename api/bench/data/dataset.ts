import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../db/embedded.ts';
import type { Progress } from '../../replay/progress.ts';
import { type Scale, tenthOf } from '../scale.ts';
import { migrateByProduct } from '../servers/product.ts';
import { fill } from './base.ts';
import { readTexts } from './texts.ts';

/** The databases of a run: the firm, and the same firm at a tenth of the messages. What a run writes is gone with it. */
export interface Dataset {
  url: string;
  tenthUrl: string;
  close(): Promise<void>;
}

/** Durable as the product's own; with the memory that a server of a firm of this size would have. */
export const POSTGRES = { max_connections: '300', shared_buffers: '768MB', max_wal_size: '8GB', checkpoint_timeout: '30min' };

interface Wishes {
  dataDir: string;
  scale: Scale;
  dialogues: string | undefined;
  progress: Progress;
}

/**
 * Starts the bench's own Postgres, makes the data where there is none for these migrations and this size, and gives the
 * run a copy: so that it begins every time with the same two million messages.
 */
export async function openDataset({ dataDir, scale, dialogues, progress }: Wishes): Promise<Dataset> {
  const postgres = await startPostgres({ dataDir, settings: POSTGRES, onLine: (line) => progress.line(line) });
  try {
    const { threads, messages, longest } = scale;
    const full = { name: `${scale.name}_base`, size: { threads, messages, longest } };
    const tenth = { name: `${scale.name}_tenth`, size: tenthOf(scale) };
    for (const { name, size } of [tenth, full]) {
      const stamp = stampOf(JSON.stringify(size), dialogues);
      await asOwner(postgres.url, 'postgres', (admin) => ensureBase(admin, postgres.url, { name, size, stamp, dialogues, progress }));
    }
    progress.begin('a copy for this run', 1);
    const copies = [['bench_run', full], ['bench_run_tenth', tenth]] as const;
    await asOwner(postgres.url, 'postgres', async (admin) => {
      for (const [copy, { name }] of copies) {
        await admin.query(`drop database if exists ${copy} with (force)`);
        await admin.query(`create database ${copy} template ${name} strategy file_copy`);
      }
      await admin.query('checkpoint');
    });
    const close = async () => {
      await asOwner(postgres.url, 'postgres', async (admin) => {
        for (const [copy] of copies) await admin.query(`drop database if exists ${copy} with (force)`);
      }).catch(() => undefined);
      await postgres.stop();
    };
    return { url: urlOf(postgres.url, 'bench_run'), tenthUrl: urlOf(postgres.url, 'bench_run_tenth'), close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

interface Base {
  name: string;
  size: Pick<Scale, 'threads' | 'messages' | 'longest'>;
  stamp: string;
  dialogues: string | undefined;
  progress: Progress;
}

/** The stamp stands at the database itself and is set last: one that was broken off has none. */
async function ensureBase(admin: Client, url: string, { name, size, stamp, dialogues, progress }: Base): Promise<void> {
  const { rows } = await admin.query<{ stamp: string | null }>(`select shobj_description(oid, 'pg_database') as stamp from pg_database where datname = $1`, [name]);
  // Whoever names no file takes the texts that are there.
  if (rows[0]?.stamp?.startsWith(dialogues === undefined ? `${stamp} ` : stamp) === true) return;
  progress.line(`Making ${size.messages.toLocaleString('en')} messages in ${size.threads.toLocaleString('en')} conversations: once, then kept in .data-bench.`);
  progress.begin('people and conversations', 1);
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await migrateByProduct(urlOf(url, name));
  await asOwner(url, name, async (db) => fill(db, size, await readTexts(dialogues), progress));
  await admin.query(`comment on database ${name} is '${stamp}${dialogues === undefined ? ' ' : ''}'`);
}

/** What the data were made of: migrations, the statements of this folder and the size, and then the texts. */
function stampOf(size: string, dialogues: string | undefined): string {
  const hash = createHash('sha256').update(size);
  const folders = [join(import.meta.dirname, '../../db/migrations'), import.meta.dirname];
  for (const folder of folders) {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /^(?!dataset|sessions).*\.ts$/.test(file) && !file.endsWith('.test.ts'));
    for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  }
  const made = hash.update(readFileSync(join(import.meta.dirname, '../plan.ts'))).digest('hex').slice(0, 32);
  return dialogues === undefined ? made : `${made} ${createHash('sha256').update(readFileSync(dialogues)).digest('hex').slice(0, 16)}`;
}

/** Does something on one of the cluster's databases, as the user that owns them. */
async function asOwner<T>(url: string, database: string, work: (db: Client) => Promise<T>): Promise<T> {
  const db = new Client({ connectionString: urlOf(url, database) });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

function urlOf(url: string, database: string): string {
  const at = new URL(url);
  at.pathname = `/${database}`;
  return at.href;
}
