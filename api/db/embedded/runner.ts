import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';

/** The system user that Postgres runs as. Empty: the same as ours. */
export type Runner = { uid: number; gid: number } | Record<string, never>;

/**
 * Postgres refuses to run as root. Started as root we lend it a user without rights: the one that owns the data already,
 * so that a single `sudo npm start` locks nobody out, else `postgres`, else `nobody`.
 */
export function findRunner(dataDir: string): Runner {
  if (process.getuid?.() !== 0) return {};

  const owner = statSync(join(dataDir, 'cluster'), { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };

  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'Postgres does not run as root, and this system has neither a user postgres nor a user nobody to lend it. ' +
      'Start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Asked of the system itself, by trying: modes, lists and mounts all have their say. */
export function canEnter(runner: Runner, folder: string): boolean {
  return runner.uid === undefined || spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', ...runner }).status === 0;
}
