import type { Client } from 'pg';
import type { Progress } from '../../replay/progress.ts';
import type { Scale } from '../scale.ts';
import { ID_FUNCTION, PEOPLE } from './people.ts';
import { bringTexts } from './texts.ts';
import { ENTRIES, PLAN, PREVIEWS, THREAD_ROWS } from './threads.ts';

/** Threads whose entries are written at once. */
const BATCH = 250;

type Size = Pick<Scale, 'threads' | 'messages' | 'longest'>;

/** Fills a migrated, empty database, by statements over whole sets. Foreign keys are not looked at and indexes come last: they would take most of the time. */
export async function fill(db: Client, size: Size, texts: Parameters<typeof bringTexts>[1], progress: Progress): Promise<void> {
  const clients = Math.max(1_000, size.threads / 4);
  await db.query("set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'");
  await db.query(ID_FUNCTION);
  await bringTexts(db, texts);
  for (const statement of PEOPLE) await db.query(statement, statement.includes('$1') ? [clients] : []);
  await db.query(inline(PLAN, [size.threads, size.messages, size.longest, clients]));
  for (const statement of THREAD_ROWS) await db.query(statement);
  await db.query('analyze bench_plan');
  await withoutIndexes(db, progress, () => writeEntries(db, size.threads, progress));
  await db.query(PREVIEWS);
  await db.query('drop table bench_plan, bench_text, bench_texts; drop function bench_id');
  progress.tell('vacuum and statistics');
  await db.query('vacuum (analyze)');
}

async function writeEntries(db: Client, threads: number, progress: Progress): Promise<void> {
  const { rows } = await db.query<{ sum: string }>('select sum(last_seq) from bench_plan');
  progress.begin('entries', Number(rows[0]?.sum ?? 0));
  let written = 0;
  for (let from = 1; from <= threads; from += BATCH) {
    const { rowCount } = await db.query(ENTRIES, [from, Math.min(threads, from + BATCH - 1)]);
    progress.at((written += rowCount ?? 0), written);
  }
}

/** Those of the entries, whatever the migrations have made by now, but for the one that names a row. */
async function withoutIndexes(db: Client, progress: Progress, work: () => Promise<void>): Promise<void> {
  const { rows } = await db.query<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index where indrelid = 'entry'::regclass and not indisprimary`,
  );
  for (const { name } of rows) await db.query(`drop index ${name}`);
  await work();
  progress.begin('indexes', rows.length);
  for (const [i, { name, text }] of rows.entries()) {
    progress.tell(name);
    await db.query(text);
    progress.at(i + 1, 0);
  }
}

/** A table cannot be made by a statement with parameters; these are numbers of ours. */
function inline(text: string, numbers: number[]): string {
  return numbers.reduce((done, number, i) => done.replaceAll(`$${i + 1}::int`, String(Math.floor(number))), text);
}
