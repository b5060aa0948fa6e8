import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import type { Running } from '../servers/start.ts';

/** What a server must be started with, so that it can be asked to collect its garbage before it is weighed. */
export const WEIGHABLE = ['--inspect=127.0.0.1:0'];

/** Bytes that a server has in memory, after its garbage is gone. Null where the system does not tell. */
export async function weigh(server: Running): Promise<number | null> {
  await collectGarbage(server);
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** Through Node's own inspector, which says at the start where it listens. */
async function collectGarbage({ said }: Running): Promise<void> {
  const [address] = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(said()) ?? [];
  if (address === undefined) throw new Error('The server was not started to be weighed.');
  const inspector = new WebSocket(address);
  await once(inspector, 'open');
  // Twice: what the first one finds to be finished with is given back by the second.
  for (const id of [1, 2]) {
    inspector.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
    await once(inspector, 'message');
  }
  inspector.close();
}
