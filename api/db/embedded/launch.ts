import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment, type Cluster, type Settings } from './cluster.ts';
import { freePort } from './free-port.ts';
import { readPidFile } from './leftovers.ts';

export interface Launched {
  port: number;
  /** Resolves when the process is gone, for whatever reason. */
  ended: Promise<void>;
  /** Asks for a fast shutdown and waits for nothing. */
  interrupt(): void;
  stop(): Promise<void>;
}

/**
 * Durable by default: fsync and synchronous_commit stay on. Loopback only, without a socket file that other users could
 * reach; statements and row contents stay out of the log, since they hold people's messages.
 */
const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** Starts Postgres and waits until it takes connections. Port 0 picks a free one, and another should that be taken meanwhile. */
export async function launch(cluster: Cluster, { settings, port }: { settings: Settings; port: number }): Promise<Launched> {
  await keepLogSmall(cluster.log);
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port || (await freePort());
    const launched = spawnPostgres(cluster, { ...SETTINGS, ...settings }, chosen);
    if (await becomesReady(cluster, launched)) return launched;
    await launched.stop();
    if (attempt === 3) throw new Error(`the last that it said was: ${await lastWords(cluster.log)}`);
  }
}

function spawnPostgres(cluster: Cluster, settings: Settings, port: number): Launched & { pid: number | undefined; isGone(): boolean } {
  const args = ['-D', cluster.data, '-p', String(port), '-c', `cluster_name=${cluster.name}`];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  const log = openSync(cluster.log, 'a', 0o600);
  // A group of its own: Ctrl-C in the terminal reaches us alone, and Postgres goes last, after the server has finished with it.
  const child = spawn(cluster.programs.postgres, args, { cwd: '/', env: environment, detached: true, stdio: ['ignore', log, log], ...cluster.runner });
  closeSync(log);
  child.unref();

  let gone = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => void (gone = true));

  const interrupt = () => void child.kill('SIGINT');
  const stop = async () => {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      child.kill(signal);
      child.ref();
      if (await Promise.race([ended.then(() => true), sleep(15_000, false, { ref: false })])) return;
    }
  };
  return { pid: child.pid, port, ended, interrupt, stop, isGone: () => gone };
}

/** Line 1 of its file names our child: only then is it ours that answers, and not one that somebody left. */
async function becomesReady(cluster: Cluster, { pid, isGone }: { pid: number | undefined; isGone(): boolean }): Promise<boolean> {
  while (!isGone()) {
    const file = await readPidFile(cluster);
    if (file.pid === pid && file.ready) return true;
    await sleep(20);
  }
  return false;
}

async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then((found) => found.size, () => 0);
  if (size > 1_000_000) await truncate(log);
}

async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-2).join(' ');
}
