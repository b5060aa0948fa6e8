import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PACE } from '../log-pace.ts';
import { openServed, type Served } from '../test/served.ts';

/* What a log says of those who were not let do something. */

let served: Served;
beforeAll(async () => {
  served = await openServed();
});
afterAll(() => served.close());
beforeEach(() => {
  served.logged.length = 0;
});

/** Once it has been looked up whose session it was. */
async function refused(count = 1) {
  await expect.poll(() => lines().length).toBe(count);
  return lines();
}

function lines(): Record<string, unknown>[] {
  return served.logged.filter((line) => line.includes('"request.refused"')).map((line) => JSON.parse(line));
}

test('whoever may not do something leaves who they are, what it was, when and from where, and nothing that they typed', async () => {
  const ana = await served.signedIn('ana');
  const answer = await served.ask(ana, 'mutation { secretAlias: createClientTeam(input: { name: "my-secret-name" }) { id } }');
  expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const [line] = await refused();
  expect(line).toMatchObject({ level: 'info', code: 'FORBIDDEN', what: 'createClientTeam', account: served.world.id.ana, address: '127.0.0.1', requestId: expect.stringMatching(/.+/), time: expect.stringMatching(/Z$/) });
  expect(served.logged.join('')).not.toMatch(/secret/i);
});

test('nobody who asks for what is behind the sign-in is told of too, by a name of the contract or none', async () => {
  await served.ask(null, '{ viewer { id } desk { at } }');
  await served.ask(null, '{ myPassword }');
  await served.ask(await served.signedIn('chloe'), '{ __schema { description } }');
  expect((await refused(3)).map(({ code, what, account }) => ({ code, what, account }))).toEqual([
    { code: 'UNAUTHENTICATED', what: 'desk', account: null },
    { code: 'UNAUTHENTICATED', what: null, account: null },
    { code: 'FORBIDDEN', what: '__schema', account: served.world.id.chloe },
  ]);
  expect(served.logged.join('')).not.toContain('myPassword');
});

test('too many wrong passwords are a refusal; one wrong password is a matter of the audit', async () => {
  const email = 'nobody-"\u202e@alderfinch.example';
  let code: string | undefined;
  for (let i = 0; i < 40 && code === undefined; i++) {
    code = (await served.ask(null, 'mutation S($email: String!) { signIn(input: { email: $email, password: "patch-cord" }) { __typename } }', { email: email.replace('"', '') })).errors?.[0]?.extensions.code;
  }
  expect(code).toBe('RATE_LIMITED');
  expect(await refused()).toMatchObject([{ code: 'RATE_LIMITED', what: 'signIn', account: null }]);
  expect(served.logged.join('')).not.toMatch(/alderfinch|patch-cord|\u202e/);
});

test('over a socket it is the same, and so it is for a page of somebody else that opens one', async () => {
  const client = served.client(await served.signedIn('ana'));
  await expect((async () => { for await (const each of client.iterate({ query: '{ account(id: "x") { id } }' })) if (each.errors) throw new Error('refused'); })()).rejects.toThrow('refused');
  await once(served.bare({ cookie: null, origin: 'https://evil.example' }), 'error');
  const told = (await refused(2)).map(({ code, what, account }) => ({ code, what, account }));
  expect(told).toContainEqual({ code: 'FORBIDDEN', what: 'account', account: served.world.id.ana });
  expect(told).toContainEqual({ code: 'FORBIDDEN', what: null, account: null });
});

test('an attack does not flood the log: so many lines from one address, then a number', async () => {
  await Promise.all(Array.from({ length: 100 }, () => served.ask(null, '{ desk { at } }')));
  await expect.poll(() => lines().length).toBeGreaterThan(0);
  expect(lines().length).toBeLessThanOrEqual(PACE.fromOneAddress);
});
