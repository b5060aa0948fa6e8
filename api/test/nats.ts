import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { freePort } from '../db/embedded/free-port.ts';

/** The nats-server of this machine; null where there is none, and then nothing of the bus can be tested. */
export const natsServer: string | null = [process.env['NATS_SERVER'] ?? '', '/usr/sbin/nats-server', '/usr/local/bin/nats-server', '/opt/homebrew/bin/nats-server'].find((path) => path !== '' && existsSync(path)) ?? null;

/** Says which process it is, and ends it when our end of its input is gone, however we ended. */
const ENDS_WITH_US = '"$@" >/dev/null 2>&1 </dev/null & echo $!; read _; kill -KILL $!; wait';

/** A real NATS on loopback, to be stopped, frozen and started again on the same port. */
export interface Nats {
  url: URL;
  /** The subjects that somebody listens at, as the server itself says it. Doubles stay: one for each connection. */
  subjects(): Promise<string[]>;
  /** How many connections there are. */
  connections(): Promise<number>;
  start(): Promise<void>;
  /** Ends it, and with it every connection. */
  stop(): Promise<void>;
  /** It keeps its connections, and does nothing any more. */
  freeze(): void;
  thaw(): void;
}

export async function startNats(options: string[] = []): Promise<Nats> {
  const [port, monitor] = [await freePort(), await freePort()];
  let child: ChildProcess | null = null;
  let pid = 0;

  const start = async (): Promise<void> => {
    if (natsServer === null) throw new Error('There is no nats-server here.');
    child = spawn('sh', ['-c', ENDS_WITH_US, 'nats', natsServer, '-a', '127.0.0.1', '-p', String(port), '-m', String(monitor), ...options], { stdio: ['pipe', 'pipe', 'ignore'] });
    pid = await new Promise((resolve) => child?.stdout?.once('data', (line) => resolve(Number(line))));
    while (!(await ask('healthz').catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const ask = async (what: string): Promise<unknown> => (await fetch(`http://127.0.0.1:${monitor}/${what}`)).json();
  const connz = async () => {
    const { connections } = (await ask('connz?subs=1&limit=100')) as { connections: { subscriptions_list?: string[] }[] };
    return connections;
  };

  await start();
  return {
    url: new URL(`nats://127.0.0.1:${port}`),
    subjects: async () => (await connz()).flatMap((each) => each.subscriptions_list ?? []),
    connections: async () => (await connz()).length,
    start,
    stop: async () => {
      const ending = child;
      child = null;
      if (!ending || ending.exitCode !== null) return;
      const gone = once(ending, 'exit');
      ending.stdin?.end();
      await gone;
    },
    freeze: () => void (child && process.kill(pid, 'SIGSTOP')),
    thaw: () => void (child && process.kill(pid, 'SIGCONT')),
  };
}
