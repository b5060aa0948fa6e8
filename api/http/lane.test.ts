import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storedIn } from '../graphql/admit/stored.ts';
import { STANDARD } from '../limits.ts';
import { type Answer, openServed, type Served } from '../test/served.ts';

/* What the app asks is carried out without Apollo's pipeline, and nobody can tell. */

const SEND = `mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { __typename
  ... on MessageSent { message { seq text author { person { name } team { name } } } thread { id } }
  ... on SendBlocked { reason holder { shortName } canForce } ... on ThreadEnded { thread { id state } } } }`;
const THREAD = 'query ThreadHead($id: ID!) { viewer { id } thread(id: $id) { title lastSeq } }';
const DESK = 'subscription Desk { desk { __typename } }';
const SIGN_OUT = 'mutation SignOut { signOut }';
const STORED = storedIn([SEND, THREAD, DESK, SIGN_OUT]);

let served: Served;
let chloe: string;
let ana: string;
let threadId: string;
beforeAll(async () => {
  served = await openServed(STORED);
  [chloe, ana] = [await served.signedIn('chloe'), await served.signedIn('ana')];
  threadId = await served.world.chloeWrites();
});
afterAll(() => served.close());

/** As the app sends it, and as nobody does: Apollo itself weighs the second. */
const APP = 'application/graphql-response+json,application/json;q=0.9';
const [LANE, APOLLO] = ['application/json', 'application/json;q=0.8'];

const ask = (cookie: string, accept: string, query: string, variables?: unknown) =>
  served.post(JSON.stringify({ query, variables }), { accept, cookie, origin: 'https://switchboard.test' });
/** Everything but what is new in each answer. */
const shape = ({ status, headers, text }: Answer) => ({
  status, text,
  headers: [...headers].filter(([name]) => name !== 'date').sort(),
});
const input = (more: object) => ({ input: { threadId, clientMessageId: randomUUID(), text: 'Good morning.', lastSeenSeq: 2, ...more } });

describe('the answer is the same to the letter', () => {
  test.each([
    ['a message', () => chloe, SEND, () => input({ clientMessageId: '0d6a2a8e-8f10-4d3e-9a2b-3f0c6f437a55' })],
    ['a refusal in a field', () => chloe, THREAD, () => ({ id: randomUUID() })],
    ['a conflict', () => chloe, SEND, () => input({ clientMessageId: '0d6a2a8e-8f10-4d3e-9a2b-3f0c6f437a55', text: 'Another.' })],
    ['a question', () => ana, THREAD, () => ({ id: threadId })],
    ['what does not fit', () => chloe, SEND, () => input({ text: 7 })],
    ['what is missing', () => chloe, SEND, () => undefined],
    ['somebody who is not signed in', () => 'sb_session=0000000000000000000000000000', SEND, () => input({})],
    ['what goes over the socket alone', () => chloe, DESK, () => undefined],
  ])('%s', async (_, cookie, query, variables) => {
    const given = variables();
    const apollo = await ask(cookie(), APOLLO, query, given);
    expect(shape(await ask(cookie(), LANE, query, given))).toEqual(shape(apollo));
  });

  test('in the type that the app prefers', async () => {
    const apollo = await ask(ana, `${APP};q=0.8`, THREAD, { id: threadId });
    expect(apollo.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    expect(shape(await ask(ana, APP, THREAD, { id: threadId }))).toEqual(shape(apollo));
  });
});

test('a fault of ours is masked, and told to the log', async () => {
  await served.world.owner('alter table thread rename column title to heading');
  const answer = await ask(ana, LANE, THREAD, { id: threadId });
  await served.world.owner('alter table thread rename column heading to title');
  expect(answer.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  expect(answer.text).not.toContain('heading');
  expect(served.logged.filter((line) => line.includes('graphql.failed'))).toHaveLength(1);
});

test('paces hold, and say when to come again', async () => {
  const slow = await openServed(STORED, { ...STANDARD, pace: { ...STANDARD.pace, personPerSecond: 1, personBurst: 10 } });
  const hana = await slow.signedIn('hana');
  const answers = [];
  for (let i = 0; i < 12; i++) answers.push(await slow.post(JSON.stringify({ query: THREAD, variables: { id: randomUUID() } }), { accept: LANE, cookie: hana, origin: 'https://switchboard.test' }));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  await slow.close();
});

test('a page of somebody else is refused before, and what a client asks besides is not carried out', async () => {
  expect((await served.post(JSON.stringify({ query: THREAD, variables: { id: threadId } }), { accept: LANE, cookie: ana, origin: 'https://evil.example' })).status).toBe(403);
  expect((await ask(chloe, LANE, '{ viewer { email } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

test('who signs out is out, and leaves no cookie', async () => {
  const cookie = await served.signedIn('emil');
  const out = await ask(cookie, LANE, SIGN_OUT);
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await ask(cookie, LANE, THREAD, { id: threadId })).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});
