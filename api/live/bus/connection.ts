import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import { knock, portOf } from './knock.ts';

/** Milliseconds until an attempt to reach a server is given up. */
const PATIENCE = 2_000;
/** Milliseconds between two pulses, and how many go unanswered before a connection counts as dead. */
const PULSE = 500;
const DEAD_AFTER = 4;
/** Bytes that are said and not yet known to have arrived. What would be more is not said: it is a hint, and memory is not. */
const MOST_UNDERWAY = 4 * 1024 * 1024;

/** One connection to NATS, from its first word to its end. */
export interface Connection {
  say(subject: string, words: string): void;
  listen(subject: string): void;
  deafen(subject: string): void;
  /** Resolves when all that was said has arrived, or the connection is lost. */
  arrived(): Promise<unknown>;
  isLost(): boolean;
  /** Resolves when it is lost, with the reason. */
  readonly lost: Promise<Error>;
  close(): Promise<void>;
}

export interface Hearing {
  hear(subject: string, words: Uint8Array): void;
  /** The server does not let us listen there, or say something. */
  onRefused(error: Error): void;
}

/**
 * Reaches a server, or fails within a few seconds. The library would reconnect by itself, but keeps what is said meanwhile
 * without a bound, and cannot be called off while it waits for its first connection: so each of its connections is used
 * once.
 */
export async function reach(server: URL, { hear, onRefused }: Hearing): Promise<Connection> {
  await knock(server, PATIENCE);
  const nats = await connect({ ...credentials(server), servers: [`${server.hostname}:${portOf(server)}`], name: 'switchboard', noEcho: true, reconnect: false, ignoreClusterUpdates: true, timeout: PATIENCE });
  const pulse = takePulse(nats);
  void tellRefusals(nats, onRefused);
  const subscriptions = new Map<string, Subscription>();

  return {
    say: (subject, words) => {
      if (nats.isClosed() || !pulse.hasRoom(subject.length + words.length)) return;
      nats.publish(subject, words);
    },
    listen: (subject) => {
      if (nats.isClosed() || subscriptions.has(subject)) return;
      subscriptions.set(subject, nats.subscribe(subject, { callback: (error, message) => (error ? undefined : hear(subject, message.data)) }));
    },
    deafen: (subject) => {
      subscriptions.get(subject)?.unsubscribe();
      subscriptions.delete(subject);
    },
    arrived: () => Promise.race([nats.flush().catch(() => undefined), nats.closed()]),
    isLost: () => nats.isClosed(),
    lost: nats.closed().then((error) => pulse.end() ?? error ?? new Error('closed by the other side')),
    close: () => nats.close(),
  };
}

/** Also of what is said, which has nobody who would be called back. */
async function tellRefusals(nats: NatsConnection, onRefused: (error: Error) => void): Promise<void> {
  for await (const status of nats.status()) if (status.type === 'error') onRefused(status.error);
}

/**
 * Asks for a sign of life all the time, which a frozen server or a broken way does not give and TCP notices only after
 * minutes, and counts by it what is under way. By pulses, not by the clock: after a pause of our own the answer may lie
 * there, unread.
 */
function takePulse(nats: NatsConnection) {
  let underway = 0;
  let missed: number | null = null;
  let dead: Error | null = null;

  const beat = (): void => {
    if (missed !== null) {
      missed += 1;
      if (missed < DEAD_AFTER) return;
      dead = new Error('no sign of life');
      return void nats.close();
    }
    missed = 0;
    const said = underway;
    nats.flush().then(() => {
      missed = null;
      underway -= said;
    }, () => undefined);
  };
  const beating = setInterval(beat, PULSE).unref();

  return {
    hasRoom: (bytes: number): boolean => {
      if (underway + bytes > MOST_UNDERWAY) return false;
      underway += bytes;
      return true;
    },
    /** Ends it, and says whether it was what ended the connection. */
    end: (): Error | null => {
      clearInterval(beating);
      return dead;
    },
  };
}

/** `nats://user:password@…`, or `nats://token@…`; `tls://` insists on TLS, which is used anyway where a server offers it. */
function credentials(server: URL) {
  const [user, pass] = [decodeURIComponent(server.username), decodeURIComponent(server.password)];
  return {
    ...(server.protocol === 'tls:' ? { tls: {} } : {}),
    ...(user === '' ? {} : pass === '' ? { token: user } : { user, pass }),
  };
}
