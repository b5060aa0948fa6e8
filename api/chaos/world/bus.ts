import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../db/embedded/free-port.ts';

/** A NATS server of the run's own. */
export interface Bus {
  url: string;
  /** How many connections the servers hold to it. */
  connections(): Promise<number>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const PROGRAMS = ['nats-server', '/usr/sbin/nats-server', '/usr/local/bin/nats-server'];

/** `named`: the program, where it is not in a usual place. Null: there is none on this machine. */
export async function startBus(named: string | null): Promise<Bus | null> {
  const program = [...(named === null ? [] : [named]), ...PROGRAMS].find((each) => spawnSync(each, ['--version']).status === 0);
  if (program === undefined) return null;
  const [port, watched] = [await freePort(), await freePort()];
  let child: ChildProcess | null = null;
  const look = async (): Promise<{ connections?: unknown[] } | null> => {
    const answer = await fetch(`http://127.0.0.1:${watched}/connz`, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    return answer?.ok ? ((await answer.json()) as { connections?: unknown[] }) : null;
  };
  const bus: Bus = {
    url: `nats://127.0.0.1:${port}`,
    connections: async () => (await look())?.connections?.length ?? 0,
    stop: async () => {
      const gone = child;
      child = null;
      if (!gone || gone.exitCode !== null || gone.signalCode !== null) return;
      await new Promise((resolve) => {
        gone.once('exit', resolve);
        gone.kill('SIGKILL');
      });
    },
    start: async () => {
      child ??= spawn(program, ['-a', '127.0.0.1', '-p', String(port), '-m', String(watched)], { stdio: 'ignore' });
      for (let tried = 0; tried < 100 && (await look()) === null; tried++) await sleep(50);
    },
  };
  await bus.start();
  return bus;
}
