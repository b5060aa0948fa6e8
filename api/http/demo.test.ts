import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Config } from '../config.ts';
import { freePort } from '../db/embedded/free-port.ts';
import { CLIENTS, DEMO_PASSWORD, STAFF } from '../demo/cast.ts';
import { sessionOf } from '../domain/access/standing.ts';
import { viewer } from '../domain/access/viewer.ts';
import { STANDARD } from '../limits.ts';
import { openLog } from '../log.ts';
import { sentItems } from '../post/outbox.ts';
import { FROM, openHouse, type House } from '../test/cast.ts';
import { another, codeSentTo, confirm } from '../test/sign-in.ts';
import { addDemo } from './demo.ts';
import { createHttp, listen } from './server.ts';

let house: House;
let demo: { app: FastifyInstance; base: string };
beforeAll(async () => {
  house = await openHouse();
  demo = await serve('demo');
});
afterAll(async () => {
  await demo.app.close();
  await house.leave();
});

async function serve(mode: Config['mode']) {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const config: Config = {
    mode, port, databaseUrl: null, dataDir: tmpdir(), bus: [], host: '127.0.0.1', publicUrl: null, origins: [base], trustedProxies: [],
    secureCookies: false, codeKey: Buffer.alloc(32), formerCodeKeys: [], limits: STANDARD, demo: 'cast', sms: { kind: 'outbox' }, mail: { kind: 'outbox' }, logLevel: 'error',
  };
  const app = await createHttp({ config, log: openLog('error', () => undefined), webDir: tmpdir(), isReady: async () => true });
  const emails = [...Object.values(STAFF), ...Object.values(CLIENTS)].map((each) => each.email);
  addDemo(app, { config, door: house.door, emails, password: DEMO_PASSWORD, outbox: sentItems });
  await listen(app, config);
  return { app, base };
}

function play(account: unknown, headers: Record<string, string> = { origin: demo.base }, base = demo.base) {
  return fetch(`${base}/demo/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ account }) });
}

function cookiesOf(answer: Response): Record<string, string> {
  return Object.fromEntries(answer.headers.getSetCookie().map((each) => (each.split(';')[0] ?? '').split('=', 2)));
}

test('the cast is there with what somebody needs to play them', async () => {
  const { cast } = await (await fetch(`${demo.base}/demo/cast.json`)).json();
  expect(cast).toHaveLength(12);
  expect(cast[2]).toEqual({
    id: house.cast.ana, name: 'Ana Moreau', shortName: 'Ana', kind: 'STAFF', tint: expect.any(Number), role: 'STAFF',
    jobTitle: 'Client support', teams: ['Support'], email: 'ana@alderfinch.example', password: DEMO_PASSWORD,
  });
  expect(cast[5].teams).toEqual(['Onboarding', 'Support']);
  expect(cast[7]).toMatchObject({ shortName: 'Chloe', kind: 'CLIENT', role: null, teams: ['Private clients North'] });
});

test('one click opens a real session, and nothing else: the team queue stays locked', async () => {
  const answer = await play(house.cast.ana);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ account: house.cast.ana });
  const cookies = cookiesOf(answer);
  expect(answer.headers.getSetCookie().every((each) => each.includes('HttpOnly') && each.includes('SameSite=Lax'))).toBe(true);
  const session = await house.door.lookOpen(FROM, (call) => sessionOf(call, cookies['sb_session'] ?? ''));
  const seen = await house.door.look({ session: session?.sessionId ?? '' }, FROM, viewer);
  expect(seen).toMatchObject({ email: 'ana@alderfinch.example', teams: [{ open: false }] });
});

test('playing somebody else ends the session before, on the same device', async () => {
  const first = cookiesOf(await play(house.cast.ana));
  const cookie = Object.entries(first).map((pair) => pair.join('=')).join('; ');
  const second = cookiesOf(await play(house.cast.chloe, { origin: demo.base, cookie }));
  expect(second['sb_device']).toBe(first['sb_device']);
  expect(second['sb_session']).not.toBe(first['sb_session']);
  expect(await house.door.lookOpen(FROM, (call) => sessionOf(call, first['sb_session'] ?? ''))).toBeNull();
});

test('only a page of ours may ask for it, and only for one of the cast', async () => {
  const foreign: Record<string, string>[] = [{}, { origin: 'null' }, { origin: 'https://evil.example' }, { origin: `${demo.base}.evil.example` }];
  for (const headers of foreign) {
    const answer = await play(house.cast.ana, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  for (const account of [house.cast.support, crypto.randomUUID(), "' or true"]) expect((await play(account)).status).toBe(404);
  for (const account of [null, 7, { $ne: null }]) expect((await play(account)).status).toBe(400);
});

test('the outbox tells what became of every code and link', async () => {
  await house.sql('delete from outbox');
  const replaced = await codeSentTo(house, STAFF.ana.email);
  const used = await codeSentTo(house, STAFF.ana.email);
  await confirm(house, used);
  const burnt = await codeSentTo(house, STAFF.ben.email);
  for (let i = 0; i < 5; i++) await confirm(house, another(burnt));
  const open = await codeSentTo(house, CLIENTS.chloe.email);
  await house.outside.post.mail({ to: 'chloe@bennett.example', toName: 'Chloe Bennett', subject: 'Hello', text: 'Your password was changed.' });

  const { items } = await (await fetch(`${demo.base}/dev/outbox.json`)).json();
  expect(items.map((each: { state: string }) => each.state)).toEqual(['sent', 'works', 'expired', 'used', 'replaced']);
  expect(items[0]).toEqual({ id: expect.any(String), kind: 'MAIL', to: 'chloe@bennett.example', toName: 'Chloe Bennett', text: 'Your password was changed.', sentAt: expect.any(String), state: 'sent', expiresAt: null });
  expect(items[1]).toMatchObject({ kind: 'SMS', to: '+447700900177', toName: 'Chloe Bennett', code: open.code, text: `Your sign-in code is ${open.code}. Valid 5 min.` });
  expect(Date.parse(items[1].expiresAt) - Date.parse(items[1].sentAt)).toBeGreaterThan(299_000);
  expect(items[4].code).toBe(replaced.code);
});

test('in production none of it exists', async () => {
  const { app, base } = await serve('production');
  for (const path of ['/demo/cast.json', '/dev/outbox.json']) expect((await fetch(base + path)).status).toBe(404);
  expect((await play(house.cast.ana, { origin: base }, base)).status).toBe(404);
  await app.close();
});
