import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import { newId } from '../domain/id.ts';
import type { Log } from '../log.ts';
import { acceptJsonAlone } from './body.ts';
import { addHeaders } from './headers.ts';
import { addHealth } from './health.ts';
import { leaveInOrder } from './leave.ts';
import { refuseForeignPages } from './origin.ts';
import { refuseClearly, refuseUnreadable } from './refusals.ts';
import { cutSlowBodies } from './slow.ts';
import { serveWeb } from './web.ts';

export interface HttpParts {
  config: Config;
  log: Log;
  /** The built web app: index.html, playground.html and assets/. */
  webDir: string;
  /** Whether to send people here now: false while starting and ending, and without a database. */
  isReady: () => Promise<boolean>;
}

/**
 * The server without its routes to the product: strict about what comes in, the same headers on whatever goes out, and
 * refusals that are coded and say nothing about the inside. GraphQL, sockets and the demo's pages are mounted on what it returns.
 */
export async function createHttp({ config, log, webDir, isReady }: HttpParts): Promise<FastifyInstance> {
  const { http } = config.limits;
  const app: FastifyInstance = Fastify({
    bodyLimit: http.body,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    // Slow senders are cut: of headers by Node, which looks only every 30 s unless told otherwise, and of bodies below.
    requestTimeout: 0,
    http: { headersTimeout: http.headersWait, connectionsCheckingInterval: Math.min(2_000, http.headersWait), maxHeaderSize: http.headers },
    forceCloseConnections: 'idle',
    // Whoever asks on an open connection while the server ends is answered too: see leave.ts.
    return503OnClosing: false,
    // The audit and the log name requests by it, for years and over restarts.
    genReqId: () => newId(),
    logger: false,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => app.errorHandler.call(app, error, request, reply),
  });

  addHeaders(app, config);
  leaveInOrder(app);
  cutSlowBodies(app, http.bodyWait);
  refuseForeignPages(app, config, log);
  refuseClearly(app, log);
  acceptJsonAlone(app);
  addHealth(app, isReady);
  await serveWeb(app, config, webDir);
  return app;
}

/** Starts to take connections. A port that is taken is the one failure that everybody meets, so it gets a sentence. */
export async function listen(app: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new Error(`Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
    if (code === 'EACCES') throw new Error(`Port ${port} may not be used by this user. Choose another: PORT=4000 npm start`);
    throw error;
  }
}
