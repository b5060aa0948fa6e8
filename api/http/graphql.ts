import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import { createAdmission } from '../graphql/admit.ts';
import { type Asking, type Context, createContext, type House } from '../graphql/context.ts';
import { asSent } from '../graphql/errors.ts';
import { describe, type Log } from '../log.ts';
import { startApollo } from './apollo.ts';
import { askingOf } from './asking.ts';
import { refuse } from './refusals.ts';
import { mountSockets, type RightsBell } from './sockets.ts';

export interface GraphqlParts extends House {
  fastify: FastifyInstance;
  config: Pick<Config, 'secureCookies' | 'origins' | 'trustedProxies'>;
  /** Rings when somebody's rights have changed: sockets whose session has ended are closed. */
  bell: RightsBell;
  log: Log;
  /** As `buildContract` has made and checked it. */
  schema: GraphQLSchema;
}

/** Serves the contract at /graphql: operations by POST, and everything over the socket. Stop it before the HTTP server. */
export async function mountGraphql(parts: GraphqlParts): Promise<{ stop(): Promise<void> }> {
  const { fastify, config, log, schema, bell, door, live, outside } = parts;
  const house = { door, live, outside };
  const admission = createAdmission(schema);
  const report = (error: unknown) => log.error('graphql.failed', describe(error));
  const apollo = await startApollo(schema, admission, log, report);
  const contexts = new WeakMap<FastifyRequest, Context>();
  const carryOut = fastifyApolloHandler(apollo, { context: async (request) => contextOf(contexts, request) });

  fastify.post('/graphql', async (request, reply) => {
    // The integration makes an address of it, and would take one that is none for a fault of ours.
    if (!URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) return refuse(reply, 400);
    try {
      const asking = await askingOf(config, door, request, reply);
      const context = createContext(house, asking);
      const verdict = await admission.admit(request.body ?? {}, { over: 'http', ...askerOf(asking, context) });
      if (verdict.errors) return refuseOperation(request, reply, verdict.errors.map((error) => asSent(error, report)));
      contexts.set(request, context);
    } catch (error) {
      return refuseOperation(request, reply, [asSent(error, report)]);
    }
    return carryOut.call(fastify, request, reply);
  });
  fastify.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: (_request, reply) => refuse(reply.header('allow', 'POST'), 405),
  });

  const sockets = mountSockets({ server: fastify.server, schema, admission, house, config, bell, log, report });
  return {
    stop: async () => {
      await sockets.stop();
      await apollo.stop();
    },
  };
}

export function askerOf({ who }: Pick<Asking, 'who'>, { look }: Context) {
  return { isSignedIn: who !== null, isStaff: async () => who !== null && look(async ({ actor }) => actor.kind === 'STAFF') };
}

/** Refusals about who asks are answers like those of the deeds; what cannot be carried out as it stands is a 400. */
const STATUS: Record<string, number> = { UNAUTHENTICATED: 200, FORBIDDEN: 200, UNAVAILABLE: 503, INTERNAL_SERVER_ERROR: 500 };

function refuseOperation({ headers }: FastifyRequest, reply: FastifyReply, errors: GraphQLFormattedError[]): FastifyReply {
  const type = (headers.accept ?? '').includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json';
  const status = STATUS[String(errors[0]?.extensions?.['code'])] ?? 400;
  return reply.code(status).type(`${type}; charset=utf-8`).send(JSON.stringify({ errors }));
}

function contextOf(contexts: WeakMap<FastifyRequest, Context>, request: FastifyRequest): Context {
  const context = contexts.get(request);
  if (!context) throw new Error('an operation reached Apollo without having been admitted');
  return context;
}
