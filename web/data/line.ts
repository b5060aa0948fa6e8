import { createClient } from 'graphql-ws/client';
import type { FormattedExecutionResult, GraphQLError } from 'graphql';
import { makeOperationIds } from './operation-id.ts';

/** The connection went while something was asked for on it. Whoever asked asks again once there is a new one. */
export class LineLost extends Error {
  override name = 'LineLost';
  constructor() {
    super('The live connection is gone.');
  }
}

export type LineSink = {
  next: (result: FormattedExecutionResult) => void;
  error: (error: LineLost | readonly GraphQLError[] | Error) => void;
  complete: () => void;
};

/** One socket, from its opening to its loss. It is never opened again: the next one is another line. */
export type Line = {
  subscribe: (request: { query: string; variables?: Record<string, unknown>; operationName?: string }, sink: LineSink) => () => void;
  /** Asks the server for a sign of life now, because the device says that something about the network changed. */
  probe: () => void;
  close: () => void;
};

export type LineEvents = {
  live: () => void;
  /** Something came: what is on the screen is in sync to now. */
  frame: () => void;
  /** With the code of the closing, 1006 where there was none. Heard once. */
  lost: (code: number) => void;
};

/**
 * Opens a socket that speaks graphql-transport-ws. graphql-ws would reconnect by itself and then repeat each
 * subscription with its first variables, so a stream would begin again where it once began. Here it never does: with
 * the socket every subscription on it ends with `LineLost`, and whoever follows a feed asks anew with what it has.
 */
export function openLine(url: string, webSocket: unknown, hear: LineEvents): Line {
  const sinks = new Set<LineSink>();
  let over = false;
  let socket: Pick<WebSocket, 'send'> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const client = createClient({
    url,
    webSocketImpl: webSocket,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => undefined,
    generateID: makeOperationIds(),
    keepAlive: PING_EVERY,
    connectionAckWaitTimeout: ANSWER_WITHIN,
    on: {
      opened: (opened) => (socket = opened as WebSocket),
      connected: () => {
        clearTimeout(silence);
        hear.live();
      },
      message: () => hear.frame(),
      ping: (received) => !received && awaitAnswer(),
      pong: (received) => received && clearTimeout(silence),
      closed: (event) => end(codeOf(event)),
    },
  });
  awaitAnswer(CONNECT_WITHIN);

  return {
    subscribe(request, sink) {
      if (over) {
        sink.error(new LineLost());
        return () => undefined;
      }
      sinks.add(sink);
      const stop = client.subscribe(request, {
        next: (result) => sinks.has(sink) && sink.next(result as FormattedExecutionResult),
        error: (error) => sinks.delete(sink) && sink.error(isErrorList(error) ? error : new LineLost()),
        complete: () => sinks.delete(sink) && sink.complete(),
      });
      return () => {
        if (sinks.delete(sink)) stop();
      };
    },
    probe() {
      if (over || !socket) return;
      socket.send('{"type":"ping"}');
      awaitAnswer();
    },
    close: finish,
  };

  function awaitAnswer(within = ANSWER_WITHIN) {
    clearTimeout(silence);
    silence = setTimeout(() => client.terminate(), within);
  }

  function end(code: number) {
    if (over) return;
    over = true;
    hear.lost(code);
    finish();
  }

  function finish() {
    over = true;
    clearTimeout(silence);
    // Rejects where the socket never opened: there is nothing left to close then.
    Promise.resolve(client.dispose()).catch(() => undefined);
    const orphans = [...sinks];
    sinks.clear();
    for (const sink of orphans) sink.error(new LineLost());
  }
}

/** Milliseconds. A line that went silent is given up after the sum of the first two. */
const PING_EVERY = 12_000;
const ANSWER_WITHIN = 5_000;
const CONNECT_WITHIN = 15_000;

function codeOf(event: unknown): number {
  return typeof event === 'object' && event !== null && 'code' in event && typeof event.code === 'number' ? event.code : 1006;
}

function isErrorList(error: unknown): error is readonly GraphQLError[] {
  return Array.isArray(error);
}
