import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, type OperationDefinitionNode, parse } from 'graphql';
import { type KnownDocument, KnownDocuments } from './admit/documents.ts';
import { type Measured, measure } from './admit/measure.ts';
import { type AskersPaces, costOf, createAskersPaces } from './admit/paces.ts';
import { refuseLarge, tooLarge } from './admit/size.ts';
import { shapeOf, type Stored } from './admit/stored.ts';
import { refuseUnstorable, refuseUnstorableLiterals } from './admit/strings.ts';
import { mistakesIn, withoutSuggestions } from './admit/validate.ts';
import { misfits } from './admit/variables.ts';
import { isPublic, overHttpOnly, rules } from './contract/rules.ts';
import { Inadmissible } from './errors.ts';
import { type Limits, STANDARD } from '../limits.ts';

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
  /** The account that asks in person. Null: nobody is signed in, or a program asks with a token. */
  person: string | null;
  /** Where they ask from. */
  network: string;
  /** The API token that they ask with. */
  token: string | null;
  /** Asked only where it matters. */
  isStaff(): Promise<boolean>;
}

export interface Admitted {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | null;
  variables: Record<string, unknown>;
  /** It is one of those that our own programs ask. */
  isStored: boolean;
}

export type Verdict = { admitted: Admitted; errors?: undefined } | { admitted?: undefined; errors: readonly GraphQLError[] };

/** What may be asked, besides the contract itself. */
export interface Admitting {
  /** What clients may ask: the operations of our own programs. Null: whatever they like, as tests do. */
  stored?: Stored | null;
  limits?: Pick<Limits, 'document' | 'pace'>;
}

export interface Admission {
  admit(asked: Asked, asker: Asker): Promise<Verdict>;
  readonly known: KnownDocuments;
  /** How often each may ask. Every operation counts, and so does whatever else is asked with a token, or with one that is none. */
  readonly paces: AskersPaces;
}

/**
 * The one gate of every operation, over HTTP and sockets alike: what the HTTP server refuses must not come in through
 * a socket. The order is the point. The length is bounded before parsing, and the size is measured in one linear walk
 * before validation, because validation itself is what hostile documents make slow.
 */
export function createAdmission(schema: GraphQLSchema, { stored = null, limits: { document: limits, pace } = STANDARD }: Admitting = {}): Admission {
  const known = new KnownDocuments();
  const paces = createAskersPaces(pace);

  async function admitted(asked: Asked, asker: Asker): Promise<Admitted> {
    if (asker.token !== null) paces.token.take(asker.token);
    else if (asker.person !== null) paces.person.take(asker.person);
    else paces.network.take(asker.network);
    const { query, operationName, variables } = wellFormed(asked);
    const before = known.find(query);
    const read = before ?? readDocument(query, asker, limits);
    if (!asker.isSignedIn) refuseHidden(read, limits);
    refuseLarge(read.measured, limits);
    if (stored && asker.isSignedIn && !stored.has(read.shape) && !(await asker.isStaff())) throw notStored();
    if (asksForSchema(read.measured) && !(await asker.isStaff())) throw new Inadmissible('FORBIDDEN', 'The schema is read by staff.', { field: '__schema' });
    if (!before) {
      refuseUnstorableLiterals(read.document);
      const mistakes = mistakesIn(schema, read.document, limits.errors);
      if (mistakes.length > 0) throw new Refused((await asker.isStaff()) ? mistakes : mistakes.map(withoutSuggestions));
      known.keep(query, read);
    }
    const operation = getOperationAST(read.document, operationName);
    if (!operation) throw new Inadmissible('BAD_USER_INPUT', 'Say in operationName which of the operations is meant.');
    chargeForSize(operation, read.measured, asker);
    refuseWrongWay(operation, read.measured, asker);
    refuseUnstorable(variables, limits.variableDepth);
    const wrong = misfits(schema, operation, variables);
    if (wrong.length > 0) throw new Refused(wrong.slice(0, limits.errors));
    return { document: read.document, operation, operationName, variables, isStored: stored?.has(read.shape) ?? false };
  }

  /** A token asks so many operations a second whatever their size, as its owner was told. */
  function chargeForSize(operation: OperationDefinitionNode, measured: readonly Measured[], { token, person, network }: Asker): void {
    if (token !== null) return;
    const more = costOf({ changes: operation.operation === 'mutation', fields: measured.find((each) => each.operation === operation)?.size.fields ?? 0 }) - 1;
    if (person !== null) paces.person.charge(person, more);
    else paces.network.charge(network, more);
  }

  return {
    known,
    paces,
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
function readDocument(query: string, { isSignedIn }: Asker, limits: Limits['document']): KnownDocument {
  const maxTokens = isSignedIn ? limits.tokens : limits.anonymousTokens * 2;
  try {
    const document = parse(query, { maxTokens });
    const measured = measure(document);
    if (measured === null) throw new Inadmissible('GRAPHQL_VALIDATION_FAILED', 'The fragments of this document go in a circle.');
    return { document, measured, tokens: tokensIn(document), shape: shapeOf(document) };
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
function refuseHidden({ measured, tokens }: KnownDocument, { anonymousTokens }: Limits['document']): void {
  const asked = measured.flatMap(({ operation, roots }) => roots.map((field) => ({ type: TYPE_OF[operation.operation], field })));
  const hidden = asked.filter(({ type, field }) => !isPublic(type, field));
  if (hidden.length > 0 || tokens > anonymousTokens) throw signInFirst(hidden.find(({ type, field }) => rules[type]?.[field] !== undefined)?.field);
}

/** A client's program is ours. Whoever asks as one of them, and asks anything else, looks for something. */
function notStored(): Inadmissible {
  return new Inadmissible('FORBIDDEN', 'Clients ask what the app itself asks. Other documents are for staff and for programs with a token.');
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

function signInFirst(field?: string): Inadmissible {
  return new Inadmissible('UNAUTHENTICATED', 'Sign in first: nobody is signed in, or the session has ended.', { field: field ?? null });
}
