import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Door, From } from '../domain/call.ts';
import { sessionOf } from '../domain/access/sign-in.ts';
import type { Asking, CookieJar } from '../graphql/context.ts';
import { dropCookie, readCookie, setCookie } from './cookies.ts';

type Security = Pick<Config, 'secureCookies'>;

/** In seconds. How long a session or a device lasts is decided by the server; the cookies only have to outlive it. */
const COOKIE_LASTS = { session: 90 * 24 * 3600, device: 400 * 24 * 3600 };

/** Who asks over HTTP: the session of the cookie, if it still stands, and the browser that it came from. */
export async function askingOf(config: Security, door: Door, request: FastifyRequest, reply: FastifyReply): Promise<Asking> {
  const from = { address: request.ip, requestId: request.id };
  const { cookie, 'user-agent': agent = null } = request.headers;
  const sessionId = await sessionIn(config, door, from, cookie);
  return {
    who: sessionId === null ? null : { session: sessionId },
    from,
    browser: { deviceToken: readCookie(config, cookie, 'device'), formerSessionId: sessionId, agent },
    cookies: jarOf(config, reply),
  };
}

/** The session that a Cookie header opens. Asking for it counts as using it. */
export async function sessionIn(config: Security, door: Door, from: From, cookie: string | undefined): Promise<string | null> {
  const token = readCookie(config, cookie, 'session');
  if (token === null) return null;
  const session = await door.lookOpen(from, (call) => sessionOf(call, token));
  return session?.sessionId ?? null;
}

/** Whoever signs out leaves nothing in the browser but the device's own cookie. */
function jarOf(config: Security, reply: FastifyReply): CookieJar {
  return {
    keep: ({ sessionToken, deviceToken }) => {
      setCookie(config, reply, 'session', sessionToken, COOKIE_LASTS.session);
      setCookie(config, reply, 'device', deviceToken, COOKIE_LASTS.device);
    },
    drop: () => {
      dropCookie(config, reply, 'session');
      reply.header('clear-site-data', '"cache", "storage"');
    },
  };
}
