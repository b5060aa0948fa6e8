import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openServed, type Served } from '../test/served.ts';

/* What a browser keeps of somebody, and what it says in somebody's name. */

let served: Served;
beforeAll(async () => void (served = await openServed()));
afterAll(() => served.close());

const post = (cookie: string, query: string, headers: Record<string, string> = {}) =>
  served.post(JSON.stringify({ query }), { cookie, origin: 'https://switchboard.test', 'content-type': 'application/json', ...headers });

test('whoever signs out has the browser clear everything; with unsent text on it, all but what it has stored', async () => {
  const everything = await post(await served.signedIn('ana'), 'mutation { signOut }');
  expect(everything.headers.get('clear-site-data')).toBe('"cache", "storage"');
  const cookie = await served.signedIn('ana');
  const kept = await post(cookie, 'mutation { signOut(keepStorage: true) }');
  expect([kept.headers.get('clear-site-data'), kept.headers.get('set-cookie')]).toEqual(['"cache"', expect.stringContaining('Max-Age=0')]);
  expect((await post(cookie, '{ desk { at } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('what one person wrote is never said by another who has signed in since', async () => {
  const { id, chloeWrites, thread } = served.world;
  const threadId = await chloeWrites();
  const ben = await served.signedIn('ben');
  const send = () => `mutation { sendMessage(input: { threadId: "${threadId}", clientMessageId: "${randomUUID()}", text: "Written by Ana.", lastSeenSeq: 2 }) { __typename } }`;
  const asAna = await post(ben, send(), { 'switchboard-account': id.ana });
  expect(asAna.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await thread('ben', threadId)).lastSeq).toBe(2);
  expect((await post(ben, send(), { 'switchboard-account': id.ben })).at('sendMessage.__typename')).toBe('MessageSent');
});
