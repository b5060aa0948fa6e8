import Fastify, { type FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { acceptJsonAlone } from './body.ts';
import { addHeaders } from './headers.ts';
import { addHealth } from './health.ts';
import { refuseForeignPages } from './origin.ts';
import { refuseClearly, refuseUnreadable } from './refusals.ts';
import { serveWeb } from './web.ts';

export interface HttpParts {
  config: Config;
  log: Log;
  /** The built web app: index.html, playground.html and assets/. */
  webDir: string;
  /** Whether to send people here now: false while starting and ending, and without a database. */
  isReady: () => Promise<boolean>;
}

/** 100 KB are thousands of times what an operation needs, and little enough to parse at once. */
const BODY_LIMIT = 100 * 1024;

/**
 * The server without its routes to the product: strict about what comes in, the same headers on whatever goes out, and
 * refusals that are coded and say nothing about the inside. GraphQL, sockets and the demo's pages are mounted on what it returns.
 */
export async function createHttp({ config, log, webDir, isReady }: HttpParts): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    bodyLimit: BODY_LIMIT,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    // Slow senders are cut. Node looks only every 30 s unless told otherwise, and then the limits would mean nothing.
    requestTimeout: 10_000,
    http: { headersTimeout: 5_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16 * 1024 },
    forceCloseConnections: 'idle',
    logger: false,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => app.errorHandler.call(app, error, request, reply),
  });

  addHeaders(app, config);
  refuseForeignPages(app, config);
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
