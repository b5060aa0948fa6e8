import { connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STANDARD } from '../limits.ts';
import { storedIn } from '../graphql/admit/stored.ts';
import { openServed, ORIGIN, type Served } from '../test/served.ts';

let served: Served;
let ana: string;
let chloe: string;

beforeAll(async () => {
  served = await openServed();
  ana = await served.signedIn('ana');
  chloe = await served.signedIn('chloe');
});
afterAll(() => served.close());

const codesOf = ({ errors = [] }: Awaited<ReturnType<Served['ask']>>) => errors.map(({ extensions }) => extensions.code);
const SIGN_IN = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { __typename } }';
const WHO = '{ viewer { party { name } } }';

test('somebody who is signed in is known by their cookie, and nobody is somebody', async () => {
  expect((await served.ask(ana, WHO)).at('viewer.party.name')).toBe('Ana Moreau');
  expect((await served.ask(null, WHO)).at('viewer')).toBeNull();
  expect((await served.ask('sb_session=0000000000000000000000000000', WHO)).at('viewer')).toBeNull();
});

test('nobody who is not signed in gets past the public fields, nor learns which others there are', async () => {
  for (const query of ['{ desk { at } }', '{ noSuchField }', '{ __schema { types { name } } }', '{ __type(name: "Thread") { name } }', 'mutation { signOut }', 'fragment F on Query { desk { at } } { ...F }']) {
    expect(codesOf(await served.ask(null, query)), query).toEqual(['UNAUTHENTICATED']);
  }
  const mistaken = await served.ask(null, '{ viewer { emial } }');
  expect(mistaken.errors?.[0]?.message).toBe('Cannot query field "emial" on type "Viewer".');
});

test('a document that is long for somebody who is not signed in is answered as the sign-in that it lacks', async () => {
  const query = `{ viewer { ${'id '.repeat(STANDARD.document.anonymousTokens)} } }`;
  expect(codesOf(await served.ask(null, query))).toEqual(['UNAUTHENTICATED']);
  expect((await served.ask(ana, query)).at('viewer.id')).toBe(served.world.id.ana);
  expect(codesOf(await served.ask(null, query))).toEqual(['UNAUTHENTICATED']);
});

test('staff read the schema with the standard query, clients are refused', async () => {
  const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, directiveIsRepeatable: true, inputValueDeprecation: true, oneOf: true });
  const read = await served.ask(ana, query);
  expect(read.at('__schema.queryType.name')).toBe('Query');
  expect(codesOf(await served.ask(chloe, query))).toEqual(['FORBIDDEN']);
  expect(codesOf(await served.ask(chloe, '{ __type(name: "Note") { name } }'))).toEqual(['FORBIDDEN']);
});

test('staff are helped with a suggestion, a client is not told what there is', async () => {
  expect((await served.ask(ana, '{ viewr { id } }')).errors?.[0]?.message).toContain('Did you mean "viewer"');
  expect((await served.ask(chloe, '{ viewr { id } }')).errors?.[0]?.message).toBe('Cannot query field "viewr" on type "Query".');
});

test('a password in the wrong place is not repeated, neither to the caller nor in the log', async () => {
  const canary = 'correct-horse-battery';
  const answers = [
    await served.ask(null, SIGN_IN, { input: { email: 'ana@alder.example', password: [canary] } }),
    await served.ask(null, SIGN_IN, { input: { email: 'ana@alder.example', password: 'x', [canary]: canary } }),
    await served.ask(null, SIGN_IN, { input: canary }),
    await served.ask(null, `mutation { signIn(input: "${canary}") { __typename } }`),
    await served.ask(null, `mutation { signIn(input: { email: "a@b.example", password: 12, other: "${canary}" }) { __typename } }`),
    await served.ask(null, `mutation { signIn(input: { password: "${canary}"`),
    await served.ask(null, `mutation { signIn(input: { password: "a" "${canary}" }) { __typename } }`),
    await served.post(`{"query": "${canary}`),
  ];
  for (const answer of answers) {
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain(canary);
  }
  expect(served.logged.join('\n')).not.toContain(canary);
  expect(answers[0]?.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', path: 'input.password' });
});

test('what is missing, wrong or unknown in the variables is named by its path', async () => {
  const transfer = 'mutation T($input: TransferThreadInput!) { transferThread(input: $input) { __typename } }';
  const input = { threadId: 'x', requestId: '3f0c6f43-7a55-4d3e-9a2b-0d6a2a8e8f10', version: 1, to: { self: true } };
  const pathOf = async (variables: Record<string, unknown>) => (await served.ask(ana, transfer, variables)).errors?.map(({ extensions }) => [extensions.code, extensions.path]);
  expect(await pathOf({})).toEqual([['BAD_USER_INPUT', 'input']]);
  expect(await pathOf({ input: { ...input, requestId: undefined } })).toEqual([['BAD_USER_INPUT', 'input.requestId']]);
  expect(await pathOf({ input: { ...input, requestId: 'me' } })).toEqual([['BAD_USER_INPUT', 'input.requestId']]);
  expect(await pathOf({ input: { ...input, version: 1.5 } })).toEqual([['BAD_USER_INPUT', 'input.version']]);
  expect(await pathOf({ input: { ...input, to: { self: true, queue: true } } })).toEqual([['BAD_USER_INPUT', 'input.to']]);
  expect(await pathOf({ input: { ...input, to: {} } })).toEqual([['BAD_USER_INPUT', 'input.to']]);
  expect(codesOf(await served.ask(ana, 'query D($kind: AccountKind) { directory(kind: $kind) { endCursor } }', { kind: 'ROBOT' }))).toEqual(['BAD_USER_INPUT']);
  expect(codesOf(await served.ask(ana, '{ directory(kind: ROBOT) { endCursor } }'))).toEqual(['BAD_USER_INPUT']);
});

test('NUL and half of a character are refused where they stand, everything else comes back byte for byte', async () => {
  const start = 'mutation S($input: StartThreadInput!) { startThread(input: $input) { ... on ThreadStarted { thread { title entries { items { ... on Message { text } } } } } } }';
  const input = { clientThreadId: '3f0c6f43-7a55-4d3e-9a2b-0d6a2a8e8f11', to: [served.world.id.support], text: 'Hello' };
  for (const text of ['a\u0000b', 'a\ud800b', '\udc00']) {
    const refused = await served.ask(chloe, start, { input: { ...input, text } });
    expect(refused.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', path: 'input.text' });
  }
  const literal = await served.ask(chloe, `mutation { renameThread(input: { threadId: "a\\u0000", requestId: "x", title: "b" }) { __typename } }`);
  expect(literal.errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', path: 'input.threadId' });
  const text = ' 👩🏽‍🚀 مرحبا "quotes" \\ \u200f\u2028 <script>\t\n ';
  const sent = await served.ask(chloe, start, { input: { ...input, text } });
  expect(sent.at('startThread.thread.entries.items.1.text')).toBe(text);
});

test('one operation makes one guess: a second mutation is refused, whatever aliases and fragments say', async () => {
  const one = 'signIn(input: { email: "ana@alder.example", password: "wrong password" }) { __typename }';
  for (const query of [`mutation { a: ${one} b: ${one} }`, `mutation { ...A } fragment A on Mutation { ${one} b: ${one} }`, `mutation { ... on Mutation { ${one} } ... on Mutation { b: ${one} } }`]) {
    expect(codesOf(await served.ask(null, query))).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  }
  const batch = await served.post(JSON.stringify([{ query: WHO }, { query: WHO }]));
  expect([batch.status, ...codesOf(batch)]).toEqual([400, 'BAD_USER_INPUT']);
});

test('documents that ask for too much are refused before anything looks at them closely', async () => {
  const deep = (levels: number) => `{ thread(id: "x") { ${'earlier { '.repeat(levels)} id ${'} '.repeat(levels)} } }`;
  const bomb = `{ ...F0 } ${Array.from({ length: 25 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F25 on Query { viewer { id } }`;
  const large: [string, string][] = [
    ['tokens', `{ ${'viewer '.repeat(STANDARD.document.tokens)} }`],
    ['depth', deep(STANDARD.document.depth)],
    ['aliases', `{ viewer { ${Array.from({ length: STANDARD.document.aliases + 1 }, (_, i) => `a${i}: id`).join(' ')} } }`],
    ['roots', `{ ${'__typename '.repeat(STANDARD.document.rootFields + 1)} }`],
    ['directives', `{ viewer { id ${'@include(if: true) '.repeat(STANDARD.document.directives + 1)} } }`],
    ['fields', `{ viewer { ${'id '.repeat(STANDARD.document.fields + 1)} } }`],
    ['a bomb of fragments', bomb],
    ['a circle of fragments', '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }'],
  ];
  for (const [what, query] of large) {
    expect(codesOf(await served.ask(ana, query)), what).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  }
});

test('99 KB of repeated fields are refused by their length, before they are read', async () => {
  const hostile = await served.ask(ana, `{${' viewer'.repeat(14_000)} }`);
  expect(hostile.errors?.[0]?.message).toBe(`One operation asks for at most ${STANDARD.document.tokens} words and signs.`);
});

test('bodies that are no operation get a clear answer', async () => {
  const bodies: [BodyInit, number][] = [['', 400], ['null', 400], ['[]', 400], ['{}', 400], ['"{ viewer { id } }"', 400], ['{"query":5}', 400], ['{"query":"{ viewer { id } }","variables":[]}', 400], ['{"query":"{ viewer { id } }","variables":"{}"}', 400], ['{"query":"{ viewer { id } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', 400], ['{"query":"query A { __typename } query B { __typename }"}', 400], [`{"query":"${' '.repeat(1_000_000)}"}`, 413]];
  for (const [body, status] of bodies) {
    const answer = await served.post(body);
    expect([String(body).slice(0, 60), answer.status, ...codesOf(answer)]).toEqual([String(body).slice(0, 60), status, 'BAD_USER_INPUT']);
  }
  const nested = `{"query":"query Q($a: ID!) { thread(id: $a) { id } }","variables":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`;
  expect(codesOf(await served.post(nested, { cookie: ana }))).toEqual(['BAD_USER_INPUT']);
});

test('operations come by POST, from our own pages or from programs, as JSON', async () => {
  const body = JSON.stringify({ query: WHO });
  expect((await served.post(body, { cookie: ana, origin: 'https://evil.example' })).status).toBe(403);
  expect((await served.post(body, { cookie: ana, origin: 'null' })).status).toBe(403);
  expect((await served.post(body, { cookie: ana, origin: `${ORIGIN}.evil.example` })).status).toBe(403);
  expect((await served.post(body, { cookie: ana, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await served.post(body, { cookie: ana, 'content-type': 'text/plain' })).status).toBe(415);
  expect((await served.post(body, { cookie: ana })).at('viewer.party.name')).toBe('Ana Moreau');
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await fetch(`${served.url}?query=${encodeURIComponent(WHO)}`, { method, headers: { cookie: ana } });
    expect([method, answer.status, answer.headers.get('allow')]).toEqual([method, 405, 'POST']);
  }
});

test('a Host header that is none is the fault of whoever wrote it', async () => {
  const { hostname, port } = new URL(served.url);
  for (const host of ['[', 'a b', 'x:y:z', '']) {
    const socket = connect(Number(port), hostname);
    socket.end(`POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 24\r\nConnection: close\r\n\r\n{"query":"{__typename}"}`);
    const answer = (await Array.fromAsync(socket)).join('');
    expect([host, answer.split('\r\n', 1)[0]]).toEqual([host, expect.stringMatching(/ (200|400) /)]);
  }
});

test('subscriptions are told to take the socket', async () => {
  expect((await served.ask(ana, 'subscription { desk { __typename } }')).errors?.[0]?.message).toContain('WebSocket');
});

test('what goes wrong on our side says so, without a word about the inside', async () => {
  await served.world.owner('alter table organisation rename to organisation_away');
  const answer = await served.ask(null, '{ organisation { name } }');
  await served.world.owner('alter table organisation_away rename to organisation');
  expect(answer.errors?.[0]).toMatchObject({ message: 'Something went wrong on our side. Nothing was changed.', extensions: { code: 'INTERNAL_SERVER_ERROR' } });
  expect(answer.text).not.toMatch(/organisation_away|relation|select|at .*:\d+/i);
  expect(served.logged.at(-1)).toContain('graphql.failed');
});

test('a foreign id and one that was never given are answered alike', async () => {
  const threadId = await served.world.chloeWrites();
  const ask = (id: string) => served.ask(hana, 'query T($id: ID!) { thread(id: $id) { title } }', { id });
  const hana = await served.signedIn('hana');
  const [foreign, missing, nonsense] = [await ask(threadId), await ask('3f0c6f43-7a55-4d3e-9a2b-0d6a2a8e8f12'), await ask('nonsense')];
  expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
  expect(foreign.text).toBe(missing.text);
  expect(nonsense.text).toBe(missing.text);
});

test('the answer of an ended session is that nobody is signed in', async () => {
  const cookie = await served.signedIn('ben');
  const out = await served.ask(cookie, 'mutation { signOut }');
  expect(out.at('signOut')).toBe(true);
  expect(out.headers.getSetCookie().join()).toMatch(/sb_session=;.*Max-Age=0/);
  expect(codesOf(await served.ask(cookie, '{ desk { at } }'))).toEqual(['UNAUTHENTICATED']);
});

test('a client asks what the app asks and nothing else, over HTTP and the socket alike; staff ask what they like', async () => {
  const strict = await openServed(storedIn(['query Viewer { viewer { id } }']));
  const [chloe, ana] = [await strict.signedIn('chloe'), await strict.signedIn('ana')];
  expect((await strict.ask(chloe, 'query Viewer { viewer { id __typename } }')).at('viewer.id')).toBe(strict.world.id.chloe);
  for (const query of ['query Viewer { viewer { id email } }', '{ viewer { id } }', '{ contacts { endCursor } }', 'mutation { signOut }']) {
    expect([query, (await strict.ask(chloe, query)).errors?.[0]?.extensions.code]).toEqual([query, 'FORBIDDEN']);
    const [told] = (await strict.client(chloe).iterate({ query }).next().catch((errors: unknown) => errors)) as { extensions: { code: string } }[];
    expect(told?.extensions.code).toBe('FORBIDDEN');
  }
  expect((await strict.ask(ana, 'query Viewer { viewer { id email } }')).errors).toBeUndefined();
  expect((await strict.ask(null, '{ organisation { name } }')).errors).toBeUndefined();
  await strict.close();
});
