import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { clusterAt } from './embedded/cluster.ts';
import { readPidFile } from './embedded/leftovers.ts';
import { processesOf } from './embedded/processes.ts';
import type {} from '../test/database.ts';
import { joinPostgres, removePostgres, startPostgres, type EmbeddedPostgres } from './embedded.ts';

const settings = { fsync: 'off' };
let dataDir: string;
let running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(inject('runFolder'), 'embedded-'));
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.stop()));
  running = [];
  await removePostgres(dataDir);
});

test('what was committed is there after stopping and starting, and durability is on unless somebody wishes otherwise', async () => {
  const first = await startPostgres({ dataDir });
  running.push(first);
  expect(await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS x')).toEqual([]);
  expect(await ask(first.url, "SELECT current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes') AS x")).toEqual(['ononon']);
  await Promise.all([first.stop(), first.stop()]);
  expect(await processesOf(clusterAt(dataDir))).toEqual([]);

  const second = await start();
  expect(await ask(second.url, 'SELECT x FROM kept')).toEqual([1]);
});

test('nobody gets in without the password, which its owner alone can read', async () => {
  const { url } = await start();
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect((await stat(join(dataDir, 'password'))).mode & 0o077).toBe(0);
});

test('a second Switchboard on the same data is refused in a sentence, and the first one feels nothing', async () => {
  const { url } = await start();
  await expect(startPostgres({ dataDir, settings })).rejects.toThrow(`${dataDir} is in use by a running Switchboard. Stop that one, or give this one a DATA_DIR of its own.`);
  expect(await ask(url, 'SELECT 1 AS x')).toEqual([1]);
});

test('the side door works on the Postgres of a running server and leaves it running; alone it brings its own', async () => {
  const server = await start();
  const beside = await joinPostgres({ dataDir, settings });
  expect(beside.url).toBe(server.url);
  await beside.stop();
  expect(await ask(server.url, 'SELECT 1 AS x')).toEqual([1]);

  await server.stop();
  const alone = await joinPostgres({ dataDir, settings });
  running.push(alone);
  expect(await ask(alone.url, 'SELECT 1 AS x')).toEqual([1]);
});

test('after a server was killed the next one starts on the same data', async () => {
  const { child, url } = await startElsewhere();
  await ask(url, 'CREATE TABLE kept AS SELECT 1 AS x');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await processesOf(clusterAt(dataDir))).not.toEqual([]);

  const { url: again } = await start();
  expect(await ask(again, 'SELECT x FROM kept')).toEqual([1]);
});

test('after server and Postgres were killed together it starts, and everything committed is there', async () => {
  const { child, url } = await startElsewhere();
  await ask(url, 'CREATE TABLE kept AS SELECT 1 AS x');
  const { pid } = await readPidFile(clusterAt(dataDir));
  child.kill('SIGKILL');
  process.kill(pid, 'SIGKILL');
  await once(child, 'exit');

  const { url: again } = await start();
  expect(await ask(again, 'SELECT x FROM kept')).toEqual([1]);
});

test('a number left by a killed Postgres that is now somebody else does not keep it from starting, and that somebody is left alone', async () => {
  const first = await start();
  const file = join(dataDir, 'cluster', 'postmaster.pid');
  const left = await readFile(file, 'utf8');
  await first.stop();
  const bystander = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await writeFile(file, left.replace(/^\d+/, String(bystander.pid)));

  const { url } = await start();
  expect(await ask(url, 'SELECT 1 AS x')).toEqual([1]);
  expect(bystander.exitCode).toBeNull();
  bystander.kill();
});

test('Postgres killed under a running server is there again on the same port, with nothing lost', async () => {
  const lines: string[] = [];
  const { url, stop } = await startPostgres({ dataDir, settings, onLine: (line) => lines.push(line) });
  running.push({ url, stop });
  await ask(url, 'CREATE TABLE kept AS SELECT 1 AS x');
  process.kill((await readPidFile(clusterAt(dataDir))).pid, 'SIGKILL');

  await expect.poll(() => ask(url, 'SELECT x FROM kept').catch(() => 'down'), { timeout: 15_000 }).toEqual([1]);
  expect(lines).toEqual(['Postgres ended by itself. Starting it again.']);
  await expect(startPostgres({ dataDir, settings })).rejects.toThrow('in use');
});

test('data of another Postgres is named, and not touched', async () => {
  await (await start()).stop();
  await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '16\n');
  await expect(startPostgres({ dataDir, settings })).rejects.toThrow(/written by Postgres 16, and this Switchboard brings Postgres 18\./);
});

test('an initialisation that was broken off leaves nothing that looks like data', async () => {
  const { child } = await startElsewhere('during initialisation');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { url } = await start();
  expect(await ask(url, 'SELECT 1 AS x')).toEqual([1]);
});

async function start(): Promise<EmbeddedPostgres> {
  const postgres = await startPostgres({ dataDir, settings });
  running.push(postgres);
  return postgres;
}

/** In a process of its own, to be killed. */
async function startElsewhere(until: 'started' | 'during initialisation' = 'started'): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))});
    console.log('starting');
    console.log((await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } })).url);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const wanted = until === 'started' ? 'postgres://' : 'starting';
  await expect.poll(() => said, { timeout: 15_000 }).toContain(wanted);
  if (until !== 'started') await new Promise((resolve) => setTimeout(resolve, 300));
  return { child, url: said.split('\n')[1] ?? '' };
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<{ x: unknown }>(statement)).rows.map(({ x }) => x);
  } finally {
    await client.end().catch(() => {});
  }
}
