/**
 * One request to the API, without the client that the rest of the app keeps its cache in: signing in has nothing to
 * cache, and its page must be small. The documents lie beside the screens like all others and are checked with them.
 */
export async function ask<Result, Variables = Record<string, never>>(document: string, variables: Variables): Promise<Result> {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: document, variables }),
    credentials: 'same-origin',
  }).catch(() => {
    throw new NotAnswered('UNREACHABLE');
  });
  const body: Answer<Result> = await answer.json().catch(() => {
    throw new NotAnswered('UNREACHABLE');
  });
  const error = body.errors?.[0];
  if (error) throw new NotAnswered(error.extensions?.code ?? 'UNKNOWN', error.message, error.extensions?.seconds);
  if (!body.data) throw new NotAnswered('UNKNOWN');
  return body.data;
}

/** The API said no in a way that is no part of a result: `code` of the contract, or `UNREACHABLE`. */
export class NotAnswered extends Error {
  constructor(
    readonly code: string,
    message = code,
    /** With `RATE_LIMITED`: in how many seconds it is worth trying again. */
    readonly seconds?: number,
  ) {
    super(message);
  }
}

interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; seconds?: number } }[];
}
