import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** One server of the product as it is built, in a process of its own. */
export interface Server {
  readonly port: number;
  /** Milliseconds by which its clock is off, from the next start on; 0: not. */
  clock: number;
  start(): Promise<void>;
  /** In good order. */
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Stops and goes on: no process of the machine notices, and all who wait for it do. */
  pause(): void;
  resume(): void;
}

export interface ServerParts {
  port: number;
  env: Record<string, string>;
  folder: string;
  name: string;
  /** The library that turns its clock. Null: there is none. */
  faketime: string | null;
  /** Called when it ended though nobody ended it. */
  onFell(how: string): void;
}

/** Milliseconds that a start may take, while others have the machine. */
const READY_WITHIN = 60_000;

export function createServer({ port, env, folder, name, faketime, onFell }: ServerParts): Server {
  let child: ChildProcess | null = null;
  // Beside the program that reads this: what is proved is what was built with it.
  const program = join(import.meta.dirname, 'main.js');
  const log = openSync(join(folder, `${name}.log`), 'w');

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    await new Promise((resolve) => {
      ending.once('exit', resolve);
      ending.kill(signal);
    });
  };

  const server: Server = {
    port,
    clock: 0,
    start: async () => {
      const off = server.clock === 0 || faketime === null ? {} : { LD_PRELOAD: faketime, FAKETIME: `${server.clock > 0 ? '+' : '-'}${Math.abs(server.clock) / 1000}s`, DONT_FAKE_MONOTONIC: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
      const started = spawn(process.execPath, ['--enable-source-maps', program], { cwd: folder, env: { ...env, ...off, PORT: String(port) }, stdio: ['ignore', log, log] });
      child = started;
      started.once('exit', (code, signal) => {
        if (child !== started) return;
        child = null;
        onFell(signal ?? `code ${code}`);
      });
      await ready(port, () => child === started);
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
  };
  return server;
}

/** Ends without a word where the server has ended meanwhile: that is told elsewhere. */
async function ready(port: number, isThere: () => boolean): Promise<void> {
  for (const since = performance.now(); isThere(); await sleep(50)) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() - since > READY_WITHIN) throw new Error(`A server was not ready within ${READY_WITHIN / 1000} seconds; its log says why.`);
  }
}
