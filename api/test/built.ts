import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../db/embedded/free-port.ts';
import type { Name } from './served.ts';
import { root } from './house.ts';

/** The product as it is built, in a process of its own: what is measured there is not the tests' doing. */
export interface Running {
  url: string;
  port: number;
  /** Bytes that the process has in memory. */
  memory(): number;
  /** Milliseconds of processor that it has used. */
  cpu(): number;
  isAlive(): boolean;
  /** In good order, and up again on the same port with the same data. */
  restart(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
  stop(): Promise<void>;
}

/** The demo, with a database of its own. */
export interface Built extends Running {
  /** Where its data lies. */
  dataDir: string;
  /** A Cookie header of somebody of the demo's cast. */
  signedIn(shortName: string): Promise<string>;
}

export async function startBuilt(env: Record<string, string> = {}): Promise<Built> {
  const dataDir = env['DATA_DIR'] ?? mkdtempSync(join(tmpdir(), 'switchboard-built-'));
  // As root Postgres runs as somebody else, who must reach its data.
  chmodSync(dataDir, 0o755);
  const running = await start({ DATABASE_URL: '', DATA_DIR: dataDir, ...env });
  return {
    ...running,
    dataDir,
    signedIn: (shortName) => signIn(running.url, shortName),
    stop: async () => {
      await running.stop();
      if (env['DATA_DIR'] === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Pages of the production that is started here come from there. */
export const PRODUCTION = 'https://switchboard.test';

/** One server of a production on somebody else's database; several may serve the same. Sign in with `cookieOf`. */
export function startServer(databaseUrl: string, env: Record<string, string> = {}): Promise<Running> {
  return start({
    NODE_ENV: 'production', DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PUBLIC_URL: PRODUCTION, CODE_KEY: randomBytes(32).toString('base64'),
    SMS_ACCOUNT_SID: 'AC42', SMS_AUTH_TOKEN: 'token', SMS_FROM: 'Switchboard', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'no-reply@switchboard.test', ...env,
  });
}

/** A session's cookie as a production sets it; the tests make sessions by the side door. */
export async function cookieOf({ signedIn }: { signedIn(name: Name): Promise<string> }, name: Name): Promise<string> {
  return (await signedIn(name)).replace(/^sb_session=/u, '__Host-sb_session=');
}

async function start(env: Record<string, string>): Promise<Running> {
  if (!existsSync(join(root, 'dist/api/main.js'))) throw new Error('Build the server first: node api/start/prepare.mjs api');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const launch = () => spawn(process.execPath, ['dist/api/main.js'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: '', PORT: String(port), LOG_LEVEL: 'error', VITEST: '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let child = launch();
  await isReady(url, child);
  const ended = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
    return child.exitCode;
  };
  const end = async () => {
    child.kill('SIGTERM');
    await ended();
  };
  return {
    url, port, ended,
    memory: () => Number(/VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024,
    cpu: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    signal: (signal) => void child.kill(signal),
    restart: async () => {
      await end();
      child = launch();
      await isReady(url, child);
    },
    stop: end,
  };
}

async function signIn(url: string, shortName: string): Promise<string> {
  const { cast } = (await (await fetch(`${url}/demo/cast.json`)).json()) as { cast: { id: string; shortName: string }[] };
  const account = cast.find((each) => each.shortName === shortName)?.id;
  const opened = await fetch(`${url}/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', origin: url }, body: JSON.stringify({ account }) });
  return opened.headers.getSetCookie().map((each) => each.split(';')[0]).join('; ');
}

async function isReady(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 1_200; i++) {
    if (child.exitCode !== null) throw new Error('The server ended before it was ready.');
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The server was not ready within a minute.');
}
