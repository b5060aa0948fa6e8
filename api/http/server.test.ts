import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { freePort } from '../db/embedded/free-port.ts';
import { STANDARD } from '../limits.ts';
import { openLog } from '../log.ts';
import { createHttp, listen } from './server.ts';

const logged: string[] = [];
const webDir = mkdtempSync(join(tmpdir(), 'switchboard-web-'));
let app: FastifyInstance;
let base: string;
let ready = true;

beforeAll(async () => {
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><html><head></head><body>shell</body></html>');
  writeFileSync(join(webDir, 'playground.html'), '<!doctype html><html><head></head><body>playground</body></html>');
  writeFileSync(join(webDir, 'assets', 'app-123.js'), 'export {}');
  writeFileSync(join(webDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  ({ app, base } = await serve(demo()));
});
afterAll(async () => {
  await app.close();
  rmSync(webDir, { recursive: true });
});

describe('what goes out', () => {
  test('every answer carries the policy that lets no foreign script, style or frame in', async () => {
    for (const path of ['/', '/assets/app-123.js', '/livez', '/nothing', '/assets/nothing.js']) {
      const { headers } = await fetch(base + path);
      expect(headers.get('content-security-policy'), path).toMatch(
        /^default-src 'none'; script-src 'self'; connect-src 'self' ws:\/\/127\.0\.0\.1:\d+; img-src 'self' blob: data:; font-src 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'$/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    }
  });

  test('a stranger at the front door is shown the way in, and who may have a session gets the app', async () => {
    const at = async (path: string, cookie = '') => {
      const { status, headers } = await fetch(base + path, { redirect: 'manual', headers: { accept: 'text/html', cookie } });
      return [status, headers.get('location'), headers.get('cache-control')];
    };
    expect(await at('/')).toEqual([302, '/sign-in', 'no-store']);
    expect(await at('/', 'sb_session=a-word-without-any-meaning')).toEqual([200, null, 'no-store']);
    expect(await at('/desk')).toEqual([200, null, 'no-store']);
  });

  test('hashed assets are kept for ever, icons for an hour, the shell and answers never', async () => {
    const kept = async (path: string) => (await fetch(base + path, { headers: { accept: 'text/html' } })).headers.get('cache-control');
    expect(await kept('/assets/app-123.js')).toBe('public, max-age=31536000, immutable');
    expect(await kept('/icon.svg')).toBe('public, max-age=3600');
    for (const path of ['/', '/desk', '/livez', '/playground', '/assets/nothing.js']) expect(await kept(path), path).toBe('no-store');
  });

  test('the playground has a policy of its own, and still no foreign script', async () => {
    const { policy, html } = await page('/playground');
    expect(html).toContain('playground');
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
  });

  test('in production browsers are told to stay with https, and sockets are allowed to the public address alone', async () => {
    const other = await serve({ ...demo(), mode: 'production', origins: ['https://chat.example.com'] });
    const { headers } = await fetch(`${other.base}/livez`);
    await other.app.close();
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' wss://chat.example.com;");
  });
});

describe('addresses', () => {
  test('a person who opens any address gets the app, a program a coded 404', async () => {
    expect((await page('/threads/42')).html).toContain('shell');
    expect(await coded(fetch(`${base}/threads/42`))).toEqual([404, 'NOT_FOUND']);
    expect(await coded(fetch(`${base}/threads/42`, { method: 'DELETE' }))).toEqual([404, 'NOT_FOUND']);
    expect(await coded(fetch(`${base}/assets/nothing.js`, { headers: { accept: 'text/html' } }))).toEqual([404, 'NOT_FOUND']);
    expect(await coded(fetch(`${base}/assets/..%2findex.html`))).toEqual([403, 'FORBIDDEN']);
  });

  test('GraphQL is not asked by GET', async () => {
    expect(await coded(fetch(`${base}/graphql?query={viewer{id}}`, { headers: { accept: 'text/html' } }))).toEqual([405, 'BAD_USER_INPUT']);
  });

  test('an address that cannot be decoded is refused clearly', async () => {
    expect(await coded(fetch(`${base}/%E0%A4%A`))).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('it is alive while it answers, and ready while it can work', async () => {
    expect((await fetch(`${base}/readyz`)).status).toBe(200);
    ready = false;
    expect(await coded(fetch(`${base}/readyz`))).toEqual([503, 'UNAVAILABLE']);
    expect((await fetch(`${base}/livez`)).status).toBe(200);
    ready = true;
  });
});

describe('what comes in', () => {
  test('JSON arrives as it was sent', async () => {
    expect(await (await post('{"text":"Grüße 👋"}')).json()).toEqual({ got: { text: 'Grüße 👋' } });
  });

  test.each([
    ['nothing', ''],
    ['half of it', '{"a":'],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])],
    ['a prototype', '{"__proto__":{"admin":true}}'],
  ])('%s is refused with a code', async (_name, body) => {
    expect(await coded(post(body))).toEqual([400, 'BAD_USER_INPUT']);
  });

  test.each([
    ['text/plain', {}],
    ['application/x-www-form-urlencoded', {}],
    ['multipart/form-data; boundary=x', {}],
    ['application/json; charset=utf-16', {}],
    ['application/json; charset=latin1', {}],
    ['application/json', { 'content-encoding': 'gzip' }],
  ])('%s with %o is not spoken here', async (type, more) => {
    expect(await coded(post('{"a":1}', { 'content-type': type, ...more }))).toEqual([415, 'BAD_USER_INPUT']);
  });

  test.each([100 * 1024 + 1, 1_000_000, 10_000_000])('%i bytes are refused with an answer that arrives', async (size) => {
    const answer = await post(`"${'x'.repeat(size)}"`);
    expect([answer.status, await answer.json()]).toEqual([413, { errors: [{ message: 'The request is too large: 100 KB at most.', extensions: { code: 'BAD_USER_INPUT' } }] }]);
  });

  test('how large a body may be is a setting, and the refusal says it', async () => {
    const strict = await serve({ ...demo(), limits: { ...STANDARD, http: { ...STANDARD.http, body: 4 * 1024 } } });
    const answer = await fetch(`${strict.base}/echo`, { method: 'POST', body: `"${'x'.repeat(4 * 1024)}"`, headers: { 'content-type': 'application/json' } });
    await strict.app.close();
    expect([answer.status, await answer.json()]).toMatchObject([413, { errors: [{ message: 'The request is too large: 4 KB at most.' }] }]);
  });

  test('a body of unknown length is cut at the limit too', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let i = 0; i < 20; i += 1) controller.enqueue(new Uint8Array(10_000).fill(0x20));
        controller.close();
      },
    });
    const options = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } };
    expect(await coded(fetch(`${base}/echo`, options))).toEqual([413, 'BAD_USER_INPUT']);
  });

  test('headers beyond 16 KB are refused', async () => {
    expect(await coded(fetch(`${base}/livez`, { headers: { 'x-long': 'x'.repeat(17_000) } }))).toEqual([431, 'BAD_USER_INPUT']);
  });

  test('what is no HTTP gets a coded answer and is cut', async () => {
    expect(await raw('what is this\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 [^]*BAD_USER_INPUT/);
  });

  test('a sender of headers that drips is cut before ten seconds are over', { timeout: 15_000 }, async () => {
    const started = Date.now();
    expect(await raw('GET /livez HTTP/1.1\r\nHost: x\r\nX-Drip: ')).toMatch(/^HTTP\/1\.1 408 /);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('where it comes from', () => {
  test('a page of somebody else cannot send anything, ours and programs can', async () => {
    const own = new URL(base).origin;
    expect((await post('{}', { origin: own })).status).toBe(200);
    expect((await post('{}')).status).toBe(200);
    for (const origin of ['https://evil.example', 'null', `${own}.evil.example`, own.replace('http:', 'https:')]) {
      expect(await coded(post('{}', { origin })), origin).toEqual([403, 'FORBIDDEN']);
    }
    expect(await coded(post('{}', { 'sec-fetch-site': 'cross-site' }))).toEqual([403, 'FORBIDDEN']);
  });

  test("the demo answers to this machine's names alone", async () => {
    expect(await raw(`GET /livez HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('a forwarded address counts from a proxy that was named, and from nobody else', async () => {
    const forwarded = { headers: { 'x-forwarded-for': '203.0.113.9' } };
    expect(await (await fetch(`${base}/address`, forwarded)).text()).toBe('127.0.0.1');
    const proxied = await serve({ ...demo(), mode: 'production', trustedProxies: ['127.0.0.0/8'] });
    expect(await (await fetch(`${proxied.base}/address`, forwarded)).text()).toBe('203.0.113.9');
    await proxied.app.close();
  });
});

test('our own failure is one sentence to the caller, and a line in the log without what people wrote', async () => {
  const response = await fetch(`${base}/fail`);
  const text = await response.text();
  expect([response.status, text]).toEqual([500, '{"errors":[{"message":"Something went wrong on our side.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}']);
  expect(logged.at(-1)).toMatch(/"level":"error","event":"http.failed".*"error":"Error".*"at":"at /);
  expect(logged.at(-1)).not.toContain('secret words');
});

test('a port that is taken is named in a sentence that says what to do', async () => {
  const port = await freePort();
  const taken = createServer().listen(port, '127.0.0.1');
  const late = await createHttp(parts({ ...demo(), port }));
  await expect(listen(late, { host: '127.0.0.1', port })).rejects.toThrow(`Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
  await late.close();
  taken.close();
});

function demo(): Config {
  return {
    mode: 'demo', databaseUrl: null, dataDir: webDir, bus: [], host: '127.0.0.1', port: 0, publicUrl: null, origins: [], trustedProxies: [],
    secureCookies: false, codeKey: Buffer.alloc(32), formerCodeKeys: [], limits: STANDARD, demo: 'cast', sms: { kind: 'outbox' }, mail: { kind: 'outbox' }, logLevel: 'error',
  };
}

function parts(config: Config) {
  return { config, webDir, log: openLog('error', (line) => logged.push(line)), isReady: async () => ready };
}

/** With a few routes of its own, as GraphQL and the demo's pages are mounted. */
async function serve(config: Config): Promise<{ app: FastifyInstance; base: string }> {
  const port = await freePort();
  const origins = config.origins.length > 0 ? config.origins : [`http://127.0.0.1:${port}`];
  const app = await createHttp(parts({ ...config, port, origins }));
  app.post('/echo', async (request) => ({ got: request.body }));
  app.get('/address', async (request) => request.ip);
  app.get('/fail', () => {
    throw Object.assign(new Error('invalid input: "secret words"'), { code: '22P02' });
  });
  await listen(app, { host: '127.0.0.1', port });
  return { app, base: `http://127.0.0.1:${port}` };
}

function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${base}/echo`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

async function coded(asked: Promise<Response>): Promise<[number, unknown]> {
  const response = await asked;
  const { errors } = (await response.json()) as { errors: [{ message: string; extensions: { code: string } }] };
  expect(errors[0].message).toMatch(/^[A-Z].*\.$/);
  return [response.status, errors[0].extensions.code];
}

async function page(path: string) {
  const response = await fetch(base + path, { headers: { accept: 'text/html' } });
  const html = await response.text();
  return { html, policy: response.headers.get('content-security-policy') ?? '' };
}

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
