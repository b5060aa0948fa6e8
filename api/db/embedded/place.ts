import { chmod, mkdir, mkdtemp, realpath, rm, rmdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { canEnter, type Runner } from './runner.ts';

/** Where root keeps what another user must reach. Only root writes here, so nobody can plant programs or data. */
const REACHABLE = '/var/lib/switchboard';

/**
 * The folder that really holds the data. Mostly dataDir itself; where the lent user cannot get there, as under a private
 * home, dataDir becomes a link to a folder that it can reach. Removing the link is starting afresh.
 */
export async function placeFor(dataDir: string, runner: Runner): Promise<string> {
  const existing = await realpath(dataDir).catch(() => null);
  const place = existing ?? (await makeFolder(dataDir));
  if (canEnter(runner, place)) return place;

  await rmdir(place).catch(() => {
    throw new Error(`${place} holds data that the database's user cannot reach. Give its folders the right to be entered, or set DATA_DIR to another folder.`);
  });
  const reachable = await mkdtemp(join(await reachableFolder(), 'data-'));
  await chmod(reachable, 0o755);
  await rm(dataDir, { force: true });
  await symlink(reachable, dataDir);
  return reachable;
}

/** Whether somebody who looks into dataDir would not find the data there. */
export function isElsewhere(place: string): boolean {
  return place.startsWith(REACHABLE);
}

/** The folder for root's copies, made on first need. */
export async function reachableFolder(): Promise<string> {
  await mkdir(REACHABLE, { recursive: true });
  await chmod(REACHABLE, 0o755);
  return REACHABLE;
}

async function makeFolder(dataDir: string): Promise<string> {
  await rm(dataDir, { force: true }); // a link whose folder is gone
  await mkdir(dataDir);
  await chmod(dataDir, 0o755);
  return realpath(dataDir);
}
