import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { Config } from '../../config.ts';
import { bearerIn } from '../bearer.ts';
import { isOwnOrigin } from '../origin.ts';

/**
 * What an upgrade must bring, or the status it is refused with. A page of somebody else could open a socket with our
 * cookie, and nothing but the Origin header tells: so it must be ours. It may be missing only beside a bearer, for which
 * no cookie is looked at: a program shows one, and no page can. Other subprotocols, among them an older one without any
 * sign-in, are refused before a single message is read.
 */
export function refusalOf(config: Pick<Config, 'origins'>, request: IncomingMessage): number | null {
  if (pathOf(request) !== '/graphql') return 404;
  if (request.method !== 'GET') return 405;
  const { origin, authorization } = request.headers;
  if (!isOwnOrigin(config, origin) && (origin !== undefined || bearerIn(authorization) === null)) return 403;
  const offered = String(request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  return offered.includes(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? null : 400;
}

/** Refuses before the handshake, with a status, in how many seconds it is worth another try, and nothing about the inside. */
export function refuseUpgrade(socket: Duplex, status: number, again?: number): void {
  const retry = again === undefined ? '' : `Retry-After: ${again}\r\n`;
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}Content-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n`);
}

function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}
