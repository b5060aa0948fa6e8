import { once } from 'node:events';
import { afterAll, beforeAll, afterEach, expect, test, vi } from 'vitest';
import { STANDARD } from '../limits.ts';
import { openServed, type Served } from '../test/served.ts';

/* Time stands still here, so that a pace is what it is at once. */

const LIMITS = { ...STANDARD, pace: { ...STANDARD.pace, personPerSecond: 2, personBurst: 12, networkPerSecond: 1, networkBurst: 10, filesPerSecond: 1, filesBurst: 10, filesAnHour: 2 } };
let served: Served;
beforeAll(async () => void (served = await openServed(null, LIMITS)));
afterAll(() => served.close());
afterEach(() => void vi.useRealTimers());

const WHO = '{ viewer { role } }';
const OPEN = '{ organisation { name } }';
const codesOf = ({ errors = [] }: Awaited<ReturnType<Served['ask']>>) => errors.map(({ extensions }) => extensions.code);

async function opened(cookie: string) {
  const socket = served.bare({ cookie });
  await once(socket, 'open');
  const told = async (message: object): Promise<{ type: string; payload?: unknown }> => {
    socket.send(JSON.stringify(message));
    const [data] = await once(socket, 'message');
    return JSON.parse(String(data));
  };
  await told({ type: 'connection_init' });
  return { socket, told, subscribe: (id: string) => told({ id, type: 'subscribe', payload: { query: 'subscription { desk { __typename } }' } }) };
}

test('one person has one pace over HTTP and all sockets, whatever session it is; pings are free, and others are not held up', async () => {
  const [phone, desk, ben] = [await served.signedIn('ana'), await served.signedIn('ana'), await served.signedIn('ben')];
  const { socket, told, subscribe } = await opened(desk);
  vi.useFakeTimers({ toFake: ['Date'] });
  for (let i = 0; i < 10; i++) expect((await served.ask(phone, WHO)).errors).toBeUndefined();
  for (let i = 0; i < 30; i++) expect(await told({ type: 'ping' })).toMatchObject({ type: 'pong' });
  for (const id of ['1', '2']) expect(await subscribe(id)).toMatchObject({ type: 'next' });
  expect(await subscribe('3')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', seconds: 1 } }] });

  const refused = await served.ask(phone, WHO);
  expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED', seconds: 1 } }] });
  expect(refused.headers.get('retry-after')).toBe('1');
  await expect.poll(() => served.logged.filter((line) => line.includes('"RATE_LIMITED"') && line.includes(served.world.id.ana)).length).toBe(2);
  for (const id of ['1', '2']) socket.send(JSON.stringify({ id, type: 'complete' }));
  expect(await told({ type: 'ping' })).toMatchObject({ type: 'pong' });
  expect(socket.readyState).toBe(socket.OPEN);

  expect((await served.ask(ben, WHO)).errors).toBeUndefined();
  expect((await served.ask(null, OPEN)).errors).toBeUndefined();
  vi.setSystemTime(Date.now() + 500);
  expect((await served.ask(phone, WHO)).errors).toBeUndefined();
  expect(codesOf(await served.ask(phone, WHO))).toEqual(['RATE_LIMITED']);
  socket.close();
});

test('what asks for much counts for more, and so does what changes something', async () => {
  const [dara, emil] = [await served.signedIn('dara'), await served.signedIn('emil')];
  vi.useFakeTimers({ toFake: ['Date'] });
  const large = `{ ${Array.from({ length: 10 }, (_, i) => `v${i}: viewer { ${'role '.repeat(24)} }`).join(' ')} }`;
  expect((await served.ask(dara, large)).errors).toBeUndefined();
  for (let i = 0; i < 6; i++) expect((await served.ask(dara, WHO)).errors).toBeUndefined();
  expect(codesOf(await served.ask(dara, WHO))).toEqual(['RATE_LIMITED']);
  for (let i = 0; i < 6; i++) expect(codesOf(await served.ask(emil, 'mutation { readUpTo(input: { threadId: "0", seq: 1 }) { __typename } }'))).not.toContain('RATE_LIMITED');
  expect(codesOf(await served.ask(emil, WHO))).toEqual(['RATE_LIMITED']);
});

test('pictures are asked for at the pace of a network, whoever asks, and whether they exist or not', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 30_000);
  const picture = () => fetch(new URL('/images/00000000-0000-7000-8000-000000000000', served.url));
  for (let i = 0; i < 10; i++) expect((await picture()).status).toBe(404);
  const refused = await picture();
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
});

test('one person takes out so many files an hour, whichever they are, and others are not held up', async () => {
  const [olga, sessionOfHers, lena] = [await served.signedIn('olga'), await served.signedIn('olga'), await served.signedIn('lena')];
  vi.useFakeTimers({ toFake: ['Date'] });
  const file = (path: string, cookie: string) => fetch(new URL(path, served.url), { headers: { cookie } });
  expect((await file('/exports/directory.csv', olga)).status).toBe(200);
  expect((await file('/exports/audit.csv', sessionOfHers)).status).toBe(200);
  for (const path of ['/exports/directory.csv', '/exports/audit.csv']) {
    const refused = await file(path, olga);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1800']);
  }
  expect((await file('/exports/directory.csv', lena)).status).toBe(200);
  vi.setSystemTime(Date.now() + 31 * 60_000);
  expect((await file('/exports/directory.csv', olga)).status).toBe(200);
});

test('a network where nobody is signed in has one pace, whatever it says about itself, and tokens that are none count too', async () => {
  const lena = await served.signedIn('lena');
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + 60_000);
  for (let i = 0; i < 5; i++) expect((await served.ask(null, OPEN)).errors).toBeUndefined();
  for (let i = 0; i < 5; i++) expect(codesOf(await served.askWith(`sb_${'0'.repeat(42)}${i}`, WHO))).toEqual(['UNAUTHENTICATED']);
  for (let i = 0; i < 5; i++) {
    const spoofed = await served.post(JSON.stringify({ query: OPEN }), { 'x-forwarded-for': `198.51.100.${i}`, forwarded: `for=198.51.100.${i}` });
    expect([spoofed.status, spoofed.headers.get('retry-after'), ...codesOf(spoofed)]).toEqual([429, '1', 'RATE_LIMITED']);
  }
  expect(codesOf(await served.askWith(`sb_${'1'.repeat(43)}`, WHO))).toEqual(['RATE_LIMITED']);
  const stranger = served.bare();
  stranger.on('error', () => undefined);
  const [, response] = await once(stranger, 'unexpected-response');
  expect(response.statusCode).toBe(429);
  expect((await served.ask(lena, WHO)).errors).toBeUndefined();
});
