import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The product as it is built, on a free port with data of its own: what `npm start` starts. */
export interface RunningServer {
  url: string;
  /** As a crash does it, and then started anew on the same port with the same data. */
  killAndRestart(): Promise<void>;
  /** As a crash does it. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends it as an operator does, runs a program of the repository on its data, which is its first argument, and starts it again. */
  meanwhile(program: string, ...args: string[]): Promise<void>;
  /** Something done by the side door, beside the running server; answers with what it said. */
  side(...args: string[]): Promise<string>;
}

/** `limits`: what a test asks for faster than a person would. */
export async function startServer(demo: 'cast' | 'empty' = 'cast', limits: Readonly<Record<string, number>> = {}): Promise<RunningServer> {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'switchboard-story-'));
  // As root Postgres runs as somebody else, who must reach its data, or they would be kept elsewhere and stay.
  chmodSync(dataDir, 0o755);
  const url = `http://localhost:${port}`;
  let running: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const said: string[] = [];
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/api/main.js'], {
      cwd: root,
      env: { ...process.env, DEMO: demo, NODE_ENV: '', DATABASE_URL: '', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', LIMITS: JSON.stringify(limits) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.on('data', (chunk: Buffer) => said.push(String(chunk)));
    child.stderr?.on('data', (chunk: Buffer) => said.push(String(chunk)));
    running = child;
    await ready(url, child, said);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  };

  const run = async (...args: string[]): Promise<string> => {
    const said: string[] = [];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, NODE_ENV: '', DATABASE_URL: '', PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(said.join(''));
    return said.join('');
  };

  await start();
  return {
    url,
    side: (...args) => run('dist/api/cli.js', ...args),
    meanwhile: async (program, ...args) => {
      await end('SIGTERM');
      await run(program, dataDir, ...args);
      await start();
    },
    start,
    kill: () => end('SIGKILL'),
    killAndRestart: async () => {
      await end('SIGKILL');
      await start();
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function ready(url: string, child: ChildProcess, said: string[]): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended before it was ready:\n${said.join('')}`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the server was not ready within a minute:\n${said.join('')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
