import Fastify, { type FastifyReply } from 'fastify';
import { expect, test } from 'vitest';
import { dropCookie, readCookie, setCookie } from './cookies.ts';

const token = 'a'.repeat(43);
const demo = { secureCookies: false };
const production = { secureCookies: true };

test('in production the session is bound to this host, to TLS and to our own pages, and out of reach of scripts', async () => {
  expect(await cookiesSet((reply) => setCookie(production, reply, 'session', token, 90 * 86_400))).toEqual([
    `__Host-sb_session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=7776000`,
  ]);
});

test('the demo, without TLS, has the same cookies without the prefix', async () => {
  expect(await cookiesSet((reply) => setCookie(demo, reply, 'device', token))).toEqual([`sb_device=${token}; Path=/; HttpOnly; SameSite=Lax`]);
});

test('session and device can be set in one answer, and signing out drops the session', async () => {
  const set = await cookiesSet((reply) => {
    setCookie(demo, reply, 'session', token);
    setCookie(demo, reply, 'device', token);
  });
  expect(set).toHaveLength(2);
  expect(await cookiesSet((reply) => dropCookie(demo, reply, 'session'))).toEqual(['sb_session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0']);
});

test('a cookie is read by its whole name, and what we cannot have set is none', () => {
  const header = `theme=dark; xsb_session=no; sb_session=${token}; sb_device=short`;
  expect(readCookie(demo, header, 'session')).toBe(token);
  expect(readCookie(demo, header, 'device')).toBeNull();
  expect(readCookie(production, header, 'session')).toBeNull();
  expect(readCookie(demo, `sb_session=${token}"; DROP`, 'session')).toBeNull();
  expect(readCookie(demo, undefined, 'session')).toBeNull();
});

async function cookiesSet(work: (reply: FastifyReply) => void): Promise<unknown[]> {
  const app = Fastify();
  app.get('/', (_request, reply) => {
    work(reply);
    return reply.send('');
  });
  const { headers } = await app.inject('/');
  return [headers['set-cookie']].flat();
}
