import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.ts';
import { newId } from '../domain/id.ts';
import { describe, type Log } from '../log.ts';
import { sessionIn } from './asking.ts';
import { readCookie } from './cookies.ts';
import { addressOf } from './socket/address.ts';
import { refusalOf, refuseUpgrade } from './socket/handshake.ts';
import { SOCKET_LIMITS, type SocketLimits } from './socket/limits.ts';
import { createProtocol, type Peer, type ProtocolParts, signOff } from './socket/protocol.ts';
import { type RightsBell, watchSessions } from './socket/sessions.ts';
import { createPace, createSend, farewell, keepAlive } from './socket/wire.ts';

export type { RightsBell };

export interface SocketParts extends Omit<ProtocolParts, 'limits'> {
  server: HttpServer;
  config: Pick<Config, 'secureCookies' | 'origins' | 'trustedProxies'>;
  bell: RightsBell;
  log: Log;
  limits?: Partial<SocketLimits>;
}

/** Takes upgrades at /graphql, and ends every socket whose session has ended. */
export function mountSockets(parts: SocketParts): { stop(): Promise<void> } {
  const { server, config, bell, house, log, report } = parts;
  const limits = { ...SOCKET_LIMITS, ...parts.limits };
  const protocol = createProtocol({ ...parts, limits });
  const peers = new Set<Peer>();
  const sessions = watchSessions(house.door, bell, peers, report);
  const handshakes = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.message,
    perMessageDeflate: false,
    handleProtocols: () => GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const refused = refusalOf(config, request);
    if (refused !== null) return refuseUpgrade(socket, refused);
    const { cookie } = request.headers;
    const address = addressOf(request, config.trustedProxies);
    const sessionId = await sessionIn(config, house.door, { address, requestId: newId() }, cookie);
    const ofSession = [...peers].filter((peer) => peer.sessionId === sessionId).length;
    if (sessionId !== null && ofSession >= limits.socketsPerSession) return refuseUpgrade(socket, 429);
    handshakes.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => log.debug('socket.broken', describe(error)));
      // A browser is told nothing about a refused upgrade, so nobody would learn that they have to sign in.
      if (sessionId === null) return farewell(opened, CloseCode.Unauthorized, 'Sign in first');
      const browser = { deviceToken: readCookie(config, cookie, 'device'), formerSessionId: sessionId, agent: request.headers['user-agent'] ?? null };
      const stillSignedIn: Peer['stillSignedIn'] = async (from) => (await sessionIn(config, house.door, from, cookie)) === sessionId;
      talk({ socket: opened, sessionId, address, browser, stillSignedIn });
    });
  };

  const talk = (peer: Peer) => {
    const { socket } = peer;
    const isTooFast = createPace(limits.messagesPerSecond);
    peers.add(peer);
    keepAlive(socket, limits.pingEvery);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: createSend(socket, limits),
        close: (code, reason) => farewell(socket, code ?? CloseCode.InternalServerError, reason ?? ''),
        onMessage: (read) =>
          socket.on('message', (data) => {
            if (isTooFast()) return farewell(socket, 1008, 'Too many messages');
            read(String(data)).catch((error: unknown) => {
              report(error);
              farewell(socket, CloseCode.InternalServerError, 'Internal server error');
            });
          }),
      },
      peer,
    );
    socket.once('close', (code: number, reason: Buffer) => {
      peers.delete(peer);
      closed(code, String(reason)).catch(report);
    });
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    void upgrade(request, socket, head).catch((error: unknown) => {
      report(error);
      refuseUpgrade(socket, 503);
    });
  server.on('upgrade', onUpgrade);

  return {
    /** 1001 and nothing else: a `complete` would tell clients that their stream has come to its end. */
    stop: async () => {
      server.off('upgrade', onUpgrade);
      server.on('upgrade', (_request, socket) => refuseUpgrade(socket, 503));
      sessions.stop();
      await Promise.all([...peers].map((peer) => closing(peer.socket)));
    },
  };
}

async function closing(socket: WebSocket): Promise<void> {
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  farewell(socket, 1001, 'Going away');
  await Promise.race([closed, sleep(3_000, undefined, { ref: false })]);
}
