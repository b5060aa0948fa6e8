import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.ts';
import type { Recognition } from '../domain/access/recognition.ts';
import { networkOf } from '../domain/access/network.ts';
import type { From } from '../domain/call.ts';
import { newId } from '../domain/id.ts';
import { describe, type Log } from '../log.ts';
import { addressOf } from './socket/address.ts';
import { createAdmittance } from './socket/admittance.ts';
import { type Arrival, createArrivals } from './socket/arrival.ts';
import { refusalOf, refuseUpgrade } from './socket/handshake.ts';
import { knocking, showsToken } from './socket/knock.ts';
import { createProtocol, type Peer, type ProtocolParts, signOff } from './socket/protocol.ts';
import { type RightsBell, watchSessions } from './socket/sessions.ts';
import { createKeepAlive, createPace, farewell, sayWhy, Wire } from './socket/wire.ts';

export type { RightsBell };

export interface SocketParts extends ProtocolParts {
  server: HttpServer;
  config: Pick<Config, 'secureCookies' | 'origins' | 'trustedProxies'>;
  bell: RightsBell;
  recognition: Recognition;
  log: Log;
  tokenRefused(from: From): void;
}

/** So many milliseconds apart sockets are let go, on average, when the server ends: a few are gone at once. */
const APART = 5;

/** Takes upgrades at /graphql, and ends every socket whose session has ended. */
export function mountSockets(parts: SocketParts): { stop(): Promise<void> } {
  const { server, config, bell, house, limits, log, report } = parts;
  const protocol = createProtocol(parts);
  const peers = new Set<Peer>();
  const alive = createKeepAlive(limits.pingEvery);
  const sessions = watchSessions(house.door, bell, peers, report);
  const admittance = createAdmittance(limits);
  const arrivals = createArrivals(limits);
  let leaving = false;
  const handshakes = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.message,
    perMessageDeflate: false,
    handleProtocols: () => GRAPHQL_TRANSPORT_WS_PROTOCOL,
  });

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const from = { address: addressOf(request, config.trustedProxies), requestId: newId() };
    const tell = (code: string, sessionId: string | null) => house.onRefused({ code, field: null, who: sessionId === null ? null : { session: sessionId }, from });
    const refused = refusalOf(config, request);
    if (refused === 403) tell('FORBIDDEN', null);
    if (refused !== null) return refuseUpgrade(socket, refused);
    if (!admittance.take()) return refuseUpgrade(socket, 503, admittance.later());
    const knock = await knocking(config, house.door, parts.recognition, from, request);
    if (leaving) return refuseUpgrade(socket, 503, admittance.later());
    if (knock === null) {
      admittance.giveBack();
      if (!parts.admission.paces.network.allows(networkOf(from.address))) {
        tell('RATE_LIMITED', null);
        return refuseUpgrade(socket, 429);
      }
      tell('UNAUTHENTICATED', null);
      if (showsToken(request)) parts.tokenRefused(from);
    }
    const ofTheirs = knock === null ? 0 : [...peers].filter((peer) => ownerOf(peer) === ownerOf(knock)).length;
    if (knock !== null && ofTheirs >= limits.socketsOfOne) {
      tell('RATE_LIMITED', knock.sessionId);
      return refuseUpgrade(socket, 429);
    }
    handshakes.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => log.debug('socket.broken', describe(error)));
      // A browser is told nothing about a refused upgrade, so nobody would learn that they have to sign in.
      if (knock === null) return farewell(opened, CloseCode.Unauthorized, 'Sign in first');
      const arrival = arrivals(opened);
      talk({ socket: opened, wire: new Wire(opened, socket, limits, arrival.sent), address: from.address, ...knock }, arrival);
    });
  };

  const talk = (peer: Peer, arrival: Arrival) => {
    const { socket, wire } = peer;
    const isTooFast = createPace(limits.messagesPerSecond);
    peers.add(peer);
    alive.watch(socket);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (data) => wire.send(data),
        close: (code) => sayWhy(socket, code ?? CloseCode.InternalServerError),
        onMessage: (read) =>
          socket.on('message', (data, isBinary) => {
            if (isTooFast()) return farewell(socket, 1008, 'Too many messages');
            if (isBinary) return sayWhy(socket, CloseCode.BadRequest);
            arrival.heard(() => void read(String(data)).catch((error: unknown) => {
              if (isOfServers(error)) return sayWhy(socket, CloseCode.BadRequest);
              report(error);
              sayWhy(socket, CloseCode.InternalServerError);
            }));
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
      refuseUpgrade(socket, 503, admittance.later());
    });
  server.on('upgrade', onUpgrade);

  return {
    /**
     * 1001 and nothing else: a `complete` would tell clients that their stream has come to its end. Not all at once, so
     * that the next server does not get all at once; until then they hear everything, and rights end as ever.
     */
    stop: async () => {
      leaving = true;
      server.off('upgrade', onUpgrade);
      server.on('upgrade', (_request, socket) => refuseUpgrade(socket, 503, admittance.later()));
      const over = Math.min(limits.leaveOver, peers.size * APART);
      await Promise.all([...peers].map((peer) => sleep(Math.random() * over).then(() => closing(peer.socket))));
      sessions.stop();
      alive.stop();
    },
  };
}

/** A message that only servers say. The protocol's parser knows it, and then nobody knows what to do with it. */
function isOfServers(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected message of type');
}

async function closing(socket: WebSocket): Promise<void> {
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  farewell(socket, 1001, 'Going away');
  await Promise.race([closed, sleep(3_000, undefined, { ref: false })]);
}

/** Whose a socket is: a person's, through whichever session, or an API token's. */
function ownerOf({ person, token }: Pick<Peer, 'person' | 'token'>): string | null {
  return person ?? token;
}
