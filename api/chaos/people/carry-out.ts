import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { NotNow, Refused } from '../../replay/wire/answers.ts';
import { ask, type Operation } from '../../replay/wire/ask.ts';
import { fullJitter } from '../../replay/wire/patience.ts';
import type { Answer, Wanted } from '../history/line.ts';
import type { Person } from './person.ts';
import { ANSWER_WITHIN, anyServer, type Run } from './run.ts';
import type { LiveSession } from './session.ts';

/** How a deed ended: done, refused, or nobody knows. */
export type Told = { is: 'ok' | 'fail' | 'info' } & Answer;

/** What is asked of the server for a deed, and what its answer means. */
export interface Asked<Given extends object, Result> {
  operation: Operation<Given, Result>;
  given: Given;
  read(result: Result): Told;
}

interface Attempt {
  session: LiveSession;
  server: number;
  deed: string;
  wants: Wanted;
}

/**
 * Codes that do not say whether anything was done. A session that ended is no refusal of the deed: it may have ended
 * while the answer was made, and whoever signs in again asks the same again.
 */
const UNSURE = ['INTERNAL_SERVER_ERROR', 'UNREADABLE', 'UNKNOWN', 'UNAUTHENTICATED'];
/** The share of deeds that go over the open socket instead of HTTP. */
const OVER_SOCKET = 0.3;

/**
 * Asks until the answer is yes or no, with the same ids each time: whatever was not answered is asked again, of any
 * server and over any wire, in the next session where this one has ended meanwhile. Every attempt is written down.
 */
export async function carryOut<Given extends object, Result>(run: Run, who: Person, wants: Wanted, asked: Asked<Given, Result>): Promise<Told> {
  const deed = randomUUID();
  let server: number | undefined;
  for (let tried = 0; ; tried++) {
    const session = await who.session();
    server = anyServer(run, server);
    const told = await attempt(run, who, { session, server, deed, wants }, asked);
    if (told.why === 'UNAUTHENTICATED') session.isOver = true;
    if (told.is !== 'info' || run.over.aborted) return told;
    await sleep(fullJitter(tried, 1_500), undefined, { signal: run.over });
  }
}

async function attempt<Given extends object, Result>(run: Run, { id: by }: Person, { session, server, deed, wants }: Attempt, { operation, given, read }: Asked<Given, Result>): Promise<Told> {
  const { record, chance } = run;
  const over = chance() < OVER_SOCKET ? 'socket' : 'http';
  const call = record.next();
  record.add({ is: 'invoke', call, deed, by, session: session.id, server, over, wants });
  const answered = over === 'http' ? ask(session.over(server), operation, given) : askOverSocket(session, server, operation, given);
  const told = await answered.then(read, meaningOf);
  record.add({ call, ...told });
  return told;
}

function meaningOf(error: unknown): Told {
  if (error instanceof NotNow) return { is: 'info', why: error.message };
  if (!(error instanceof Refused)) throw error;
  return { is: UNSURE.includes(error.code) ? 'info' : 'fail', why: error.code };
}

async function askOverSocket<Given extends object, Result>(session: LiveSession, server: number, operation: Operation<Given, Result>, given: Given): Promise<Result> {
  const patience = AbortSignal.timeout(ANSWER_WITHIN);
  for await (const result of session.sockets(server).stream(operation, given, patience)) return result;
  throw new NotNow('Nothing came over the socket.');
}
