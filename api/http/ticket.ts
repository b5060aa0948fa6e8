import type { FastifyInstance } from 'fastify';
import { makeSocketTicket } from '../domain/access/use-api-token.ts';
import type { Door, From } from '../domain/call.ts';
import type { AskersPaces } from '../graphql/admit/paces.ts';
import { asSent } from '../graphql/errors.ts';
import { askingWith, bearerIn, RefusedToken } from './bearer.ts';
import { sayWhen } from './refusals.ts';

export interface TicketParts {
  door: Door;
  paces: AskersPaces;
  tokenRefused(from: From): void;
  report(error: unknown): void;
}

const STATUS: Record<string, number> = { UNAUTHENTICATED: 401, RATE_LIMITED: 429, UNAVAILABLE: 503 };
const TICKET = /^ticket\.([\w-]{16,256})$/;

/**
 * Gives whoever shows an API token a ticket for one socket. A page cannot send headers along with an upgrade, and a
 * secret that lasts has no business in what it can send: the address and the subprotocols are written into logs. A
 * ticket there is used up by the time somebody reads it. It comes with the upgrade and not with the first message, so
 * that nobody unknown is ever let in to wait for a message.
 */
export function handOutTickets(app: FastifyInstance, { door, paces, tokenRefused, report }: TicketParts): void {
  app.post('/socket-ticket', async (request, reply) => {
    try {
      const from = { address: request.ip, requestId: request.id };
      const { token } = await askingWith({ door, paces }, from, bearerIn(request.headers.authorization) ?? '');
      paces.token.take(token);
      return { ticket: await door.actOpen(from, (call) => makeSocketTicket(call, token)) };
    } catch (error) {
      if (error instanceof RefusedToken) tokenRefused(error.from);
      const refusal = asSent(error, report);
      return sayWhen(reply, refusal).code(STATUS[String(refusal.extensions?.['code'])] ?? 500).send({ errors: [refusal] });
    }
  });
}

/** The ticket among the subprotocols that an upgrade offers, as `ticket.…` beside the real one. Null: there is none. */
export function ticketIn(offered: string | undefined): string | null {
  return (offered ?? '').split(',').map((each) => TICKET.exec(each.trim())?.[1]).find((each) => each !== undefined) ?? null;
}
