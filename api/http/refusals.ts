import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { describe, type Log } from '../log.ts';

/** The same form as GraphQL's errors, so that a client has one way to read a refusal. The sentence is ours, never the error's. */
const refusals: Record<number, { code: string; message: string }> = {
  400: { code: 'BAD_USER_INPUT', message: 'The request could not be read.' },
  403: { code: 'FORBIDDEN', message: 'This may not be asked from there.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing here.' },
  405: { code: 'BAD_USER_INPUT', message: 'GraphQL is spoken here by POST.' },
  408: { code: 'BAD_USER_INPUT', message: 'The request took too long to arrive.' },
  413: { code: 'BAD_USER_INPUT', message: 'The request is too large.' },
  415: { code: 'BAD_USER_INPUT', message: 'The request must be application/json in UTF-8, not compressed.' },
  431: { code: 'BAD_USER_INPUT', message: "The request's headers are too large." },
  500: { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' },
  503: { code: 'UNAVAILABLE', message: 'Not available at the moment. Try again soon.' },
};

export function refuse(reply: FastifyReply, status: number): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(bodyOf(status, reply.server.initialConfig.bodyLimit));
}

/** Says when it is worth trying again, where the refusal knows. */
export function sayWhen(reply: FastifyReply, refusal: GraphQLFormattedError | undefined): FastifyReply {
  const seconds = refusal?.extensions?.['seconds'];
  return typeof seconds === 'number' ? reply.header('retry-after', String(Math.ceil(seconds))) : reply;
}

/** Whatever goes wrong outside GraphQL ends here: coded for the caller, and with its cause in the log where it is our fault. */
export function refuseClearly(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log.error('http.failed', { requestId: request.id, method: request.method, ...describe(error) });
    await drain(request);
    return refuse(reply, status);
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404));
}

/** What is no HTTP, or too slow or too long to become a request: there is no reply to use yet. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = bodyOf(status);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** `most`: bytes of a body, where they are what was too much. */
function bodyOf(status: number, most?: number): string {
  const { code, message } = refusals[status] ?? refusals[status < 500 ? 400 : 500] ?? { code: 'INTERNAL_SERVER_ERROR', message: '' };
  const said = status === 413 && most !== undefined ? `${message.slice(0, -1)}: ${Math.floor(most / 1024)} KB at most.` : message;
  return JSON.stringify({ errors: [{ message: said, extensions: { code } }] });
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}

/**
 * Reads the rest of a body that was refused, and forgets it. Answering while the caller still sends would reset the
 * connection, and of the clear answer nothing would arrive. Bounded, since nobody is obliged to stop sending.
 */
export async function drain({ raw }: FastifyRequest): Promise<void> {
  if (raw.complete || raw.destroyed) return;
  let left = 16 * 1024 * 1024;
  await Promise.race([
    new Promise<void>((resolve) => {
      raw.once('end', resolve).once('close', resolve);
      raw.on('data', (chunk: Buffer) => (left -= chunk.length) < 0 && resolve());
      raw.resume();
    }),
    sleep(3_000, undefined, { ref: false }),
  ]);
}
