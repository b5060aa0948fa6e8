/** The stable codes of `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'STEP_UP_REQUIRED'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE';

/** A refusal that is not data: a stable code, one sentence fit for a person, and where it helps a path or seconds. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { path?: string; seconds?: number } = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** What the viewer may not see does not exist for them: one answer for a missing id and for somebody else's. `path`: which of several ids. */
export function notFound(path?: string): Refusal {
  return new Refusal('NOT_FOUND', 'There is nothing here for you. It does not exist, or you are not part of it.', path === undefined ? {} : { path });
}

/** Visible, but not allowed. */
export function forbidden(message: string): Refusal {
  return new Refusal('FORBIDDEN', message);
}

/** What was given cannot be taken; `path` names the field. */
export function badInput(path: string, message: string): Refusal {
  return new Refusal('BAD_USER_INPUT', message, { path });
}

/** Two truths under one id, or a value that must be unique. */
export function conflict(message: string, path?: string): Refusal {
  return new Refusal('CONFLICT', message, path === undefined ? {} : { path });
}

/** Nobody is signed in, or the session has ended. */
export function unauthenticated(): Refusal {
  return new Refusal('UNAUTHENTICATED', 'Sign in first: nobody is signed in, or the session has ended.');
}

/** Too often. `seconds` until it is worth trying again. */
export function rateLimited(message: string, seconds: number): Refusal {
  return new Refusal('RATE_LIMITED', message, { seconds });
}
