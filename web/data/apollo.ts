import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { OperationTypeNode } from 'graphql';
import { makeCache } from './cache.ts';
import { lineLink } from './line-link.ts';
import type { LiveConnection } from './live-connection.ts';
import { refusalOf } from './refusal.ts';
import { type StepUp, stepUpLink } from './step-up.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Queries and mutations over HTTP, with the session's cookie and a header that no form on another site can send;
 * subscriptions over the live connection. Whoever is told that nobody is signed in tells the connection.
 */
export function makeApollo(around: Surroundings, connection: LiveConnection, stepUp: StepUp): ApolloClient {
  const http = new HttpLink({
    uri: around.httpUrl,
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
    fetch: (input, init) => around.fetch(input, { ...init, signal: withinReason(init?.signal) }),
  });
  const sessionEnd = new ErrorLink(({ error, operation }) => {
    // Whoever asks who is here has their answer with that.
    if (operation.operationName !== 'Viewer' && refusalOf(error).code === 'UNAUTHENTICATED') connection.endSession();
  });
  const isLive = ({ operationType }: ApolloLink.Operation) => operationType === OperationTypeNode.SUBSCRIPTION;

  return new ApolloClient({
    link: ApolloLink.split(isLive, lineLink(connection), ApolloLink.from([sessionEnd, stepUpLink(stepUp), http])),
    cache: makeCache(),
    // The library would say its name and version with every request, and nobody asks for them.
    enhancedClientAwareness: { transport: false },
    devtools: { enabled: false },
  });
}

/** A request that hangs is one without an answer, and what is sent again anyway need not wait for the browser to give up. */
function withinReason(signal: AbortSignal | null | undefined): AbortSignal {
  const limit = AbortSignal.timeout(ANSWER_WITHIN);
  return signal ? AbortSignal.any([signal, limit]) : limit;
}

/** Milliseconds. */
const ANSWER_WITHIN = 20_000;
