import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE_DOCUMENTS } from '../test/hostile/documents.ts';
import { ROUGH_REQUESTS, sendRough } from '../test/hostile/requests.ts';
import { openServed, ORIGIN, type Served } from '../test/served.ts';

/* What is sent to hurt is refused by a code, over HTTP and the socket alike, and none of it is a fault of ours. How long others wait meanwhile: `npm run check:long`. */

let served: Served;
let ana: string;
beforeAll(async () => {
  served = await openServed();
  ana = await served.signedIn('ana');
});
afterAll(() => served.close());

const REFUSED = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'];
/** Odd, and in order all the same: blanks, comments and unknown variables are no mistakes. */
const IN_ORDER = new Set(['a comment of ninety thousand letters', 'ninety thousand commas', 'ten thousand variables that nobody declared', 'types within types, ten thousand deep', 'the schema, asked by what types are of']);
/** Of a name that comes twice the last counts, as JSON has it. */
const CARRIED_OUT = new Set(['a thousand requests at once', 'one name, twenty thousand times']);
const ours = () => served.logged.filter((line) => line.includes('"level":"error"'));

describe.each(HOSTILE_DOCUMENTS)('$name', ({ name, query, variables }) => {
  test('is answered at once with a code, whoever asks', async () => {
    for (const cookie of [null, ana]) {
      const began = performance.now();
      const answer = await served.post(JSON.stringify({ query, variables }), cookie === null ? undefined : { cookie, origin: ORIGIN });
      expect(performance.now() - began).toBeLessThan(2_000);
      const code = answer.errors?.[0]?.extensions.code;
      if (IN_ORDER.has(name)) expect(code ?? 'NOT_FOUND').toBeOneOf(REFUSED);
      else expect(code, answer.text.slice(0, 300)).toBeOneOf(REFUSED);
      for (const { message } of answer.errors ?? []) expect(message.length).toBeLessThanOrEqual(300);
    }
    expect(ours()).toEqual([]);
  });

  test('and so over the socket', async () => {
    const message = JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } });
    const socket = served.bare({ cookie: ana });
    const heard: { type: string; payload?: unknown }[] = [];
    socket.on('message', (data) => heard.push(JSON.parse(String(data))));
    await once(socket, 'open');
    socket.send('{"type":"connection_init"}');
    await expect.poll(() => heard.length).toBe(1);
    socket.send(message);
    if (Buffer.byteLength(message) > 64 * 1024) expect((await once(socket, 'close'))[0]).toBe(1009);
    else await expect.poll(() => heard[1]?.type).toBeOneOf(IN_ORDER.has(name) ? ['next', 'error'] : ['error', 'next']);
    socket.terminate();
    expect(ours()).toEqual([]);
  });
});

describe.each(ROUGH_REQUESTS)('$name', (request) => {
  test('is refused, or cut, and carries nothing out', async () => {
    const { text, ms } = await sendRough(Number(new URL(served.url).port), request);
    expect(ms).toBeLessThan(6_000);
    if (!CARRIED_OUT.has(request.name)) expect(text).not.toContain('"data"');
    if (text !== '') expect(text).toMatch(/^HTTP\/1\.1 (4\d\d|200) /u);
    expect(ours()).toEqual([]);
  });
});

test('after all of it the server answers as before', async () => {
  expect((await served.ask(ana, '{ viewer { party { name } } }')).at('viewer.party.name')).toBe('Ana Moreau');
});
