import { createHash, randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Programs } from './programs.ts';
import type { Runner } from './runner.ts';

/** Where a cluster lies, and by which name its processes are known in the system's list. */
export interface Whereabouts {
  /** Postgres' own folder, 0700 and its user's. */
  data: string;
  /** What Postgres writes about itself; statements and row contents are kept out of it. */
  log: string;
  name: string;
}

/** One database cluster on disk, with all that it takes to run it and to speak to it. */
export interface Cluster extends Whereabouts {
  password: string;
  programs: Programs;
  runner: Runner;
}

/** Of Postgres, on top of the durable defaults. */
export type Settings = Record<string, string>;

/** A Postgres that runs. */
export interface EmbeddedPostgres {
  url: string;
  stop(): Promise<void>;
}

/** Makes the cluster on first use; afterwards says clearly where its data is of another Postgres. */
export async function openCluster({ place, programs, runner }: { place: string; programs: Programs; runner: Runner }): Promise<Cluster> {
  const whereabouts = clusterAt(place);
  const { data } = whereabouts;
  const password = await passwordIn(place);
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(absent);
  if (version === null) await initialise({ place, data, password, programs, runner });
  else if (version.trim() !== programs.major) {
    throw new Error(
      `The data in ${place} was written by Postgres ${version.trim()}, and this Switchboard brings Postgres ${programs.major}. ` +
        'Start it with the Switchboard that wrote it, or set DATA_DIR to an empty folder.',
    );
  }
  return { ...whereabouts, password, programs, runner };
}

export function clusterAt(place: string): Whereabouts {
  const data = join(place, 'cluster');
  return { data, log: join(place, 'log'), name: `switchboard-${createHash('sha256').update(data).digest('hex').slice(0, 12)}` };
}

export const environment = process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

async function passwordIn(place: string): Promise<string> {
  const file = join(place, 'password');
  await writeFile(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return readFile(file, 'utf8');
}

/** In a folder beside, then renamed: an initialisation that was killed half way leaves nothing that looks like data. */
async function initialise({ place, data, password, programs, runner }: { place: string; data: string; password: string; programs: Programs; runner: Runner }) {
  await removeBrokenOff(place);
  const beside = await mkdtemp(join(place, 'new-'));
  const fresh = join(beside, 'cluster');
  const secret = join(beside, 'password');
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(secret, password, { mode: 0o600 });
  if (runner.uid !== undefined) {
    await chmod(beside, 0o711);
    await Promise.all([fresh, secret].map((path) => chown(path, runner.uid, runner.gid)));
  }
  try {
    await initdb(programs, runner, ['-D', fresh, `--pwfile=${secret}`]);
    await rename(fresh, data).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error; // another start was first
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Only what is minutes old: another first start may be at it right now. */
async function removeBrokenOff(place: string): Promise<void> {
  const entries = (await readdir(place)).filter((entry) => entry.startsWith('new-')).map((entry) => join(place, entry));
  for (const entry of entries) if (Date.now() - (await stat(entry)).mtimeMs > 300_000) await rm(entry, { recursive: true });
}

/** The builtin UTF-8 locale sorts the same on every machine, whatever its C library knows. */
function initdb(programs: Programs, runner: Runner, args: string[]): Promise<void> {
  const fixed = ['-U', 'switchboard', '-A', 'scram-sha-256', '-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const child = spawn(programs.initdb, [...fixed, ...args], { cwd: '/', env: environment, stdio: ['ignore', 'ignore', 'pipe'], ...runner });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`The database could not be initialised: ${said.trim()}`))));
  });
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  if (error.code === 'EACCES') throw new Error(`The data in ${error.path} belongs to another user: it was started as root before. Start as root again, or set DATA_DIR to another folder.`);
  throw error;
}
