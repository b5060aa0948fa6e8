import type { WebSocket } from 'ws';
import { openMany } from './audience.ts';

const idle: WebSocket[] = [];

/** Opens sockets that listen and hear nothing. */
export async function idleOpen(wishes: Parameters<typeof openMany>[0]): Promise<number> {
  idle.push(...(await openMany(wishes, () => undefined)));
  return idle.length;
}

export async function idleClose(_: object): Promise<void> {
  for (const socket of idle.splice(0)) socket.terminate();
}
