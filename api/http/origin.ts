import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import { refuse } from './refusals.ts';

/** For requests that change something, and for sockets: browsers say which page they come from, and it must be ours. */
export function isOwnOrigin({ origins }: Pick<Config, 'origins'>, origin: string | undefined): boolean {
  return origin !== undefined && origins.includes(origin);
}

/**
 * Against pages of others that send requests with our cookie: whatever is no plain read is refused where the browser names
 * a foreign origin. Programs name none, and carry no cookie of somebody else's either.
 * The demo also refuses foreign names for this machine: a page could point its own name here and read the outbox.
 */
export function refuseForeignPages(app: FastifyInstance, config: Config, log: Log): void {
  const hosts = config.mode === 'demo' ? config.origins.map((origin) => new URL(origin).host) : null;
  const refuseFrom = (what: string, { ip: address, id: requestId }: FastifyRequest, reply: FastifyReply) => {
    log.info('request.refused', { code: 'FORBIDDEN', what, account: null, address, requestId });
    return refuse(reply, 403);
  };
  app.addHook('onRequest', async (request, reply) => {
    if (hosts && !hosts.includes(request.host)) return refuseFrom('foreign host', request, reply);

    const reads = request.method === 'GET' || request.method === 'HEAD';
    const { origin, 'sec-fetch-site': site } = request.headers;
    const foreign = origin === undefined ? site === 'cross-site' : !isOwnOrigin(config, origin);
    if (!reads && foreign) return refuseFrom('foreign page', request, reply);
  });
}
