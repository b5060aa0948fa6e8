import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type GivenError, meaningOf, NotNow, Refused } from './answers.ts';
import type { Operation } from './ask.ts';
import { headersOf, type Session } from './session.ts';

/** A socket carries at most twenty operations at once; two stay free for those that are just ending. */
const STREAMS = 18;
/** Milliseconds: between two pings, and how long the answer may take. */
const PING = { every: 10_000, within: 5_000 };

/** The sockets of one session. */
export interface Sockets {
  /**
   * Subscribes once. It ends when the server completes it or the signal is given; it throws NotNow when the connection
   * breaks. It does not come back by itself: graphql-ws would repeat the first variables, and with them old cursors.
   */
  stream<Given extends object, Answer>(operation: Operation<Given, Answer>, given: Given, signal: AbortSignal): AsyncGenerator<Answer, void>;
  close(): void;
}

export function openSockets(session: Session): Sockets {
  const open: { client: Client; streams: number }[] = [];

  const roomy = () => {
    const found = open.find((each) => each.streams < STREAMS);
    if (found) return found;
    const fresh = { client: connect(session), streams: 0 };
    open.push(fresh);
    return fresh;
  };

  return {
    async *stream<Given extends object, Answer>({ text }: Operation<Given, Answer>, given: Given, signal: AbortSignal) {
      if (signal.aborted) return;
      const socket = roomy();
      socket.streams += 1;
      const results = socket.client.iterate<Answer>({ query: text, variables: Object.fromEntries(Object.entries(given)) });
      const stop = () => void results.return?.();
      signal.addEventListener('abort', stop, { once: true });
      try {
        for await (const { data, errors } of results) {
          if (errors || !data) throw meaningOf((errors ?? []) as readonly GivenError[]);
          yield data;
        }
      } catch (error) {
        throw translated(error);
      } finally {
        signal.removeEventListener('abort', stop);
        socket.streams -= 1;
      }
    },
    close: () => {
      for (const { client } of open) client.terminate();
    },
  };
}

/** Whoever holds the cookies of a session opens sockets as that session, from its own page. */
function connect(session: Session): Client {
  let silent: NodeJS.Timeout | undefined;
  const client = createClient({
    url: new URL('/graphql', session.server).href.replace(/^http/, 'ws'),
    retryAttempts: 0,
    connectionAckWaitTimeout: PING.within,
    keepAlive: PING.every,
    on: {
      ping: (received) => {
        if (!received) silent = setTimeout(() => client.terminate(), PING.within);
      },
      pong: (received) => {
        if (received) clearTimeout(silent);
      },
      closed: () => clearTimeout(silent),
    },
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: headersOf(session), handshakeTimeout: PING.within, perMessageDeflate: false });
      }
    },
  });
  return client;
}

/** graphql-ws throws what it has: a list of errors, the event of a socket that closed, or that of one that never opened. */
function translated(error: unknown): Error {
  if (error instanceof NotNow || error instanceof Refused) return error;
  if (Array.isArray(error)) return meaningOf(error as GivenError[]);
  if (typeof error !== 'object' || error === null) return new NotNow('The socket broke.');
  if ('code' in error && (error.code === 4401 || error.code === 4403)) return new Refused('The session has ended.', 'UNAUTHENTICATED');
  return new NotNow('code' in error ? `The socket was closed with ${String(error.code)}.` : 'The socket could not be opened.');
}
