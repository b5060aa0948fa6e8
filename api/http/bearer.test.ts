import { once } from 'node:events';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { suspendAccount } from '../domain/staffing/suspend.ts';
import { STANDARD } from '../limits.ts';
import { openServed, ORIGIN, type Served } from '../test/served.ts';

let served: Served;
beforeAll(async () => void (served = await openServed()));
afterAll(() => served.close());
afterEach(() => void vi.useRealTimers());

const WHO = '{ viewer { party { name } role } }';
const DESK = 'subscription { desk { __typename } }';
const codesOf = ({ errors = [] }: Awaited<ReturnType<Served['ask']>>) => errors.map(({ extensions }) => extensions.code);
const reads = { scopes: ['READ_THREADS' as const] };

async function statusOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.once('open', () => resolve(101));
    socket.on('error', () => undefined);
  });
}

async function closeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close');
  return code;
}

/** A socket under way, and what it is for. */
async function listening(socket: WebSocket): Promise<WebSocket> {
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: 'desk', type: 'subscribe', payload: { query: DESK } }));
  const [first] = await once(socket, 'message');
  expect(JSON.parse(String(first))).toMatchObject({ type: 'next', payload: { data: { desk: { __typename: 'DeskSnapshot' } } } });
  return socket;
}

async function ticketFor(secret: string, headers: Record<string, string> = {}) {
  const response = await fetch(served.url.replace('/graphql', '/socket-ticket'), { method: 'POST', headers: { authorization: `Bearer ${secret}`, ...headers } });
  return { status: response.status, headers: response.headers, body: (await response.json()) as { ticket?: string; errors?: { extensions: { code: string } }[] } };
}

test('a program is known by its token over HTTP, and cookies beside it are neither looked at nor set', async () => {
  const { secret } = await served.token('ana', reads);
  expect((await served.askWith(secret, WHO)).at('viewer')).toEqual({ party: { name: 'Ana Moreau' }, role: 'STAFF' });
  const olga = await served.signedIn('olga');
  const both = await served.post(JSON.stringify({ query: WHO }), { authorization: `bearer  ${secret}`, cookie: olga, origin: ORIGIN });
  expect(both.at('viewer.party.name')).toBe('Ana Moreau');
  expect(both.headers.getSetCookie()).toEqual([]);
  const other = await served.post(JSON.stringify({ query: WHO }), { authorization: 'Basic b2xnYTpvbGdh', cookie: olga, origin: ORIGIN });
  expect(other.at('viewer.party.name')).toBe('Olga Brandt');
});

test('a token that is unknown, malformed, expired or revoked is told so, whatever it asks, with a good cookie or without', async () => {
  const [expired, revoked] = [await served.token('ana', reads), await served.token('ana', reads)];
  await served.world.sql('update session set expires_at = now() where id = $1', [expired.id]);
  await served.world.sql('update session set ended_at = now() where id = $1', [revoked.id]);
  const cookie = await served.signedIn('ana');
  const session = cookie.split('=')[1] ?? '';
  for (const secret of ['', 'nonsense', `sb_${'0'.repeat(43)}`, expired.secret, revoked.secret, session, `${revoked.secret} ${session}`]) {
    for (const query of [WHO, '{ organisation { name } }', '{ desk { at } }', '{ noSuchField }', 'not GraphQL']) {
      const answer = await served.post(JSON.stringify({ query }), { authorization: `Bearer ${secret}`, cookie, origin: ORIGIN });
      expect([query, answer.status, ...codesOf(answer)]).toEqual([query, 200, 'UNAUTHENTICATED']);
    }
    const socket = served.bare({ bearer: secret, cookie });
    expect(await closeOf(socket)).toBe(4401);
  }
  expect(served.logged.filter((line) => line.includes('token.refused')).length).toBe(10);
});

test('an Origin may be missing beside a token alone; a foreign one is refused with it too', async () => {
  const { secret } = await served.token('ana', reads);
  const cookie = await served.signedIn('ana');
  expect(await statusOf(served.bare({ bearer: secret, origin: null }))).toBe(101);
  expect(await statusOf(served.bare({ bearer: secret }))).toBe(101);
  expect(await statusOf(served.bare({ cookie, origin: null }))).toBe(403);
  expect(await statusOf(served.bare({ origin: null }))).toBe(403);
  for (const origin of ['null', 'https://switchboard.test.evil.example', 'http://switchboard.test']) {
    expect([origin, await statusOf(served.bare({ bearer: secret, origin }))]).toEqual([origin, 403]);
    expect((await served.post(JSON.stringify({ query: WHO }), { authorization: `Bearer ${secret}`, origin })).status).toBe(403);
  }
});

test('revoking silences a token within a second: its sockets are closed, and others of the account are not', async () => {
  const [gone, stays] = [await served.token('ben', reads), await served.token('ben', reads)];
  const idle = served.bare({ bearer: gone.secret, origin: null });
  await once(idle, 'open');
  const [over, other] = [await listening(served.bare({ bearer: gone.secret, origin: null })), await listening(served.bare({ bearer: stays.secret, origin: null }))];
  const closed = Promise.all([closeOf(over), closeOf(idle)]);
  const began = performance.now();
  const ben = await served.signedIn('ben');
  const revoked = await served.ask(ben, 'mutation R($id: ID!) { revokeApiToken(input: { tokenId: $id }) { revokedAt } }', { id: gone.id });
  expect(revoked.at('revokeApiToken.revokedAt')).toEqual(expect.any(String));
  expect(await closed).toEqual([4401, 4401]);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(codesOf(await served.askWith(gone.secret, WHO))).toEqual(['UNAUTHENTICATED']);
  expect(other.readyState).toBe(other.OPEN);
});

test('suspending ends the tokens of the account, and those that the account made for others', async () => {
  const own = await served.token('lena', reads);
  const forEmil = await served.token('lena', { accountId: served.world.id.emil, scopes: ['WRITE_DIRECTORY'] });
  const socket = await listening(served.bare({ bearer: own.secret, origin: null }));
  const closed = closeOf(socket);
  await served.world.as('olga', (call) => suspendAccount(call, { accountId: served.world.id.lena }));
  expect(await closed).toBe(4401);
  for (const { secret } of [own, forEmil]) expect(codesOf(await served.askWith(secret, WHO))).toEqual(['UNAUTHENTICATED']);
  await served.world.sql(`update account set status = 'ACTIVE' where id = $1`, [served.world.id.lena]);
  for (const { secret } of [own, forEmil]) expect(codesOf(await served.askWith(secret, WHO))).toEqual(['UNAUTHENTICATED']);
});

test('the secret is shown in the answer that makes it and nowhere else, not in a list, an audit line or a log', async () => {
  const ana = await served.signedIn('ana');
  const made = await served.ask(ana, 'mutation M { createApiToken(input: { name: "Shown once", scopes: [READ_DIRECTORY] }) { secret token { id ending account { name } createdBy { name } teams { name } scopes } } }');
  const secret = String(made.at('createApiToken.secret'));
  expect(made.at('createApiToken.token')).toMatchObject({ ending: secret.slice(-4), account: { name: 'Ana Moreau' }, createdBy: { name: 'Ana Moreau' }, teams: [], scopes: ['READ_DIRECTORY'] });
  expect(made.headers.get('cache-control')).toBe('no-store');
  await served.askWith(secret, WHO);
  await served.askWith(secret, '{ desk { at } }');
  const list = await served.ask(ana, '{ apiTokens { id name ending lastUsedAt lastUsedFrom expiresAt revokedAt } }');
  expect(list.text).toContain('"lastUsedFrom":"127.0.0.1"');
  const audit = await served.world.sql<{ all: string }>('select a::text as all from audit a');
  for (const text of [list.text, ...served.logged, ...audit.map((each) => each.all)]) expect(text).not.toContain(secret.slice(3));
});

test('whoever asks for the schema with a token reads it, and writes documents of their own', async () => {
  const { secret } = await served.token('ana', { scopes: ['READ_DIRECTORY'] });
  const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true, inputValueDeprecation: true, oneOf: true });
  expect((await served.askWith(secret, query)).at('__schema.queryType.name')).toBe('Query');
  expect((await served.askWith(secret, '{ viewr { id } }')).errors?.[0]?.message).toContain('Did you mean "viewer"');
});

test('a session must have proved itself lately to make a token; a token never needs to', async () => {
  const lena = await served.signedIn('lena');
  const { secret } = await served.token('lena', { scopes: ['WRITE_DIRECTORY'] });
  await served.world.sql(`update session set confirmed_at = now() - interval '1 hour'`);
  expect(codesOf(await served.ask(lena, 'mutation { createApiToken(input: { name: "x", scopes: [READ_DIRECTORY] }) { secret } }'))).toEqual(['STEP_UP_REQUIRED']);
  expect((await served.askWith(secret, 'mutation { createClientTeam(input: { name: "By script" }) { name } }')).at('createClientTeam.name')).toBe('By script');
  const [line] = await served.world.sql<{ actor: string; via: string }>(`select actor_id as actor, via from audit where deed = 'clientTeam.created' order by at desc limit 1`);
  expect(line).toEqual({ actor: served.world.id.lena, via: (await served.world.sql<{ id: string }>(`select session_id as id from api_token where account_id = $1 order by created_at desc limit 1`, [served.world.id.lena]))[0]?.id });
});

test('a token that asks too often is refused with the seconds to wait, over HTTP and the socket together; others are not', async () => {
  const [fast, calm] = [await served.token('dara', reads), await served.token('dara', reads)];
  vi.useFakeTimers({ toFake: ['Date'] });
  const half = STANDARD.pace.tokenBurst / 2;
  const answers = await Promise.all(Array.from({ length: half }, () => served.askWith(fast.secret, WHO)));
  expect(answers.flatMap(codesOf)).toEqual([]);

  const socket = served.bare({ bearer: fast.secret, origin: null });
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  const told = async (id: string) => {
    socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query: WHO } }));
    for (;;) {
      const [data] = await once(socket, 'message');
      const message: { id: string; type: string; payload?: { extensions: object }[] } = JSON.parse(String(data));
      if (message.id === id) return message;
    }
  };
  for (let i = 0; i < half; i++) expect(await told(`within ${i}`)).toMatchObject({ type: 'next' });
  expect(await told('too much')).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', seconds: 1 } }] });
  expect(socket.readyState).toBe(socket.OPEN);
  socket.close();

  const refused = await served.askWith(fast.secret, WHO);
  expect(refused).toMatchObject({ status: 429, errors: [{ extensions: { code: 'RATE_LIMITED', seconds: 1 } }] });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await ticketFor(fast.secret)).status).toBe(429);
  expect((await served.askWith(calm.secret, WHO)).errors).toBeUndefined();
  vi.setSystemTime(Date.now() + 1000);
  expect((await served.askWith(fast.secret, WHO)).errors).toBeUndefined();
});

test('with a ticket a page opens a socket as the token, once; the cookie beside it does not help', async () => {
  const { secret } = await served.token('ana', reads);
  const cookie = await served.signedIn('olga');
  const { status, headers, body } = await ticketFor(secret, { origin: ORIGIN });
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  const protocol = ['graphql-transport-ws', `ticket.${body.ticket}`];
  const socket = await listening(served.bare({ protocol, cookie }));
  expect(socket.protocol).toBe('graphql-transport-ws');
  socket.send(JSON.stringify({ id: 'who', type: 'subscribe', payload: { query: WHO } }));
  const [who] = await once(socket, 'message');
  expect(String(who)).toContain('Ana Moreau');
  socket.close();
  expect(await closeOf(served.bare({ protocol, cookie }))).toBe(4401);
  expect(await closeOf(served.bare({ protocol }))).toBe(4401);
  expect(await statusOf(served.bare({ protocol: ['graphql-transport-ws', `ticket.${(await ticketFor(secret)).body.ticket}`], origin: null }))).toBe(403);
});

test('no ticket is given for a bad token, for none, or to a foreign page', async () => {
  const { secret } = await served.token('ana', reads);
  for (const bad of ['nonsense', '']) {
    const refused = await ticketFor(bad);
    expect([refused.status, refused.body.errors?.[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  }
  expect((await ticketFor(secret, { origin: 'https://evil.example' })).status).toBe(403);
  const withCookie = await fetch(served.url.replace('/graphql', '/socket-ticket'), { method: 'POST', headers: { cookie: await served.signedIn('ana'), origin: ORIGIN } });
  expect(withCookie.status).toBe(401);
});
