import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Config } from '../config.ts';
import type { Recognition } from '../domain/access/recognition.ts';
import { networkOf } from '../domain/access/network.ts';
import { Refusal } from '../domain/errors.ts';
import { createAdmission } from '../graphql/admit.ts';
import type { Stored } from '../graphql/admit/stored.ts';
import { type Asking, type Context, createContext, type House } from '../graphql/context.ts';
import { asSent } from '../graphql/errors.ts';
import { describe, type Log } from '../log.ts';
import { startApollo } from './apollo.ts';
import { askingOf } from './asking.ts';
import { askingWith, bearerIn, RefusedToken } from './bearer.ts';
import { readCookie } from './cookies.ts';
import { carryOutOurs, isOurs } from './lane.ts';
import { createLoad } from './load.ts';
import { refuse, sayWhen } from './refusals.ts';
import { createRefusalLog, tellOfInadmissible } from './refused.ts';
import { createRefusedTokens } from './refused-tokens.ts';
import { mountSockets, type RightsBell } from './sockets.ts';
import { handOutTickets } from './ticket.ts';

export interface GraphqlParts extends Omit<House, 'onRefused'> {
  fastify: FastifyInstance;
  config: Pick<Config, 'secureCookies' | 'origins' | 'trustedProxies' | 'limits'>;
  /** Rings when somebody's rights have changed: sockets whose session has ended are closed. */
  bell: RightsBell;
  log: Log;
  recognition: Recognition;
  /** As `buildContract` has made and checked it. */
  schema: GraphQLSchema;
  /** What clients may ask: the operations of our own programs. */
  stored: Stored | null;
}

/**
 * Serves the contract at /graphql: operations by POST, and everything over the socket. `stop` lets go of the sockets;
 * the HTTP server waits for them as it ends, and operations under way are carried out until it has.
 */
export async function mountGraphql(parts: GraphqlParts): Promise<{ stop(): Promise<void> }> {
  const { fastify, config, log, schema, stored, bell, door, sending, recognition, live, outside } = parts;
  const house: House = { door, sending, live, outside, onRefused: createRefusalLog(log, door) };
  const { limits } = config;
  const admission = createAdmission(schema, { stored, limits });
  const report = (error: unknown) => log.error('graphql.failed', describe(error));
  const tokenRefused = createRefusedTokens(log);
  const apollo = await startApollo({ schema, admission, limits: limits.document, log, report });
  const load = createLoad(limits.load);
  // Apart, since signing in waits for its turn at hashing: a crowd at the door takes nobody's place inside.
  const strangers = createLoad(limits.load);
  const contexts = new WeakMap<FastifyRequest, Context>();
  const carryOut = fastifyApolloHandler(apollo, { context: async (request) => contextOf(contexts, request) });

  fastify.post('/graphql', async (request, reply) => {
    // The integration makes an address of it, and would take one that is none for a fault of ours.
    if (!URL.canParse(request.url, `${request.protocol}://${request.hostname}/`)) return refuse(reply, 400);
    const { authorization, cookie } = request.headers;
    const theirs = bearerIn(authorization) === null && readCookie(config, cookie, 'session') === null ? strangers : load;
    return theirs.carry(() => answer(request, reply)).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      house.onRefused({ code: error.code, field: null, who: null, from: { address: request.ip, requestId: request.id } });
      return refuseOperation(request, reply, [asSent(error, report)]);
    });
  });

  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const from = { address: request.ip, requestId: request.id };
    let asking: Asking | null = null;
    try {
      const secret = bearerIn(request.headers.authorization);
      asking = secret === null ? await askingOf(config, door, request, reply, recognition) : await askingWith({ door, paces: admission.paces }, from, secret);
      const context = createContext(house, asking);
      const verdict = await admission.admit(request.body ?? {}, { over: 'http', ...askerOf(asking, context) });
      if (verdict.errors) {
        tellOfInadmissible(house, verdict.errors, asking);
        return refuseOperation(request, reply, verdict.errors.map((error) => asSent(error, report)));
      }
      if (isOurs(request, verdict.admitted)) return await carryOutOurs(schema, verdict.admitted, context, request, reply, report);
      contexts.set(request, context);
    } catch (error) {
      if (error instanceof RefusedToken) tokenRefused(from);
      else if (error instanceof Refusal) house.onRefused({ code: error.code, field: null, who: asking?.who ?? null, from });
      return refuseOperation(request, reply, [asSent(error, report)]);
    }
    return carryOut.call(fastify, request, reply);
  };
  fastify.route({
    method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/graphql',
    handler: (_request, reply) => refuse(reply.header('allow', 'POST'), 405),
  });

  handOutTickets(fastify, { door, paces: admission.paces, tokenRefused, report });

  const sockets = mountSockets({ server: fastify.server, schema, admission, load, house, config, bell, recognition, limits: limits.socket, log, tokenRefused, report });
  fastify.addHook('onClose', () => apollo.stop());
  return sockets;
}

function askerOf({ who, known, token, from }: Asking, { facts }: Context) {
  const network = networkOf(from.address);
  return { isSignedIn: who !== null, person: token === null ? (known?.id ?? null) : null, network, token, isStaff: async () => who !== null && (await facts()).kind === 'STAFF' };
}

/** Refusals about who asks are answers like those of the deeds; what cannot be carried out as it stands is a 400. */
const STATUS: Record<string, number> = { UNAUTHENTICATED: 200, FORBIDDEN: 200, RATE_LIMITED: 429, UNAVAILABLE: 503, INTERNAL_SERVER_ERROR: 500 };

function refuseOperation({ headers }: FastifyRequest, reply: FastifyReply, errors: GraphQLFormattedError[]): FastifyReply {
  const type = (headers.accept ?? '').includes('application/graphql-response+json') ? 'application/graphql-response+json' : 'application/json';
  const status = STATUS[String(errors[0]?.extensions?.['code'])] ?? 400;
  return sayWhen(reply, errors[0]).code(status).type(`${type}; charset=utf-8`).send(JSON.stringify({ errors }));
}

function contextOf(contexts: WeakMap<FastifyRequest, Context>, request: FastifyRequest): Context {
  const context = contexts.get(request);
  if (!context) throw new Error('an operation reached Apollo without having been admitted');
  return context;
}
