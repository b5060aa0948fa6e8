/**
 * Nothing came back, or the server asked to wait. What was sent may have been carried out all the same, so it is sent
 * again exactly as it was, with the ids that it had.
 */
export class NotNow extends Error {
  override name = 'NotNow';
  constructor(
    message: string,
    /** How long the server asked to wait. */
    readonly seconds = 0,
  ) {
    super(message);
  }
}

/** The server has answered, and the answer is no: asking again would not change it. */
export class Refused extends Error {
  override name = 'Refused';
  constructor(
    message: string,
    /** As in `extensions.code`. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** One error of an answer, as GraphQL over HTTP and over sockets gives it. */
export interface GivenError {
  message: string;
  extensions?: { code?: string; seconds?: number };
}

/** What an error of an answer means for whoever asked. */
export function meaningOf([error]: readonly GivenError[]): NotNow | Refused {
  const { code = 'UNKNOWN', seconds = 1 } = error?.extensions ?? {};
  const message = error?.message ?? 'The server answered with nothing.';
  return code === 'UNAVAILABLE' || code === 'RATE_LIMITED' ? new NotNow(message, seconds) : new Refused(message, code);
}
