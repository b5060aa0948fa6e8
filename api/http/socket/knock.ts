import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';
import { apiTokenBySecret, isApiTokenGood, redeemSocketTicket } from '../../domain/access/use-api-token.ts';
import type { Recognition } from '../../domain/access/recognition.ts';
import type { Door, From } from '../../domain/call.ts';
import { sessionIn } from '../asking.ts';
import { bearerIn } from '../bearer.ts';
import { readCookie } from '../cookies.ts';
import { ticketIn } from '../ticket.ts';
import type { Peer } from './protocol.ts';

/** Who opens a socket: a session, for as long as it stands. */
export type Knock = Pick<Peer, 'sessionId' | 'person' | 'token' | 'browser' | 'stillSignedIn'>;

/**
 * Whom an upgrade belongs to: an API token that is shown, one that the ticket was given for, or the session of the cookie.
 * The first of these that is there decides; a bad token beside a good cookie opens nothing.
 */
export async function knocking(config: Pick<Config, 'secureCookies'>, door: Door, recognition: Recognition, from: From, { headers }: IncomingMessage): Promise<Knock | null> {
  const { authorization, cookie, 'sec-websocket-protocol': offered, 'user-agent': agent = null } = headers;
  const [secret, ticket] = [bearerIn(authorization), ticketIn(offered)];
  if (secret !== null) return throughToken(door, (await door.lookOpen(from, (call) => apiTokenBySecret(call, secret)))?.token ?? null);
  if (ticket !== null) return throughToken(door, await door.actOpen(from, (call) => redeemSocketTicket(call, ticket)));

  const session = await sessionIn(config, door, from, cookie, recognition);
  if (session === null) return null;
  const { sessionId } = session;
  return {
    sessionId,
    person: session.account.id,
    token: null,
    browser: { deviceToken: readCookie(config, cookie, 'device'), formerSessionId: sessionId, agent },
    stillSignedIn: (from) => recognition.stands(from, sessionId),
  };
}

/** Whether it came with an API token, or a ticket for one, good or not. */
export function showsToken({ headers }: IncomingMessage): boolean {
  return bearerIn(headers.authorization) !== null || ticketIn(headers['sec-websocket-protocol']) !== null;
}

function throughToken(door: Door, token: string | null): Knock | null {
  if (token === null) return null;
  return {
    sessionId: token,
    person: null,
    token,
    browser: { deviceToken: null, formerSessionId: null, agent: null },
    stillSignedIn: (from) => door.lookOpen(from, (call) => isApiTokenGood(call, token)),
  };
}
