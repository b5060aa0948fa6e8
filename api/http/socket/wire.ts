import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { CloseCode } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Limits } from '../../limits.ts';
import { RESUME } from './resume.ts';

/** So much may wait without anybody waiting for it. */
const NEAR = 64 * 1024;
/** How long a closing handshake may take, in milliseconds. */
const FAREWELL = 2_000;

/**
 * One socket's way out. It sends, and goes on as soon as the other side keeps up. Where it does not, whoever reads for it
 * waits, so that what it has not read lies in the database and not in our memory; and where it reads nothing for too
 * long, or too much waits, it is cut with a code that means "resume". Others notice nothing.
 *
 * Whole frames go past `ws`, to the stream below it. They cannot fall into the middle of one of its own: without
 * compression it writes each frame in one go, and after its closing frame nothing is pushed any more.
 */
export class Wire {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  readonly #limits: Pick<Limits['socket'], 'unread' | 'stalled'>;
  readonly #onSent: () => void;
  #whenFree: (() => void)[] | null = null;

  /** `onSent`: told of whatever goes out. */
  constructor(socket: WebSocket, stream: Duplex, limits: Pick<Limits['socket'], 'unread' | 'stalled'>, onSent: () => void = () => undefined) {
    this.#socket = socket;
    this.#stream = stream;
    this.#limits = limits;
    this.#onSent = onSent;
  }

  /** Sends a text. Settles as soon as the other side keeps up. */
  async send(data: string): Promise<void> {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    this.#onSent();
    // An answer and the word that it was the last are two messages: what is said in one breath goes out in one write.
    this.#stream.cork();
    process.nextTick(() => this.#stream.uncork());
    const flushed = new Promise<void>((resolve) => socket.send(data, () => resolve()));
    if (socket.bufferedAmount > this.#limits.unread) return cut(socket);
    if (this.isFree()) return;
    const done = this.#watch();
    await flushed;
    done();
  }

  /** Writes a whole frame, as it is. */
  push(frame: Buffer): void {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return;
    this.#onSent();
    const waiting = socket.bufferedAmount + frame.byteLength;
    if (waiting <= NEAR) return void this.#stream.write(frame);
    this.#stream.write(frame, this.#watch());
    if (waiting > this.#limits.unread) cut(socket);
  }

  /** What is pushed within is handed to the system in one call. */
  atOnce(push: () => void): void {
    this.#stream.cork();
    push();
    this.#stream.uncork();
  }

  /** Whether little enough waits to be read. */
  isFree(): boolean {
    return this.#socket.bufferedAmount <= NEAR;
  }

  /** Calls back once, when that is so again. */
  onceFree(then: () => void): void {
    if (this.isFree()) then();
    else this.#whenFree = [...(this.#whenFree ?? []), then];
  }

  /** What was written last may wait so long, until what this returns is called. */
  #watch(): () => void {
    const stalled = setTimeout(() => cut(this.#socket), this.#limits.stalled);
    return () => {
      clearTimeout(stalled);
      if (!this.isFree()) return;
      const then = this.#whenFree ?? [];
      this.#whenFree = null;
      for (const each of then) each();
    };
  }
}

/** Closes as the protocol says, in words of ours alone: the protocol's own would repeat what the other side has sent, however long. */
export function sayWhy(socket: WebSocket, code: number): void {
  farewell(socket, code, REASONS[code] ?? 'Closed');
}

const REASONS: Record<number, string> = {
  [CloseCode.BadRequest]: 'Invalid message',
  [CloseCode.Unauthorized]: 'Unauthorized',
  [CloseCode.ConnectionInitialisationTimeout]: 'Connection initialisation timeout',
  [CloseCode.SubscriberAlreadyExists]: 'Subscriber already exists',
  [CloseCode.TooManyInitialisationRequests]: 'Too many initialisation requests',
  [CloseCode.InternalServerError]: 'Internal server error',
};

/** Closes, and does not wait for ever for the other side to agree. */
export function farewell(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === socket.CLOSED) return;
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), FAREWELL).unref();
}

/** Looks after sockets until they close. */
export interface KeepAlive {
  watch(socket: WebSocket): void;
  stop(): void;
}

/** Of so many parts of all sockets, one after the other is asked, so that not all are at once. */
const PARTS = 12;

/**
 * Asks each socket every so often whether somebody is still there. The answer must repeat what was asked, so it takes
 * somebody who reads: one that only sends pongs of its own is as good as gone. One timer for all: ten thousand of their own
 * would cost more than what they watch.
 */
export function createKeepAlive(every: number): KeepAlive {
  const parts = Array.from({ length: PARTS }, () => new Map<WebSocket, Buffer | null>());
  const partOf = new WeakMap<WebSocket, Map<WebSocket, Buffer | null>>();
  let turn = 0;

  const timer = setInterval(() => {
    turn = (turn + 1) % PARTS;
    const part = parts[turn] ?? new Map();
    for (const [socket, asked] of part) {
      if (asked) {
        socket.terminate();
        continue;
      }
      const question = randomBytes(8);
      part.set(socket, question);
      if (socket.readyState === socket.OPEN) socket.ping(question);
    }
  }, every / PARTS);
  timer.unref();

  function hear(this: WebSocket, answer: Buffer): void {
    const part = partOf.get(this);
    if (part?.get(this)?.equals(answer)) part.set(this, null);
  }
  function forget(this: WebSocket): void {
    partOf.get(this)?.delete(this);
  }

  return {
    watch: (socket) => {
      const part = parts[turn] ?? new Map<WebSocket, Buffer | null>();
      part.set(socket, null);
      partOf.set(socket, part);
      socket.on('pong', hear);
      socket.once('close', forget);
    },
    stop: () => clearInterval(timer),
  };
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
