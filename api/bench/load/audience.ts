import type { WebSocket } from 'ws';
import { dialectOf, type ServerAt } from './dialect.ts';
import { markIn } from './mark.ts';
import { openSocket, until } from './socket-line.ts';

/** Many who listen to one thread, and what they have heard. */
export interface Audience {
  size: number;
  /** Expects a message by its number; resolves when everybody has heard it. */
  expect(number: number): Promise<void>;
  /** Milliseconds from sending to hearing, of everybody, since it was last asked. */
  waits(): number[];
  faults(): Faults;
  close(): void;
}

export interface Faults {
  lost: number;
  double: number;
  disorder: number;
}

/** So many sockets are opened at once. */
const AT_ONCE = 25;

export async function openAudience({ server, tokens, threadId, afterSeq }: { server: ServerAt; tokens: string[]; threadId: string; afterSeq: number }): Promise<Audience> {
  const pending = new Map<number, { sent: number; left: number; done(): void }>();
  const counts = { double: 0, disorder: 0 };
  let waits: number[] = [];

  const hear = (last: { seq: number }, data: Buffer): void => {
    const mark = markIn(data);
    const message = mark && pending.get(mark.number);
    if (!mark || !message) return;
    if (mark.seq === last.seq) counts.double += 1;
    else if (mark.seq < last.seq) counts.disorder += 1;
    last.seq = mark.seq;
    waits.push(performance.now() - mark.sent);
    message.left -= 1;
    if (message.left > 0) return;
    message.done();
  };
  const attach = (socket: WebSocket): void => {
    const last = { seq: 0 };
    socket.on('message', (data: Buffer) => hear(last, data));
  };

  const sockets = await openMany({ server, tokens, threadId, afterSeq }, attach);
  return {
    size: sockets.length,
    expect: (number) => new Promise((done) => pending.set(number, { sent: performance.now(), left: sockets.length, done })),
    waits: () => {
      const heard = waits;
      waits = [];
      return heard;
    },
    faults: () => {
      const lost = [...pending.values()].reduce((sum, { left }) => sum + Math.max(0, left), 0);
      pending.clear();
      const faults = { lost, ...counts };
      Object.assign(counts, { double: 0, disorder: 0 });
      return faults;
    },
    close: () => {
      for (const socket of sockets) socket.terminate();
    },
  };
}

/** Opens sockets that listen to one thread, a few at a time; each answers before it counts as there. */
export async function openMany({ server, tokens, threadId, afterSeq }: { server: ServerAt; tokens: string[]; threadId: string; afterSeq: number }, attach: (socket: WebSocket) => void): Promise<WebSocket[]> {
  const dialect = dialectOf(server.kind);
  const sockets: WebSocket[] = [];
  for (let from = 0; from < tokens.length; from += AT_ONCE) {
    const some = await Promise.all(tokens.slice(from, from + AT_ONCE).map(async (token) => {
      const socket = await openSocket(server, token);
      attach(socket);
      // The product says how the thread stands, the raw server that it listens; the peer says nothing.
      const there = server.kind === 'apollo' ? Promise.resolve() : until(socket, server.kind === 'raw' ? 'listening' : 'ThreadChanged');
      socket.send(dialect.listen(threadId, afterSeq));
      await there;
      return socket;
    }));
    sockets.push(...some);
  }
  return sockets;
}
