import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { openOrm } from '../db/orm.ts';
import { createDoor } from '../domain/call.ts';
import { createDoorbell } from '../live/doorbell.ts';
import { openServed, serve } from '../test/served.ts';

/** What is counted in the database before it is looked at: where it cannot be counted, it is not let through. */
const GETTING_IN = [
  'signIn(input: { email: "ana@alderfinch.example", password: "patch-cord-1947" }) { __typename }',
  `confirmCode(input: { challengeId: "${randomUUID()}", code: "123456" }) { __typename }`,
  `resendCode(input: { challengeId: "${randomUUID()}" }) { __typename }`,
  'requestPasswordReset(input: { email: "ana@alderfinch.example" })',
];

test("while the database is away, requests and sockets are told so, nobody gets in and nothing is sent", async () => {
  const orm = await openOrm('postgres://nobody@127.0.0.1:9/nowhere', { limits: { poolWait: 500 } });
  const bell = createDoorbell();
  const served = await serve({ door: createDoor(orm, bell), bell });
  try {
    const answer = await served.ask('sb_session=0000000000000000000000', '{ desk { at } }');
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
    const open = await served.ask(null, '{ organisation { name } }');
    expect([open.status, open.errors?.[0]?.extensions.code]).toEqual([200, 'UNAVAILABLE']);
    for (const deed of GETTING_IN) {
      const answer = await served.ask(null, `mutation { ${deed} }`);
      expect([deed, answer.errors?.[0]?.extensions.code]).toEqual([deed, 'UNAVAILABLE']);
    }
    expect(served.sent).toEqual([]);
    const socket = served.bare({ cookie: 'sb_session=0000000000000000000000' });
    socket.on('error', () => undefined);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(503);
  } finally {
    await served.close();
    await orm.close(true);
  }
});

test('who goes on after a restart is told that the server goes away, and nothing of their stream has ended', async () => {
  const served = await openServed();
  const socket = served.bare({ cookie: await served.signedIn('ana') });
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { desk { __typename } }"}}');
  await once(socket, 'message');
  const later: string[] = [];
  socket.on('message', (data) => later.push(String(data)));
  const [[code]] = await Promise.all([once(socket, 'close'), served.close()]);
  expect(code).toBe(1001);
  expect(later).toEqual([]);
});
