import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Admission } from '../graphql/admit.ts';
import type { Context } from '../graphql/context.ts';
import { asSent } from '../graphql/errors.ts';
import type { Limits } from '../limits.ts';
import type { Log } from '../log.ts';

export interface ApolloParts {
  schema: GraphQLSchema;
  admission: Admission;
  limits: Limits['document'];
  log: Log;
  report(error: unknown): void;
}

/**
 * Apollo carries out what has been admitted, and nothing else. Admission comes before it and not as one of its
 * plugins, because Apollo validates before any plugin could look at the size of a document, and validation is what a
 * hostile one makes slow. What was admitted is handed over as Apollo's store of documents: found there, it is neither
 * parsed nor validated a second time. A document too long to be kept is, within the same bounds.
 */
export async function startApollo({ schema, admission, limits, log, report }: ApolloParts): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    schema,
    documentStore: storeOf(admission),
    parseOptions: { maxTokens: limits.tokens },
    validationOptions: { maxErrors: limits.errors },
    formatError: (_formatted, error) => asSent(error, report),
    plugins: [
      // Costs a third of the throughput, and nothing here may be kept.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      sayWhenToRetry,
    ],
    introspection: false,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    // Two stops at once never end: main has one handler for signals, and it stops everything in order.
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: { debug: () => undefined, info: () => undefined, warn: say(log.warn), error: say(log.error) },
  });
  await apollo.start();
  return apollo;
}

/** Apollo asks by a prefix of its own and the SHA-256 of the text. */
function storeOf({ known }: Admission) {
  return {
    get: async (key: string): Promise<DocumentNode | undefined> => known.findByHash(key.slice(-64))?.document,
    set: async () => undefined,
    delete: async () => undefined,
  };
}

const sayWhenToRetry: ApolloServerPlugin<BaseContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response }) => {
      const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
      const seconds = errors?.map(({ extensions }) => extensions?.['seconds']).find((each) => typeof each === 'number');
      if (seconds !== undefined) response.http.headers.set('retry-after', String(Math.ceil(seconds)));
    },
  }),
};

function say(write: Log['warn']): (message: unknown) => void {
  return (message) => write('apollo.said', { message: String(message).slice(0, 300) });
}
