import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Door, From } from '../domain/call.ts';
import { unauthenticated } from '../domain/errors.ts';
import { recognitionOneByOne } from '../domain/access/recognition.ts';
import type { StandingSession } from '../domain/access/standing.ts';
import type { Asking, CookieJar } from '../graphql/context.ts';
import { dropCookie, readCookie, setCookie } from './cookies.ts';

type Security = Pick<Config, 'secureCookies'>;

/** In seconds. How long a session or a device lasts is decided by the server; the cookies only have to outlive it. */
const COOKIE_LASTS = { session: 365 * 24 * 3600, device: 400 * 24 * 3600 };

/** Who asks over HTTP, in person: the session of the cookie, if it still stands, and the browser that it came from. */
export async function askingOf(config: Security, door: Door, request: FastifyRequest, reply: FastifyReply, recognition = recognitionOneByOne(door)): Promise<Asking> {
  const from = { address: request.ip, requestId: request.id };
  const { cookie, 'user-agent': agent = null } = request.headers;
  const session = await sessionIn(config, door, from, cookie, recognition);
  refuseInTheNameOfAnother(request.headers[MEANT_FOR], session);
  return {
    who: session && { session: session.sessionId },
    known: session?.account ?? null,
    from,
    browser: { deviceToken: readCookie(config, cookie, 'device'), formerSessionId: session?.sessionId ?? null, agent },
    cookies: jarOf(config, reply),
    token: null,
  };
}

/** Whose account the page that asks was made for. */
const MEANT_FOR = 'switchboard-account';

/**
 * A page that was left open sends what its reader wrote, however much later, with whatever cookie the browser has by then.
 * Where somebody else has signed in meanwhile it must not be said in their name, so such a page says whose text it is.
 */
function refuseInTheNameOfAnother(meantFor: string | string[] | undefined, session: StandingSession | null): void {
  if (meantFor !== undefined && session !== null && meantFor !== session.account.id) throw unauthenticated();
}

/** The session that a Cookie header opens. Asking for it counts as using it. */
export async function sessionIn(config: Security, door: Door, from: From, cookie: string | undefined, recognition = recognitionOneByOne(door)): Promise<StandingSession | null> {
  const token = readCookie(config, cookie, 'session');
  if (token === null) return null;
  return recognition.session(from, token);
}

/** Whoever signs out leaves nothing in the browser but the device's own cookie, and what they were asked about and want kept. */
function jarOf(config: Security, reply: FastifyReply): CookieJar {
  return {
    keep: ({ sessionToken, deviceToken }) => {
      setCookie(config, reply, 'session', sessionToken, COOKIE_LASTS.session);
      setCookie(config, reply, 'device', deviceToken, COOKIE_LASTS.device);
    },
    renew: (sessionToken) => setCookie(config, reply, 'session', sessionToken, COOKIE_LASTS.session),
    drop: (clear) => {
      dropCookie(config, reply, 'session');
      reply.header('clear-site-data', clear === 'cache' ? '"cache"' : '"cache", "storage"');
    },
  };
}
