import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import { type KnownDocument, KnownDocuments } from './admit/documents.ts';
import { type Limits, LIMITS } from './admit/limits.ts';
import { type Measured, measure } from './admit/measure.ts';
import { refuseLarge, tooLarge } from './admit/size.ts';
import { refuseUnstorable, refuseUnstorableLiterals } from './admit/strings.ts';
import { mistakesIn, withoutSuggestions } from './admit/validate.ts';
import { misfits } from './admit/variables.ts';
import { isPublic, overHttpOnly } from './contract/rules.ts';
import { Inadmissible } from './errors.ts';

/** What somebody asks, as it came. */
export interface Asked {
  query?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/** Who asks, as far as admission needs to know. */
export interface Asker {
  over: 'http' | 'socket';
  isSignedIn: boolean;
  /** Asked only where it matters. */
  isStaff(): Promise<boolean>;
}

export interface Admitted {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | null;
  variables: Record<string, unknown>;
}

export type Verdict = { admitted: Admitted; errors?: undefined } | { admitted?: undefined; errors: readonly GraphQLError[] };

export interface Admission {
  admit(asked: Asked, asker: Asker): Promise<Verdict>;
  readonly known: KnownDocuments;
}

/**
 * The one gate of every operation, over HTTP and sockets alike: what the HTTP server refuses must not come in through
 * a socket. The order is the point. The length is bounded before parsing, and the size is measured in one linear walk
 * before validation, because validation itself is what hostile documents make slow.
 */
export function createAdmission(schema: GraphQLSchema, limits: Limits = LIMITS): Admission {
  const known = new KnownDocuments();

  async function admitted(asked: Asked, asker: Asker): Promise<Admitted> {
    const { query, operationName, variables } = wellFormed(asked);
    const before = known.find(query);
    const read = before ?? readDocument(query, asker, limits);
    if (!asker.isSignedIn) refuseHidden(read, limits);
    refuseLarge(read.measured, limits);
    if (asksForSchema(read.measured) && !(await asker.isStaff())) throw new Inadmissible('FORBIDDEN', 'The schema is read by staff.');
    if (!before) {
      refuseUnstorableLiterals(read.document);
      const mistakes = mistakesIn(schema, read.document, limits.errors);
      if (mistakes.length > 0) throw new Refused((await asker.isStaff()) ? mistakes : mistakes.map(withoutSuggestions));
      known.keep(query, read);
    }
    const operation = getOperationAST(read.document, operationName);
    if (!operation) throw new Inadmissible('BAD_USER_INPUT', 'Say in operationName which of the operations is meant.');
    refuseWrongWay(operation, read.measured, asker);
    refuseUnstorable(variables, limits.variableDepth);
    const wrong = misfits(schema, operation, variables);
    if (wrong.length > 0) throw new Refused(wrong.slice(0, limits.errors));
    return { document: read.document, operation, operationName, variables };
  }

  return {
    known,
    admit: async (asked, asker) => {
      try {
        return { admitted: await admitted(asked, asker) };
      } catch (error) {
        if (error instanceof Refused) return { errors: error.reasons };
        if (error instanceof Inadmissible) return { errors: [error] };
        throw error;
      }
    },
  };
}

/** For several reasons at once. */
class Refused extends Error {
  constructor(readonly reasons: readonly Inadmissible[]) {
    super('refused');
  }
}

function wellFormed({ query, operationName = null, variables, extensions }: Asked) {
  if (typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions) throw new Inadmissible('BAD_USER_INPUT', 'Send the whole query: none are kept here by their hash.');
  if (typeof query !== 'string' || query === '') throw new Inadmissible('BAD_USER_INPUT', 'Say in query what is asked, as a text.');
  if (operationName !== null && typeof operationName !== 'string') throw new Inadmissible('BAD_USER_INPUT', 'operationName is a text.');
  if (typeof (variables ?? {}) !== 'object' || Array.isArray(variables)) throw new Inadmissible('BAD_USER_INPUT', 'variables is an object.');
  return { query, operationName, variables: { ...(variables ?? {}) } as Record<string, unknown> };
}

/** What the parser says repeats the word it stumbled over; the place is enough. */
function readDocument(query: string, { isSignedIn }: Asker, limits: Limits): KnownDocument {
  const maxTokens = isSignedIn ? limits.tokens : limits.anonymousTokens * 2;
  try {
    const document = parse(query, { maxTokens });
    const measured = measure(document);
    if (measured === null) throw new Inadmissible('GRAPHQL_VALIDATION_FAILED', 'The fragments of this document go in a circle.');
    return { document, measured, tokens: tokensIn(document) };
  } catch (error) {
    if (!(error instanceof GraphQLError) || error instanceof Inadmissible) throw error;
    if (!/more that \d+ tokens/.test(error.message)) throw new Inadmissible('GRAPHQL_PARSE_FAILED', 'This is not a GraphQL document: it cannot be read from here on.', { locations: error });
    throw isSignedIn ? tooLarge(`${maxTokens} words and signs`) : signInFirst();
  }
}

/** Without the `__typename` that client libraries add to every object on their own. */
function tokensIn({ loc }: DocumentNode): number {
  let tokens = 0;
  for (let token = loc?.startToken.next; token?.next; token = token.next) if (token.value !== '__typename') tokens++;
  return tokens;
}

/** To somebody who is not signed in there are the public fields, and nothing else, not even its name. */
function refuseHidden({ measured, tokens }: KnownDocument, { anonymousTokens }: Limits): void {
  const open = measured.every(({ operation, roots }) => roots.every((field) => isPublic(TYPE_OF[operation.operation], field)));
  if (!open || tokens > anonymousTokens) throw signInFirst();
}

const TYPE_OF = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

function asksForSchema(measured: readonly Measured[]): boolean {
  return measured.some(({ roots }) => roots.some((field) => field === '__schema' || field === '__type'));
}

function refuseWrongWay(operation: OperationDefinitionNode, measured: readonly Measured[], { over }: Asker): void {
  const roots = measured.find((each) => each.operation === operation)?.roots ?? [];
  if (over === 'http' && operation.operation === 'subscription') throw new Inadmissible('BAD_USER_INPUT', 'Subscriptions run over the WebSocket, with the protocol graphql-transport-ws.');
  if (over === 'socket' && roots.some((field) => overHttpOnly.has(field))) throw new Inadmissible('BAD_USER_INPUT', 'This sets a cookie, so it runs over HTTP.');
}

function signInFirst(): Inadmissible {
  return new Inadmissible('UNAUTHENTICATED', 'Sign in first: nobody is signed in, or the session has ended.');
}
