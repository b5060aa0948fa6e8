import type { FastifyInstance } from 'fastify';
import { refuseUnreadable } from './refusals.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a body may take longer than others: the route itself bounds how long nothing may come. */
    takesLong?: boolean;
  }
}

/** How long the rest of a body may still come once its answer has gone out, in milliseconds. */
const AFTERWARDS = 2_000;

/**
 * Cuts whoever has not sent the whole body within these milliseconds, and whoever goes on sending one that was refused
 * before its end: Node would read it for ever. Its own limit knows no routes, and a file of many megabytes takes its
 * time on a thin line.
 */
export function cutSlowBodies(app: FastifyInstance, within: number, afterwards = AFTERWARDS): void {
  app.addHook('onRequest', async (request, reply) => {
    const { raw, headers, routeOptions } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody) return;
    const cut = routeOptions.config.takesLong ? undefined : setTimeout(() => {
      if (!raw.complete) refuseUnreadable(Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket);
    }, within);
    reply.raw.once('close', () => clearTimeout(cut));
    reply.raw.once('finish', () => {
      if (!raw.complete) setTimeout(() => raw.complete || raw.socket.destroy(), afterwards).unref();
    });
  });
}
