import type { FastifyReply } from 'fastify';
import type { Config } from '../config.ts';

export type CookieKind = 'session' | 'device';
type Security = Pick<Config, 'secureCookies'>;

/**
 * The two cookies: whose session it is, and which device was here before. Both are random words without meaning, out of
 * reach of scripts and not sent along from foreign pages. With TLS the prefix binds them to this very host.
 */
export function cookieName({ secureCookies }: Security, kind: CookieKind): string {
  return `${secureCookies ? '__Host-' : ''}sb_${kind}`;
}

/** From the Cookie header as it came, since a socket's upgrade has no parsed request. Null: none, or nothing of ours. */
export function readCookie(config: Security, header: string | undefined, kind: CookieKind): string | null {
  const prefix = `${cookieName(config, kind)}=`;
  const found = header?.split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(prefix));
  const value = found?.slice(prefix.length) ?? '';
  return /^[\w-]{16,256}$/.test(value) ? value : null;
}

/** Without seconds the cookie ends with the browser. */
export function setCookie(config: Security, reply: FastifyReply, kind: CookieKind, value: string, seconds?: number): void {
  const lifetime = seconds === undefined ? '' : `; Max-Age=${Math.floor(seconds)}`;
  const secure = config.secureCookies ? '; Secure' : '';
  reply.header('set-cookie', `${cookieName(config, kind)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${lifetime}`);
}

export function dropCookie(config: Security, reply: FastifyReply, kind: CookieKind): void {
  setCookie(config, reply, kind, '', 0);
}
