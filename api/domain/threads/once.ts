import type { Call } from '../call.ts';
import { conflict } from '../errors.ts';
import { deviceId } from '../input.ts';
import { DoneRequest } from './entry.ts';

/** Which deed a request asks for, on which thread. */
export interface Request {
  requestId: string;
  deed: string;
  threadId: string;
}

/**
 * Answers a request that was carried out before with what it was answered then, and writes nothing. The same id for
 * another deed is a CONFLICT. Called under the thread's lock, so that parallel repetitions wait for the first.
 */
export async function answeredBefore<Outcome>(call: Call, request: Request): Promise<Outcome | null> {
  const requestId = deviceId('input.requestId', request.requestId);
  const done = await call.em.findOne(DoneRequest, { accountId: call.actor.id, requestId });
  if (!done) return null;
  if (done.deed !== request.deed || done.threadId !== request.threadId) {
    throw conflict('This request id was used for something else. Make a new one.', 'input.requestId');
  }
  return done.outcome as Outcome;
}

/** Keeps the answer of a request that has changed something. */
export function carriedOut<Outcome>(call: Call, request: Request, outcome: Outcome): Outcome {
  call.em.persist(
    call.em.create(DoneRequest, {
      accountId: call.actor.id,
      requestId: request.requestId.toLowerCase(),
      deed: request.deed,
      threadId: request.threadId,
      outcome,
      at: call.now,
    }),
  );
  return outcome;
}

