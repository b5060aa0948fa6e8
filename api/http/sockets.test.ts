import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { STANDARD } from '../limits.ts';
import { openServed, ORIGIN, type Served, within } from '../test/served.ts';

let served: Served;
let ana: string;

beforeAll(async () => {
  served = await openServed();
  ana = await served.signedIn('ana');
});
afterAll(() => served.close());

/** What came over a socket, message by message. */
function listen(socket: WebSocket) {
  const messages: { type: string; id?: string; payload?: unknown }[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)));
    for (const wake of waiting) wake();
  });
  const until = async (id: string, type: string) => {
    for (;;) {
      const found = messages.find((each) => each.id === id && each.type === type);
      if (found) return found;
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
  };
  return { messages, until };
}

async function open(cookie = ana) {
  const socket = served.bare({ cookie });
  const heard = listen(socket);
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  const subscribe = (id: string, query: string, variables?: object) => socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
  return { socket, ...heard, subscribe };
}

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

const codesIn = (message: { payload?: unknown }) => {
  const errors = Array.isArray(message.payload) ? message.payload : (message.payload as { errors?: unknown[] }).errors ?? [];
  return errors.map((each) => (each as { extensions: { code: string } }).extensions.code);
};

test('a socket opens for our own pages alone, and only with the protocol that signs people in', async () => {
  expect(await statusOf(served.bare({ cookie: ana }))).toBe(101);
  for (const origin of [null, 'null', 'https://evil.example', `${ORIGIN}.evil.example`, ORIGIN.toUpperCase().replace('HTTPS', 'http')]) {
    expect(await statusOf(served.bare({ cookie: ana, origin })), String(origin)).toBe(403);
  }
  for (const protocol of ['graphql-ws', [] as string[]]) expect(await statusOf(served.bare({ cookie: ana, protocol }))).toBe(400);
});

test('whoever is not signed in is told so by the code that clients know', async () => {
  expect(await closeOf(served.bare())).toBe(4401);
  expect(await closeOf(served.bare({ cookie: 'sb_session=000000000000000000000000' }))).toBe(4401);
});

test('the protocol is kept to the letter', async () => {
  const said = async (...messages: string[]) => {
    const socket = served.bare({ cookie: ana });
    await once(socket, 'open');
    for (const message of messages) socket.send(message);
    return closeOf(socket);
  };
  expect(await said('{"id":"1","type":"subscribe","payload":{"query":"{ viewer { id } }"}}')).toBe(4401);
  expect(await said('nonsense')).toBe(4400);
  expect(await said('{"type":"connection_init"}', '{"type":"connection_init"}')).toBe(4429);
  const desk = '{"id":"1","type":"subscribe","payload":{"query":"subscription { desk { __typename } }"}}';
  expect(await said('{"type":"connection_init"}', desk, desk)).toSatisfy((code: number) => code === 4401 || code === 4409);
});

test('a document that cannot be read is answered, and the other operations on the socket live on', async () => {
  const { socket, subscribe, until } = await open();
  subscribe('desk', 'subscription { desk { __typename } }');
  await until('desk', 'next');
  subscribe('broken', 'subscription { desk {');
  expect(codesIn(await until('broken', 'error'))).toEqual(['GRAPHQL_PARSE_FAILED']);
  await served.world.chloeWrites();
  subscribe('after', '{ viewer { party { name } } }');
  expect(await until('after', 'next')).toMatchObject({ payload: { data: { viewer: { party: { name: 'Ana Moreau' } } } } });
  socket.close();
});

test('what is refused over HTTP is refused over the socket', async () => {
  const { socket, subscribe, until } = await open();
  const one = 'signIn(input: { email: "ana@alder.example", password: "correct-horse" }) { __typename }';
  const refused: [string, string, string, object?][] = [
    ['two', 'GRAPHQL_VALIDATION_FAILED', `mutation { a: ${one} b: ${one} }`],
    ['tokens', 'GRAPHQL_VALIDATION_FAILED', `{ ${'viewer '.repeat(STANDARD.document.tokens)} }`],
    ['fields', 'GRAPHQL_VALIDATION_FAILED', `{ viewer { ${'id '.repeat(STANDARD.document.fields + 1)} } }`],
    ['nul', 'BAD_USER_INPUT', 'query Q($id: ID!) { thread(id: $id) { id } }', { id: '\u0000' }],
    ['wrong', 'BAD_USER_INPUT', 'query Q($id: ID!) { thread(id: $id) { id } }', { id: ['correct-horse'] }],
    ['enum', 'BAD_USER_INPUT', '{ directory(kind: ROBOT) { endCursor } }'],
    ['cookie', 'BAD_USER_INPUT', 'mutation { confirmCode(input: { challengeId: "x", code: "123456" }) { __typename } }'],
    ['foreign', 'NOT_FOUND', 'subscription { signals(threadId: "3f0c6f43-7a55-4d3e-9a2b-0d6a2a8e8f12") { __typename } }'],
  ];
  for (const [id, code, query, variables] of refused) {
    subscribe(id, query, variables);
    const message = await until(id, 'error');
    expect([id, ...codesIn(message)]).toEqual([id, code]);
    expect(JSON.stringify(message)).not.toContain('correct-horse');
  }
  socket.close();
});

test('clients do not read the schema over the socket either', async () => {
  const { socket, subscribe, until } = await open(await served.signedIn('chloe'));
  subscribe('schema', '{ __schema { types { name } } }');
  expect(codesIn(await until('schema', 'error'))).toEqual(['FORBIDDEN']);
  socket.close();
});

test('one socket carries so many operations at once and no more', async () => {
  const { socket, subscribe, until } = await open();
  for (let i = 1; i <= STANDARD.socket.operations; i++) subscribe(`desk${i}`, 'subscription { desk { __typename } }');
  await until(`desk${STANDARD.socket.operations}`, 'next');
  subscribe('one more', '{ viewer { id } }');
  expect(codesIn(await until('one more', 'error'))).toEqual(['RATE_LIMITED']);
  socket.send('{"id":"desk1","type":"complete"}');
  subscribe('another', '{ viewer { id } }');
  expect(await until('another', 'next')).toMatchObject({ payload: { data: { viewer: { id: served.world.id.ana } } } });
  socket.close();
});

test('one person has so many sockets at once and no more, through however many sessions', async () => {
  const [cookie, another] = [await served.signedIn('dara'), await served.signedIn('dara')];
  const sockets = await Promise.all(Array.from({ length: STANDARD.socket.socketsOfOne }, (_, i) => open(i % 2 ? cookie : another)));
  expect(await statusOf(served.bare({ cookie }))).toBe(429);
  const [first, ...others] = sockets;
  first?.socket.close();
  await expect.poll(() => statusOf(served.bare({ cookie }))).toBe(101);
  for (const { socket } of others) socket.close();
});

test('messages that are too large or too many end the socket, and only that one', async () => {
  const bystander = await open();
  const large = await open();
  large.socket.send('x'.repeat(STANDARD.socket.message + 1));
  expect(await closeOf(large.socket)).toBe(1009);
  const fast = await open();
  for (let i = 0; i < STANDARD.socket.messagesPerSecond * 10 + 50; i++) fast.socket.send('{"type":"ping"}');
  expect(await closeOf(fast.socket)).toBe(1008);
  bystander.subscribe('still', '{ viewer { id } }');
  await bystander.until('still', 'next');
  bystander.socket.close();
});

test('signing out closes the sockets of the session at once, busy or idle, and no other', async () => {
  const cookie = await served.signedIn('ben');
  const [idle, busy, other] = [await open(cookie), await open(cookie), await open(await served.signedIn('ben'))];
  busy.subscribe('desk', 'subscription { desk { __typename } }');
  await busy.until('desk', 'next');
  const closes = Promise.all([closeOf(idle.socket), closeOf(busy.socket)]);
  const began = performance.now();
  await served.ask(cookie, 'mutation { signOut }');
  expect(await closes).toEqual([4401, 4401]);
  // Long before anybody would look again by the clock.
  expect(performance.now() - began).toBeLessThan(5000);
  other.subscribe('still', '{ viewer { id } }');
  await other.until('still', 'next');
  other.socket.close();
});

test('a session that nobody has used for too long ends on its open socket too: pings are no use of it, and neither is listening', async () => {
  const { sql, id, chloeWrites } = served.world;
  const { socket, subscribe, until, messages } = await open(await served.signedIn('greta'));
  subscribe('desk', 'subscription { desk { __typename } }');
  await until('desk', 'next');
  await sql(`update session set used_at = now() - interval '8 hours 1 second' where account_id = $1`, [id.greta]);
  socket.send('{"type":"ping"}');
  await chloeWrites('Nobody listens any more.');
  const closed = closeOf(socket);
  subscribe('again', '{ viewer { id } }');
  expect(codesIn(await until('again', 'error'))).toEqual(['UNAUTHENTICATED']);
  expect(await closed).toBe(4401);
  expect(JSON.stringify(messages)).not.toContain('CardChanged');
  expect(await sql('select 1 from session where account_id = $1 and used_at > now() - interval \'1 hour\'', [id.greta])).toEqual([]);
});

test('what was read for one event is not remembered at the next', async () => {
  const { sql, id, chloeWrites, says } = served.world;
  const threadId = await chloeWrites();
  const { socket, subscribe, messages, until } = await open();
  subscribe('thread', 'subscription T($id: ID!) { threadEntries(threadId: $id, afterSeq: 1, afterNote: 0) { ... on Message { seq author { person { name } } } } }', { id: threadId });
  const names = () => messages.map((message) => within(message, 'payload.data.threadEntries.author.person.name')).filter(Boolean);
  await until('thread', 'next');
  await expect.poll(names).toEqual(['Chloe Bennett']);
  await sql(`update account set name = 'Chloe Marchetti' where id = $1`, [id.chloe]);
  await says('chloe', threadId, 'I have a new name.');
  await expect.poll(names).toEqual(['Chloe Bennett', 'Chloe Marchetti']);
  socket.close();
});
