import { type ExecutionArgs, GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Browser } from '../../domain/access/session.ts';
import type { From } from '../../domain/call.ts';
import { newId } from '../../domain/id.ts';
import { rateLimited, unauthenticated } from '../../domain/errors.ts';
import type { Admission } from '../../graphql/admit.ts';
import { type Context, createContext, type House } from '../../graphql/context.ts';
import { asSent } from '../../graphql/errors.ts';
import { subscribeAfresh } from '../../graphql/live/subscribe.ts';
import type { SocketLimits } from './limits.ts';
import { farewell } from './wire.ts';

/** One open socket: it belongs to the session that its cookie opened, for as long as that stands. */
export interface Peer {
  socket: WebSocket;
  sessionId: string;
  address: string | null;
  browser: Browser;
  /** Whether its session still stands; asking counts as using it. */
  stillSignedIn(from: From): Promise<boolean>;
}

export interface ProtocolParts {
  schema: GraphQLSchema;
  admission: Admission;
  house: House;
  limits: SocketLimits;
  report(error: unknown): void;
}

/**
 * graphql-transport-ws to the letter, by graphql-ws, with the same admission, context and masking of errors as over
 * HTTP: left to itself it would run anything. What cannot be parsed is answered with `error` and keeps the socket,
 * because other operations live on it.
 */
export function createProtocol({ schema, admission, house, limits, report }: ProtocolParts): Server<Peer> {
  const sent = (peer: Peer, errors: readonly unknown[]) => {
    const formatted = errors.map((error) => asSent(error, report));
    if (formatted.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) signOff(peer);
    return formatted;
  };

  return makeServer<Record<string, unknown>, Peer>({
    schema,
    connectionInitWaitTimeout: limits.initWait,
    onSubscribe: async ({ extra: peer, subscriptions }, _id, payload) => {
      try {
        if (Object.keys(subscriptions).length > limits.operations) throw rateLimited(`One socket carries at most ${limits.operations} operations at once.`, 1);
        const from = { address: peer.address, requestId: newId() };
        if (!(await peer.stillSignedIn(from))) throw unauthenticated();
        const context = createContext(house, { who: { session: peer.sessionId }, from, browser: peer.browser, cookies: null });
        const asker = { over: 'socket', isSignedIn: true, isStaff: () => context.look(async ({ actor }) => actor.kind === 'STAFF') } as const;
        const verdict = await admission.admit(payload, asker);
        if (verdict.errors) return verdict.errors;
        const { document, operationName, variables } = verdict.admitted;
        return { schema, document, operationName, variableValues: variables, contextValue: context };
      } catch (error) {
        return [asGraphQLError(error)];
      }
    },
    subscribe: (args) => subscribeAfresh(args as ExecutionArgs & { contextValue: Context }),
    onNext: ({ extra: peer }, _id, _payload, _args, result) => (result.errors ? { ...result, errors: sent(peer, result.errors) } : undefined),
    onError: ({ extra: peer }, _id, _payload, errors) => sent(peer, errors),
  });
}

/** The session has ended: what was said about it goes out first, then the socket is closed. */
export function signOff({ socket }: Peer): void {
  setImmediate(() => farewell(socket, CloseCode.Unauthorized, 'Sign in again'));
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('refused', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
