import { once } from 'node:events';
import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../domain/access/hashing.ts';
import { type Answer, type Name, type Service, within } from '../test/served.ts';
import { openTwoServers, type TwoServers } from '../test/two-servers.ts';

/* Guessing codes, as fast as two servers on one database answer: by aliases, batches, the socket, and all at once. */

const PASSWORD = 'a lantern on the quay';
const NAMES = ['ana', 'lena', 'chloe'] as const satisfies Name[];
/** Wrong codes that are looked at, of one challenge and within an hour. */
const [PER_CHALLENGE, PER_HOUR] = [5, 10];

let two: TwoServers;
beforeAll(async () => {
  two = await openTwoServers();
  const { world } = two.here;
  const hash = await hashPassword(PASSWORD);
  for (const [i, name] of NAMES.entries()) await world.sql('update account set password_hash = $2, secure_phone = $3 where id = $1', [world.id[name], hash, `+4477009001${i + 10}`]);
  await world.sql(`update account set secure_phone = '+447700900199', code_asked = 'EVERY_SESSION' where id = $1`, [world.id.support]);
});
afterAll(() => two.close());
beforeEach(async () => {
  await two.here.world.sql('delete from challenge');
  await two.here.world.sql('delete from failed_try');
  await two.here.world.sql('update account set wrong_in_a_row = 0');
});

const both = (i: number): Service => (i % 2 === 0 ? two.here : two.there);
const newest = (service: Service) => service.sent.findLast((each) => each.code !== undefined)?.code ?? '';
const another = (code: string, i: number) => String((Number(code) + 1 + i) % 1_000_000).padStart(6, '0');

interface Asked {
  challengeId: string;
  code: string;
}

async function signingIn(name: Name, service: Service = two.here): Promise<Asked> {
  const answer = await service.ask(null, 'mutation S($input: SignInInput!) { signIn(input: $input) { ... on CodeChallenge { challengeId } } }', { input: { email: `${name}@alderfinch.example`, password: PASSWORD } });
  return { challengeId: String(answer.at('signIn.challengeId')), code: newest(service) };
}

async function toTeam(cookie: string): Promise<Asked> {
  const answer = await two.here.ask(cookie, 'mutation R($input: RequestTeamAccessInput!) { requestTeamAccess(input: $input) { ... on CodeChallenge { challengeId } } }', { input: { teamId: two.here.world.id.support } });
  return { challengeId: String(answer.at('requestTeamAccess.challengeId')), code: newest(two.here) };
}

const CONFIRM = 'mutation C($input: ConfirmCodeInput!) { confirmCode(input: $input) { __typename ... on CodeRefused { reason } } }';
const confirm = (service: Service, { challengeId, code }: Asked) => service.ask(null, CONFIRM, { input: { challengeId, code } });
const looked = async () => (await two.here.world.sql(`select 1 from failed_try where kind = 'CODE'`)).length;
const reasons = (answers: Answer[]) => answers.map((each) => each.at('confirmCode.reason') ?? each.at('confirmCode.__typename') ?? each.errors?.[0]?.extensions.code);

test('of a hundred wrong codes at once on two servers five are looked at, and then the right one opens nothing', { timeout: 60_000 }, async () => {
  const asked = await signingIn('ana');
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => confirm(both(i), { ...asked, code: another(asked.code, i) })));
  expect(await looked()).toBe(PER_CHALLENGE);
  expect(reasons(answers).filter((each) => each === 'WRONG')).toHaveLength(PER_CHALLENGE - 1);
  expect(reasons(answers).filter((each) => each === 'SignedIn')).toEqual([]);
  expect(reasons([await confirm(two.there, asked)])).toEqual(['LOCKED']);
});

test('a hundred guesses in one request are none: aliases, fragments and batches are refused as they stand', async () => {
  const { challengeId, code } = await signingIn('ana');
  const guess = (i: number) => `a${i}: confirmCode(input: { challengeId: "${challengeId}", code: "${another(code, i)}" }) { __typename }`;
  const guesses = Array.from({ length: 100 }, (_, i) => guess(i));
  const documents = [
    `mutation { ${guesses.join(' ')} }`,
    `mutation { ${guesses.map((_, i) => `...F${i}`).join(' ')} } ${guesses.map((each, i) => `fragment F${i} on Mutation { ${each} }`).join(' ')}`,
    `mutation { ${guesses.slice(0, 10).map((each) => `... on Mutation { ${each} }`).join(' ')} }`,
    `mutation { ${guess(0)} ${guess(1)} }`,
  ];
  for (const document of documents) for (const service of [two.here, two.there]) expect((await service.ask(null, document)).errors?.[0]?.extensions.code).toBeOneOf(['GRAPHQL_VALIDATION_FAILED', 'UNAUTHENTICATED']);
  const operations = guesses.map((each, i) => `mutation M${i} { ${each} }`).slice(0, 3).join(' ');
  await two.here.post(JSON.stringify({ query: operations, operationName: 'M1' }));
  for (const size of [2, 10, 50, 1000]) {
    const batch = await two.here.post(JSON.stringify(Array.from({ length: size }, () => ({ query: `mutation { ${guess(0)} }` }))));
    expect(batch.status).toBeOneOf([400, 413]);
    expect(batch.at('confirmCode')).toBeUndefined();
  }
  expect(await looked()).toBeLessThanOrEqual(1);
});

test('links are guessed at one an operation, whatever aliases and fragments say', async () => {
  const guess = (i: number) => `a${i}: invitation(token: "${'x'.repeat(40)}${i}") { name }`;
  for (const query of [`{ ${guess(0)} ${guess(1)} }`, `{ ...A ${guess(1)} organisation { name } } fragment A on Query { ${guess(0)} }`, `{ ... on Query { ${guess(0)} } ... on Query { ${guess(1)} } }`]) {
    expect((await two.here.ask(null, query)).errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  }
  expect((await two.here.ask(null, `{ __typename organisation { name } ${guess(0)} }`)).at('a0')).toBeNull();
});

test('over sockets and HTTP together, on both servers, a team\'s code is guessed at five times', { timeout: 60_000 }, async () => {
  const cookie = await two.here.signedIn('ana');
  const { challengeId, code } = await toTeam(cookie);
  const query = 'mutation C($input: ConfirmTeamAccessInput!) { confirmTeamAccess(input: $input) { __typename ... on CodeRefused { reason } } }';
  const variables = (i: number) => ({ input: { challengeId, code: another(code, i) } });
  const sockets = await Promise.all([two.here, two.there].map((service) => opened(service, cookie)));
  const overSockets = sockets.flatMap((ask, s) => Array.from({ length: 20 }, (_, i) => ask(`${s}.${i}`, query, variables(i * 2 + s))));
  const overHttp = Array.from({ length: 60 }, (_, i) => both(i).ask(cookie, query, variables(100 + i)));
  await Promise.all([...overSockets, ...overHttp]);
  expect(await looked()).toBe(PER_CHALLENGE);
  const right = await two.there.ask(cookie, query, { input: { challengeId, code } });
  expect(right.at('confirmTeamAccess.reason')).toBe('LOCKED');
});

test('signing in is nothing for a socket, so a guess there is none', async () => {
  const { challengeId, code } = await signingIn('lena');
  const ask = await opened(two.there, await two.here.signedIn('ana'));
  for (let i = 0; i < 10; i++) expect(JSON.stringify(await ask(`g${i}`, CONFIRM, { input: { challengeId, code } }))).toContain('it runs over HTTP');
  expect(await looked()).toBe(0);
});

test('one right code, twenty times at once on two servers, opens one session', { timeout: 60_000 }, async () => {
  const asked = await signingIn('chloe');
  const before = await two.here.world.sql('select 1 from session');
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => confirm(both(i), asked)));
  expect(reasons(answers).filter((each) => each === 'SignedIn')).toHaveLength(1);
  expect(await two.here.world.sql('select 1 from session')).toHaveLength(before.length + 1);
});

test('what was counted on one server counts on the other, and after a restart; the owner still gets in from elsewhere', { timeout: 60_000 }, async () => {
  for (const service of [two.here, two.there]) {
    const asked = await signingIn('ana', service);
    for (let i = 0; i < PER_CHALLENGE; i++) await confirm(service, { ...asked, code: another(asked.code, i) });
  }
  expect(await looked()).toBe(PER_HOUR);
  await two.restart();
  const refused = await two.there.ask(null, 'mutation S($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: { email: 'ana@alderfinch.example', password: PASSWORD } });
  expect(refused.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
  // Somebody else who succeeds does not make it good.
  expect(reasons([await confirm(two.there, await signingIn('lena', two.there))])).toEqual(['SignedIn']);
  expect(await looked()).toBe(PER_HOUR);
  await two.here.world.sql(`update failed_try set subject = replace(subject, '127.0.0.1', '198.51.100.7')`);
  expect(reasons([await confirm(two.there, await signingIn('ana', two.there))])).toEqual(['SignedIn']);
});

test('the code of an app that was given on one server is worth nothing on the other, for whatever purpose', { timeout: 60_000 }, async () => {
  const cookie = await two.here.signedIn('ana');
  const added = await two.here.ask(cookie, 'mutation { addAuthenticator(input: {}) { authenticatorId secret } }');
  const secret = String(added.at('addAuthenticator.secret'));
  const code = await generate({ secret });
  const confirmed = await two.here.ask(cookie, 'mutation C($input: ConfirmAuthenticatorInput!) { confirmAuthenticator(input: $input) { __typename } }', { input: { authenticatorId: added.at('addAuthenticator.authenticatorId'), code } });
  expect(confirmed.at('confirmAuthenticator.__typename')).toBe('AuthenticatorConfirmed');

  expect(reasons([await confirm(two.there, { ...(await signingIn('ana', two.there)), code })])).toEqual(['WRONG']);
  const proving = await two.there.ask(cookie, 'mutation R($input: RequestStepUpInput!) { requestStepUp(input: $input) { ... on CodeChallenge { challengeId } } }', { input: { password: PASSWORD } });
  const proved = await two.there.ask(cookie, 'mutation C($input: ConfirmStepUpInput!) { confirmStepUp(input: $input) { __typename ... on CodeRefused { reason } } }', { input: { challengeId: proving.at('requestStepUp.challengeId'), code } });
  expect(proved.at('confirmStepUp.reason')).toBe('WRONG');
  await two.here.world.sql('delete from authenticator');
});

/** Asks over one open socket, and hears the answer of each by its id. */
async function opened(service: Service, cookie: string): Promise<(id: string, query: string, variables: object) => Promise<unknown>> {
  const socket = service.bare({ cookie });
  const waiting = new Map<string, (message: unknown) => void>();
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type !== 'complete') waiting.get(within(message, 'id') as string)?.(message.payload);
  });
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  return (id, query, variables) =>
    new Promise((resolve) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
    });
}
