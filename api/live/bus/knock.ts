import { connect, type Socket } from 'node:net';

/**
 * Asks whether a NATS server answers there, which speaks first: on a socket of our own, which ends with the question.
 * The library's attempt to reach one that is frozen or behind a wall that swallows everything leaves a socket behind
 * each time.
 */
export async function knock(server: URL, patience: number): Promise<void> {
  const socket = connect({ host: server.hostname.replace(/^\[|\]$/g, ''), port: portOf(server) });
  try {
    await answer(socket, patience);
  } finally {
    socket.destroy();
  }
}

export function portOf(server: URL): number {
  return server.port === '' ? 4222 : Number(server.port);
}

function answer(socket: Socket, patience: number): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.setTimeout(patience, () => reject(new Error('no answer in time')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed before it answered')));
    socket.once('data', (data) => (String(data).startsWith('INFO ') ? resolve() : reject(new Error('that is not a NATS server'))));
  });
}
