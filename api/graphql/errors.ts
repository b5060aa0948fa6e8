import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, Refusal } from '../domain/errors.ts';
import { isFull, isUnavailable } from './unavailable.ts';

/** What the request itself can be refused with, before anything is carried out. */
export type RequestCode = ErrorCode | 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED';

const OURS = { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side. Nothing was changed.' };
/** The deed itself is done where a field of its answer fails. */
const OURS_IN_PART = { ...OURS, message: 'Something went wrong on our side: this part of the answer could not be read.' };
/** Whether anything was changed is unknown where the connection broke; the same request again is harmless. */
const AWAY = { code: 'UNAVAILABLE', message: 'Not available at the moment. Try again soon.', seconds: 2 };
const FULL = { code: 'UNAVAILABLE', message: 'Nothing can be written at the moment. What is there can be read. Try again later.', seconds: 10 };
const LONGEST = 300;

/** A request refused as it stands; the words are ours and repeat no value. */
export class Inadmissible extends GraphQLError {
  /** The root field of the contract on account of which, where it is about one. */
  readonly field: string | null;

  constructor(code: RequestCode, message: string, more: { path?: string; locations?: GraphQLError; field?: string | null } = {}) {
    const { nodes, source, positions } = more.locations ?? {};
    super(message, { nodes, source, positions, extensions: { code, ...(more.path === undefined ? {} : { path: more.path }) } });
    this.field = more.field ?? null;
  }
}

/**
 * The one place through which errors leave, over HTTP and sockets alike. Refusals of the domain and of the request
 * get out, with their code and a sentence. Whatever else went wrong is told to `report` and becomes one and the same
 * answer: never a stack, never SQL, never a value that somebody typed.
 */
export function asSent(error: unknown, report: (error: unknown) => void): GraphQLFormattedError {
  const place = error instanceof GraphQLError ? placeOf(error) : {};
  const cause = causeOf(error);
  if (cause instanceof Refusal) {
    return { message: short(cause.message), ...place, extensions: { code: cause.code, ...cause.details } };
  }
  if (cause instanceof Inadmissible) return { message: short(cause.message), ...place, extensions: cause.extensions };
  if (isOfTheForm(cause)) return { message: short(cause.message), extensions: { code: 'BAD_USER_INPUT' } };
  report(cause);
  const { message, ...extensions } = isFull(cause) ? FULL : isUnavailable(cause) ? AWAY : (place.path?.length ?? 0) > 1 ? OURS_IN_PART : OURS;
  return { message, ...place, extensions };
}

/** The code an error leaves with, for those who act on it. */
export function codeOf(error: unknown): string {
  return String(asSent(error, () => undefined).extensions?.['code']);
}

function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/** Apollo's about the form of the request. What the executor says about our own answers is not for outside. */
function isOfTheForm(error: unknown): error is GraphQLError {
  return error instanceof GraphQLError && error.extensions['code'] === 'BAD_REQUEST';
}

function placeOf({ locations, path }: GraphQLError): Partial<GraphQLFormattedError> {
  return { ...(locations ? { locations } : {}), ...(path ? { path } : {}) };
}

function short(message: string): string {
  return message.length <= LONGEST ? message : `${message.slice(0, LONGEST - 1)}…`;
}
