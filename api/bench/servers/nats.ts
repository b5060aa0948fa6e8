import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { freePort } from '../../db/embedded/free-port.ts';

/** A NATS of the bench's own, from wherever the system has one. Null: there is none here. */
export async function startNats(): Promise<{ url: string; stop(): void } | null> {
  const port = await freePort();
  const child = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], { stdio: 'ignore', env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin:/opt/homebrew/bin' } });
  let gone = false;
  for (const event of ['error', 'exit'] as const) child.once(event, () => (gone = true));
  process.once('exit', () => child.kill());
  for (let tried = 0; tried < 100 && !gone; tried++) {
    if (await answers(port)) return { url: `nats://127.0.0.1:${port}`, stop: () => void child.kill() };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  return null;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
