import { setTimeout as sleep } from 'node:timers/promises';
import { type GivenError, meaningOf, NotNow, Refused } from '../../replay/wire/answers.ts';
import { ask, type Operation } from '../../replay/wire/ask.ts';
import { fullJitter } from '../../replay/wire/patience.ts';
import { post, type Session, withCookies } from '../../replay/wire/session.ts';
import { PASSWORD, type Somebody } from '../world/firm.ts';
import { confirmCode, signIn } from './operations.ts';
import { anyServer, type Run } from './run.ts';
import { type LiveSession, liveSession, sessionAt } from './session.ts';

/** So many refusals, and somebody asks an administrator. */
const PATIENT = 4;

/**
 * Signs somebody in with password and code, on whichever server, as often as it takes: while they are suspended it is
 * refused, and while nothing answers it is tried again. `device`: the cookies of their browser.
 */
export async function enter(run: Run, { id, name, email, phone }: Somebody, number: number, device: Session['cookies']): Promise<LiveSession> {
  const { record } = run;
  let server: number | undefined;
  for (let tried = 0; ; tried++) {
    run.over.throwIfAborted();
    server = anyServer(run, server);
    const call = record.next();
    const session = `${name.split(' ', 1)[0]}#${number}.${tried}`;
    record.add({ is: 'invoke', call, deed: `sign in ${session}`, by: id, session, server, over: 'http', wants: { do: 'sign in' } });
    try {
      const cookies = await bothSteps(run, server, { email, phone }, device);
      record.add({ is: cookies ? 'ok' : 'fail', call });
      // A suspension may be carried out a second time, by a server that was stopped in the middle of it.
      if (!cookies && tried >= PATIENT) run.lockedOut.add(id);
      if (cookies) run.lockedOut.delete(id);
      if (cookies) return liveSession(run, session, cookies);
    } catch (error) {
      if (!(error instanceof NotNow || error instanceof Refused)) throw error;
      record.add({ is: 'info', call, why: error.message });
    }
    await sleep(200 + fullJitter(tried, 1_500), undefined, { signal: run.over });
  }
}

/** Null: it was refused. */
async function bothSteps(run: Run, server: number, { email, phone }: Pick<Somebody, 'email' | 'phone'>, device: Session['cookies']): Promise<Session['cookies'] | null> {
  const browser = sessionAt(run, server, device);
  const { signIn: first } = await ask(browser, signIn, { input: { email, password: PASSWORD } });
  if (first.__typename !== 'CodeChallenge') return null;
  const given = { input: { challengeId: first.challengeId, code: run.phones.codeOn(phone) } };
  const { answer, data } = await askKeeping(browser, confirmCode, given);
  return data.confirmCode.__typename === 'SignedIn' ? withCookies(browser, answer).cookies : null;
}

/** As `ask`, with the answer itself, for its cookies. */
async function askKeeping<Given extends object, Answer>(session: Session, { text }: Operation<Given, Answer>, variables: Given): Promise<{ answer: Response; data: Answer }> {
  const { answer, body } = await post(session, '/graphql', { query: text, variables });
  const { data, errors } = (body ?? {}) as { data?: Answer; errors?: GivenError[] };
  if (errors || !data) throw meaningOf(errors ?? []);
  return { answer, data };
}
