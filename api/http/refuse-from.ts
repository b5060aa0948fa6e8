import type { FastifyReply, FastifyRequest } from 'fastify';
import { asSent } from '../graphql/errors.ts';
import { describe, type Log } from '../log.ts';
import { drain, sayWhen } from './refusals.ts';

const STATUS: Record<string, number> = {
  BAD_USER_INPUT: 400, UNAUTHENTICATED: 401, FORBIDDEN: 403, STEP_UP_REQUIRED: 403, NOT_FOUND: 404, CONFLICT: 409, RATE_LIMITED: 429, UNAVAILABLE: 503,
};

/** A deed's refusal where the deed was asked by a route of its own: the same code and sentence as over GraphQL, with the status that says it. */
export async function refuseFrom(reply: FastifyReply, request: FastifyRequest, log: Log, error: unknown): Promise<FastifyReply> {
  const sent = asSent(error, (fault) => log.error('http.failed', { requestId: request.id, method: request.method, ...describe(fault) }));
  await drain(request);
  return sayWhen(reply, sent).code(STATUS[String(sent.extensions?.['code'])] ?? 500).type('application/json; charset=utf-8').send(JSON.stringify({ errors: [sent] }));
}
