import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buildSchema, execute, graphql, subscribe, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** What stands behind the contract's root fields: their resolvers, arguments first. */
export type Roots = Record<string, (input: never) => unknown>;

export type ContractServer = {
  httpUrl: string;
  socketUrl: string;
  /** Cuts every connection, as a restart or a dead network does. Nobody gets in before `comeBack`. */
  goAway: () => Promise<void>;
  comeBack: () => Promise<void>;
  /** Closes every socket with a code of the protocol. */
  closeSockets: (code: number) => void;
  /** The next so many requests are done, and their answers never arrive. */
  loseAnswers: (count: number) => void;
  /** Every socket stays open and answers nothing any more. */
  fallSilent: () => void;
  /** How many sockets are open. */
  sockets: () => number;
};

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema.graphql'), 'utf8'));

/**
 * A server that speaks the contract over real HTTP and real sockets, with the faults a network has. It stands in for
 * the API where a test needs to say exactly when what goes wrong; the story in the browser runs against the real one.
 */
export async function serveContract(roots: Roots): Promise<ContractServer> {
  let http: Server;
  let sockets: WebSocketServer;
  let port = 0;
  let toLose = 0;
  await comeBack();

  return {
    httpUrl: `http://127.0.0.1:${port}/graphql`,
    socketUrl: `ws://127.0.0.1:${port}/graphql`,
    goAway,
    comeBack,
    closeSockets: (code) => sockets.clients.forEach((socket) => socket.close(code)),
    loseAnswers: (count) => (toLose = count),
    fallSilent: () => sockets.clients.forEach((socket) => socket.removeAllListeners('message')),
    sockets: () => sockets.clients.size,
  };

  async function comeBack() {
    http = createServer((request, response) => void answer(request, response));
    sockets = new WebSocketServer({ server: http, path: '/graphql' });
    // Its own copy of graphql would not know this schema.
    useServer({ schema, validate, execute, subscribe, roots: { subscription: roots } }, sockets);
    await new Promise<void>((listening) => http.listen(port, '127.0.0.1', listening));
    port = (http.address() as AddressInfo).port;
  }

  async function goAway() {
    const closed = new Promise((done) => http.close(done));
    for (const socket of sockets.clients) socket.terminate();
    http.closeAllConnections();
    await closed;
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await textOf(request);
    const { query, variables, operationName } = JSON.parse(body);
    const result = await graphql({ schema, source: query, rootValue: roots, variableValues: variables, operationName });
    if (toLose > 0) {
      toLose -= 1;
      return void request.socket.destroy();
    }
    response.setHeader('content-type', 'application/graphql-response+json').end(JSON.stringify(result));
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
