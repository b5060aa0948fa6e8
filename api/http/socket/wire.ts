import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { RESUME, type SocketLimits } from './limits.ts';

/** So much may wait without anybody waiting for it. */
const NEAR = 64 * 1024;
/** How long a closing handshake may take, in milliseconds. */
const FAREWELL = 2_000;

/**
 * Sends, and goes on as soon as the other side keeps up. Where it does not, whoever reads for it waits, so that what
 * it has not read lies in the database and not in our memory; and where it reads nothing for too long, or too much
 * waits, it is cut with a code that means "resume". Others notice nothing.
 */
export function createSend(socket: WebSocket, limits: SocketLimits): (data: string) => Promise<void> {
  return async (data) => {
    if (socket.readyState !== socket.OPEN) return;
    const flushed = new Promise<void>((resolve) => socket.send(data, () => resolve()));
    if (socket.bufferedAmount > limits.unread) return cut(socket);
    if (socket.bufferedAmount <= NEAR) return;
    const stalled = setTimeout(() => cut(socket), limits.stalled);
    await flushed;
    clearTimeout(stalled);
  };
}

/** Closes, and does not wait for ever for the other side to agree. */
export function farewell(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === socket.CLOSED) return;
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL).unref();
}

/**
 * Asks every so often whether somebody is still there. The answer must repeat what was asked, so it takes somebody who
 * reads: one that only sends pongs of its own is as good as gone.
 */
export function keepAlive(socket: WebSocket, every: number): void {
  let asked: Buffer | null = null;
  const timer = setInterval(() => {
    if (asked) return socket.terminate();
    asked = randomBytes(8);
    if (socket.readyState === socket.OPEN) socket.ping(asked);
  }, every);
  socket.on('pong', (answer: Buffer) => {
    if (asked?.equals(answer)) asked = null;
  });
  socket.once('close', () => clearInterval(timer));
}

/** Says of each message whether it is one too many; what was not used is kept for ten seconds. */
export function createPace(perSecond: number, now: () => number = Date.now): () => boolean {
  const most = perSecond * 10;
  let left = most;
  let last = now();
  return () => {
    const at = now();
    left = Math.min(most, left + ((at - last) / 1000) * perSecond) - 1;
    last = at;
    return left < 0;
  };
}

function cut(socket: WebSocket): void {
  farewell(socket, RESUME, 'Connect again and resume');
}
