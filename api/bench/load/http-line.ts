import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { dialectOf, type ServerAt } from './dialect.ts';

/** One kept connection of somebody signed in; one request at a time, like a person who waits for the answer. */
export interface HttpLine {
  ask(body: string, path?: string): Promise<string>;
  close(): void;
}

/**
 * Speaks as much HTTP as is needed and no more: the load generator shares two cores with what it measures, and an HTTP
 * client of the usual size would take a quarter of them.
 */
export async function openHttpLine({ kind, url }: ServerAt, token: string): Promise<HttpLine> {
  const { headers, cookie, paths } = dialectOf(kind);
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const named = Object.entries({ ...headers, host, cookie: `${cookie}=${token}`, 'content-type': 'application/json', accept: 'application/json' });
  const head = named.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const answers = answersOn(socket);
  return {
    ask: (body, path = paths.send) => {
      const answer = answers();
      socket.write(`POST ${path} HTTP/1.1\r\n${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      return answer;
    },
    close: () => socket.destroy(),
  };
}

function answersOn(socket: Socket): () => Promise<string> {
  let read: Buffer = Buffer.alloc(0);
  let waiting: { resolve(body: string): void; reject(error: Error): void } | null = null;

  const settle = (): void => {
    const headEnds = read.indexOf('\r\n\r\n');
    if (headEnds === -1 || !waiting) return;
    const head = read.toString('latin1', 0, headEnds);
    const length = /content-length: *(\d+)/i.exec(head)?.[1];
    const { resolve, reject } = waiting;
    if (length === undefined) return reject(new Error(`An answer without a length: ${head.split('\r\n', 1)[0]}`));
    const end = headEnds + 4 + Number(length);
    if (read.length < end) return;
    const body = read.toString('utf8', headEnds + 4, end);
    read = read.subarray(end);
    waiting = null;
    resolve(body);
  };
  socket.on('data', (chunk: Buffer) => {
    read = read.length === 0 ? chunk : Buffer.concat([read, chunk]);
    settle();
  });
  for (const event of ['error', 'close'] as const) socket.on(event, () => waiting?.reject(new Error('The server closed the connection.')));
  return () => new Promise((resolve, reject) => (waiting = { resolve, reject }));
}
