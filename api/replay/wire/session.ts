import { NotNow, Refused } from './answers.ts';

/** Milliseconds in which an answer is expected; after that the same is asked again. */
const ANSWER_WITHIN = 10_000;

/** Somebody signed in: the server, and the cookies that say who it is. */
export interface Session {
  readonly server: URL;
  readonly cookies: Readonly<Record<string, string>>;
  /** The page that it comes from, where that is not the server's own address. */
  readonly origin?: string;
  /** Milliseconds in which an answer is expected, where that is not the usual. */
  readonly answerWithin?: number;
}

/** What a browser would send along: its cookies, and the page that it comes from. */
export function headersOf({ server, cookies, origin = server.origin }: Session): Record<string, string> {
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ');
  return { origin, ...(cookie === '' ? {} : { cookie }) };
}

/** The session after an answer that set cookies. */
export function withCookies(session: Session, answer: Response): Session {
  const given = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const pairs = given.map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  return { ...session, cookies: { ...session.cookies, ...Object.fromEntries(pairs) } };
}

/** Reads a page of the server. */
export function read(session: Session, path: string): Promise<{ answer: Response; body: unknown }> {
  return reach(session, path, { headers: headersOf(session) });
}

/** Sends JSON to the server. */
export function post(session: Session, path: string, body: object): Promise<{ answer: Response; body: unknown }> {
  const headers = { ...headersOf(session), 'content-type': 'application/json', accept: 'application/json' };
  return reach(session, path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Throws NotNow where no answer arrived, or one that says "later"; whatever else the status is, is for the caller to judge. */
async function reach({ server, answerWithin = ANSWER_WITHIN }: Session, path: string, request: RequestInit): Promise<{ answer: Response; body: unknown }> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(new URL(path, server), { ...request, signal: AbortSignal.timeout(answerWithin) });
    text = await answer.text();
  } catch (error) {
    throw new NotNow(`Nothing answers at ${server.origin} (${reasonOf(error)}).`);
  }
  if (answer.status >= 500) throw new NotNow(`${server.origin} answers with ${answer.status}.`);
  return { answer, body: parsed(text, answer) };
}

function parsed(text: string, { status }: Response): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (status === 404) return null;
    throw new Refused(`The answer, with status ${status}, is not JSON.`, 'UNREADABLE');
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message;
}
