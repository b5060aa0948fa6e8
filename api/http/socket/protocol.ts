import { execute, type ExecutionArgs, type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { CloseCode, makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Browser } from '../../domain/access/session.ts';
import type { From } from '../../domain/call.ts';
import { networkOf } from '../../domain/access/network.ts';
import { newId } from '../../domain/id.ts';
import { rateLimited, Refusal, unauthenticated } from '../../domain/errors.ts';
import type { Admission } from '../../graphql/admit.ts';
import { type Context, createContext, type House } from '../../graphql/context.ts';
import { asSent } from '../../graphql/errors.ts';
import { createLanes } from '../../graphql/live/lanes.ts';
import { type Alone, subscribeAfresh } from '../../graphql/live/subscribe.ts';
import type { Load } from '../load.ts';
import { tellOfInadmissible } from '../refused.ts';
import type { Limits } from '../../limits.ts';
import { WireOutlet } from './outlet.ts';
import { farewell, type Wire } from './wire.ts';

/** One open socket: it belongs to the session or API token that it was opened with, for as long as that stands. */
export interface Peer {
  socket: WebSocket;
  wire: Wire;
  sessionId: string;
  /** The account whose session it is; null: that of an API token. */
  person: string | null;
  /** The API token, whose session that is then. */
  token: string | null;
  address: string | null;
  browser: Browser;
  /** Whether its session still stands; asking counts as using it. */
  stillSignedIn(from: From): Promise<boolean>;
}

export interface ProtocolParts {
  schema: GraphQLSchema;
  admission: Admission;
  /** Queries and mutations take their turn with those over HTTP. */
  load: Load;
  house: House;
  limits: Limits['socket'];
  report(error: unknown): void;
}

/** One operation as it was admitted. An idle subscription is all that is left of it: what it needs to work something out is made when it does. */
interface Operation extends Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'> {
  id: string;
  peer: Peer;
  from: From;
  /** One of those that our own programs ask: its answers go straight to the wire, those that all see alike once for all. */
  isStored: boolean;
}

/**
 * graphql-transport-ws to the letter, by graphql-ws, with the same admission, context and masking of errors as over
 * HTTP: left to itself it would run anything. What cannot be parsed is answered with `error` and keeps the socket,
 * because other operations live on it.
 */
export function createProtocol({ schema, admission, load, house, limits, report }: ProtocolParts): Server<Peer> {
  const lanes = createLanes(schema, house);
  const sent = (peer: Peer, errors: readonly unknown[]) => {
    const formatted = errors.map((error) => asSent(error, report));
    if (formatted.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) signOff(peer);
    return formatted;
  };
  const contextOf = ({ peer, from }: Pick<Operation, 'peer' | 'from'>): Context =>
    createContext(house, { who: { session: peer.sessionId }, known: null, token: peer.token, from, browser: peer.browser, cookies: null });

  const admit = async (peer: Peer, from: From, payload: SubscribePayload) => {
    const { facts } = contextOf({ peer, from });
    const isStaff = async () => (await facts()).kind === 'STAFF';
    return admission.admit(payload, { over: 'socket', isSignedIn: true, person: peer.person, network: networkOf(peer.address), token: peer.token, isStaff });
  };

  const outletOf = (operation: Operation) => (alone: Alone) =>
    new WireOutlet({
      id: operation.id,
      wire: operation.peer.wire,
      alone,
      laneOf: (side) => lanes.of(operation, side),
      asSent: ({ errors, ...result }) => (errors ? { ...result, errors: sent(operation.peer, errors) } : result),
    });

  return makeServer<Record<string, unknown>, Peer>({
    schema,
    connectionInitWaitTimeout: limits.initWait,
    onSubscribe: async ({ extra: peer, subscriptions }, id, payload) => {
      const from = { address: peer.address, requestId: newId() };
      const who = { session: peer.sessionId };
      try {
        if (Object.keys(subscriptions).length > limits.operations) throw rateLimited(`One socket carries at most ${limits.operations} operations at once.`, 1);
        if (!(await peer.stillSignedIn(from))) throw unauthenticated();
        const verdict = await admit(peer, from, payload);
        // It has been read, and would lie there for as long as the subscription does.
        Object.assign(payload, { query: '' });
        if (verdict.errors) {
          tellOfInadmissible(house, verdict.errors, { who, from });
          return verdict.errors;
        }
        const { document, operationName, variables, isStored } = verdict.admitted;
        return { schema, document, operationName, variableValues: variables, contextValue: undefined, id, peer, from, isStored } satisfies Operation & ExecutionArgs;
      } catch (error) {
        if (error instanceof Refusal) house.onRefused({ code: error.code, field: null, who, from });
        return [asGraphQLError(error)];
      }
    },
    execute: (args) =>
      load.carry(async () => execute({ ...args, contextValue: contextOf(operationIn(args)) })).catch((error: unknown): ExecutionResult => ({ errors: [asGraphQLError(error)] })),
    subscribe: (args) => {
      const operation = operationIn(args);
      return subscribeAfresh(operation, () => contextOf(operation), operation.isStored ? outletOf(operation) : null);
    },
    onNext: ({ extra: peer }, _id, _payload, _args, result) => (result.errors ? { ...result, errors: sent(peer, result.errors) } : undefined),
    onError: ({ extra: peer }, _id, _payload, errors) => sent(peer, errors),
  });
}

/** What `onSubscribe` has handed over comes back as it was. */
function operationIn(args: ExecutionArgs): ExecutionArgs & Operation {
  return args as ExecutionArgs & Operation;
}

/** The session has ended: what was said about it goes out first, then the socket is closed. */
export function signOff({ socket }: Peer): void {
  setImmediate(() => farewell(socket, CloseCode.Unauthorized, 'Sign in again'));
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  return new GraphQLError('refused', { originalError: error instanceof Error ? error : new Error(String(error)) });
}
