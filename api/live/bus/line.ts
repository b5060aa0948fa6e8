import { setImmediate as breath, setTimeout as sleep } from 'node:timers/promises';
import { describe, type Log } from '../../log.ts';
import type { Connection } from './connection.ts';

/** At most so many milliseconds between two attempts; how many, the dice say, so that not all servers come back at once. */
const MOST_PAUSE = 2_000;
/** Milliseconds that what was said last may take to arrive when we go. */
const FAREWELL = 800;
/** So many subscriptions in one go when a line comes back, since this server has others to serve. */
const AT_ONCE = 500;

/** A line to NATS for as long as it is wanted: it comes, goes and comes back by itself, and nobody ever waits for it. */
export interface Line {
  isThere(): boolean;
  /** Says something; while there is no line, nothing. */
  say(subject: string, words: string): void;
  listen(subject: string): void;
  deafen(subject: string): void;
  close(): Promise<void>;
}

export interface LineParts {
  /** One or several of one cluster: any of them will do. */
  servers: URL[];
  hear(subject: string, words: Uint8Array): void;
  /** The line stands, with everything that is listened to. What others said until now was not heard. */
  onThere(): void;
  log: Log;
}

export function openLine({ servers, hear, onThere, log }: LineParts): Line {
  const ending = new AbortController();
  const wanted = new Set<string>();
  let connection: Connection | null = null;
  let there = false;

  /** Ends with an error, in any case: when the server could not be reached, or has been lost. */
  const stand = async (server: URL): Promise<never> => {
    // Loaded when it is needed: most servers stand alone.
    const { reach } = await import('./connection.ts');
    const reached = await reach(server, { hear, onRefused: (error) => log.warn('bus.refused', describe(error)) });
    if (ending.signal.aborted) await reached.close();
    connection = reached;
    let count = 0;
    for (const subject of wanted) {
      reached.listen(subject);
      if (++count % AT_ONCE === 0) await breath();
    }
    await reached.arrived();
    if (!reached.isLost()) {
      there = true;
      log.info('bus.there', { message: server.host });
      onThere();
    }
    throw await reached.lost;
  };

  const keep = async (): Promise<void> => {
    let tries = 0;
    let told = false;
    while (!ending.signal.aborted) {
      const error = await stand(anyOf(servers)).catch((error: unknown) => error);
      if (there) [tries, told] = [0, false];
      [connection, there] = [null, false];
      if (!told && !ending.signal.aborted) log.warn('bus.away', { ...describe(error), hint: 'other servers are heard through the database, once a second' });
      told = true;
      await sleep(Math.random() * Math.min(MOST_PAUSE, 100 * 2 ** tries++), undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  void keep();

  return {
    isThere: () => there,
    say: (subject, words) => connection?.say(subject, words),
    listen: (subject) => {
      wanted.add(subject);
      connection?.listen(subject);
    },
    deafen: (subject) => {
      wanted.delete(subject);
      connection?.deafen(subject);
    },
    close: async () => {
      ending.abort();
      const last = connection;
      if (last) await Promise.race([last.arrived(), sleep(FAREWELL, undefined, { ref: false })]);
      await last?.close();
    },
  };
}

function anyOf(servers: URL[]): URL {
  const server = servers[Math.floor(Math.random() * servers.length)];
  if (!server) throw new Error('a line needs a server');
  return server;
}
