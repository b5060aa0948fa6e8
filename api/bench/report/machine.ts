import { spawnSync } from 'node:child_process';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Client } from 'pg';
import { POSTGRES } from '../data/dataset.ts';
import { LIMITS } from '../servers/product.ts';
import { root } from '../servers/start.ts';

/** What was measured on: without it no figure means anything. Nothing here names the machine. */
export interface Machine {
  cores: number;
  processor: string;
  memoryGb: number;
  system: string;
  node: string;
  postgres: string;
  postgresSettings: Record<string, string>;
  limits: Record<string, number>;
  /** Of the system, as the run began: how many wanted to run at once. */
  load: number;
  /** The commit, with + where files differ from it. */
  version: string;
}

export async function describeMachine(db: Client): Promise<Machine> {
  const { rows } = await db.query<{ version: string; durable: string }>(`select current_setting('server_version') as version, current_setting('fsync') || '/' || current_setting('synchronous_commit') as durable`);
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    postgres: rows[0]?.version ?? 'unknown',
    postgresSettings: { ...POSTGRES, 'fsync/synchronous_commit': rows[0]?.durable ?? 'unknown' },
    limits: LIMITS,
    load: loadavg()[0] ?? 0,
    version: version(),
  };
}

function version(): string {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', env: { PATH: '/usr/bin:/bin:/usr/local/bin' } }).stdout?.trim() ?? '';
  const commit = git('rev-parse', '--short', 'HEAD');
  return commit === '' ? 'unknown' : `${commit}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`;
}
