import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A server in a process of its own. */
export interface Running {
  pid: number;
  /** Such as http://127.0.0.1:41234 */
  url: string;
  /** What it said last, on both outputs. */
  said(): string;
  stop(): Promise<void>;
}

/** What it is told, and how it is known to be ready. */
export interface Start {
  args: string[];
  env?: Record<string, string>;
  /** Handed over where nobody else reads along. */
  stdin?: string;
  url: string;
  /** A path that answers 200 when it is ready. */
  ready: string;
}

/** Milliseconds within which a server must be ready. */
const READY_WITHIN = 60_000;

/** Starts one under the Node that runs this, with no more of the environment than it is given. */
export async function start({ args, env = {}, stdin = '', url, ready }: Start): Promise<Running> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'pipe' });
  child.stdin.end(`${stdin}\n`);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said = (said + String(chunk)).slice(-4_000)));
  const last = () => child.kill('SIGKILL');
  process.once('exit', last);
  child.once('exit', () => process.off('exit', last));
  await isReady(child, url + ready, () => said);
  return { pid: child.pid ?? 0, url, said: () => said, stop: () => end(child) };
}

/** In good order; where that takes too long, not. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(late);
}

async function isReady(child: ChildProcess, url: string, said: () => string): Promise<void> {
  for (const until = Date.now() + READY_WITHIN; Date.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`A server ended before it was ready:\n${said()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`A server was not ready within a minute:\n${said()}`);
}
