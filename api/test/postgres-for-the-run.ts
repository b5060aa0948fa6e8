import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { removePostgres, startPostgres } from '../db/embedded.ts';
import { isAlive } from '../db/embedded/processes.ts';
import { migrate } from '../db/orm.ts';
import type {} from './database.ts';

/** One real Postgres for the whole run, and in it one migrated database, which the tests clone for themselves. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftBehind();
  const folder = await mkdtemp(join(tmpdir(), `switchboard-test-${process.pid}-`));
  await chmod(folder, 0o755);
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings });
  const end = async () => {
    await postgres.stop();
    await removeRun(folder);
  };
  process.once('SIGTERM', () => void end().finally(() => process.exit(143)));

  try {
    await migrate(postgres.url);
  } catch (error) {
    await end();
    throw error;
  }
  project.provide('templateUrl', postgres.url);
  project.provide('runFolder', folder);
  return end;
}

/** A run that was killed could not clean up: the next one does it, as far as it is its own user's. */
async function removeLeftBehind(): Promise<void> {
  for (const entry of await readdir(tmpdir())) {
    const [, pid] = /^switchboard-test-(\d+)-/.exec(entry) ?? [];
    if (pid && !isAlive(Number(pid))) await removeRun(join(tmpdir(), entry)).catch(() => {});
  }
}

/** Whatever Postgres runs in this run's folder ends with it, also those that single tests started. */
async function removeRun(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) await removePostgres(join(folder, entry));
  await rm(folder, { recursive: true, force: true });
}
