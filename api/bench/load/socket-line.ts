import { once } from 'node:events';
import { WebSocket } from 'ws';
import { dialectOf, type ServerAt } from './dialect.ts';

/** A socket of somebody signed in, past its greeting. */
export async function openSocket({ kind, url }: ServerAt, token: string): Promise<WebSocket> {
  const { headers, cookie, paths, protocol, hello } = dialectOf(kind);
  const socket = new WebSocket(url.replace('http', 'ws') + paths.socket, protocol, { headers: { ...headers, cookie: `${cookie}=${token}` }, perMessageDeflate: false });
  await once(socket, 'open');
  if (hello) {
    const acknowledged = until(socket, hello.until);
    socket.send(hello.say);
    await acknowledged;
  }
  return socket;
}

/** One operation after the other over an open socket, each with its answer. */
export interface SocketLine {
  ask(frameOf: (id: string) => string): Promise<string>;
  close(): void;
}

export async function openSocketLine(server: ServerAt, token: string): Promise<SocketLine> {
  const socket = await openSocket(server, token);
  let count = 0;
  let waiting: { id: string; resolve(frame: string): void; reject(error: Error): void } | null = null;
  socket.on('message', (data: Buffer) => {
    if (!waiting) return;
    const frame = String(data);
    // A GraphQL answer is `next` or `error`; the `complete` that follows has been heard for.
    if (!frame.includes(`"id":"${waiting.id}"`) || frame.includes('"type":"complete"')) return;
    const { resolve } = waiting;
    waiting = null;
    resolve(frame);
  });
  socket.once('close', (code) => waiting?.reject(new Error(`The server closed the socket: ${code}.`)));
  return {
    ask: (frameOf) => {
      const id = `s${++count}`;
      const answer = new Promise<string>((resolve, reject) => (waiting = { id, resolve, reject }));
      socket.send(frameOf(id));
      return answer;
    },
    close: () => socket.terminate(),
  };
}

/** Waits for a frame with this in it. */
export function until(socket: WebSocket, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = (code: number) => reject(new Error(`The socket was closed (${code}) before it said ${word}.`));
    const hear = (data: Buffer) => {
      if (!data.includes(word)) return;
      socket.off('message', hear);
      socket.off('close', closed);
      resolve();
    };
    socket.on('message', hear);
    socket.once('close', closed);
  });
}
