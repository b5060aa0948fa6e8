import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** Why a request was not done, in a form a screen can act on. */
export type Refusal = {
  /** `extensions.code` of the contract, or `NETWORK`: no answer came, so what became of the request is not known. */
  code: string;
  /** One sentence fit for a person, from the server. Empty for `NETWORK`: the screen has its own words for that. */
  message: string;
  /** Which part of the input, for `BAD_USER_INPUT`. */
  path?: string;
  /** When to try again, for `RATE_LIMITED`. */
  seconds?: number;
};

/** What an Apollo error means. Never throws, whatever it is given. */
export function refusalOf(error: unknown): Refusal {
  const first = CombinedGraphQLErrors.is(error) ? error.errors[0] : bodyErrors(error)[0];
  if (!first) return { code: 'NETWORK', message: '' };

  const { code, path, seconds } = first.extensions ?? {};
  return {
    code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    message: first.message,
    ...(typeof path === 'string' && { path }),
    ...(Array.isArray(path) && { path: path.join('.') }),
    ...(typeof seconds === 'number' && { seconds }),
  };
}

/** Whether the server decided: asking again the same way would give the same answer. */
export function isDefinite({ code }: Refusal): boolean {
  return !['NETWORK', 'UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED', 'UNAUTHENTICATED'].includes(code);
}

type WireError = { message: string; extensions?: Record<string, unknown> };

/** A refusal by status (a 401, a 429) carries the same errors in its body, which Apollo leaves as text. */
function bodyErrors(error: unknown): WireError[] {
  if (!ServerError.is(error)) return [];
  try {
    const body: unknown = JSON.parse(error.bodyText);
    return hasErrors(body) ? body.errors.filter(isWireError) : [];
  } catch {
    return [];
  }
}

function hasErrors(body: unknown): body is { errors: unknown[] } {
  return typeof body === 'object' && body !== null && 'errors' in body && Array.isArray(body.errors);
}

function isWireError(error: unknown): error is WireError {
  return typeof error === 'object' && error !== null && 'message' in error && typeof error.message === 'string';
}
