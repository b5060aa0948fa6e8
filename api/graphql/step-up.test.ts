import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { hashPassword } from '../domain/access/hashing.ts';
import { openServed, type Served } from '../test/served.ts';

/* What is administered asks that the session proved itself, password and code, within fifteen minutes. */

const PASSWORD = 'a lantern in the cellar';
const MAKE = 'mutation ($name: String!) { createClientTeam(input: { name: $name }) { name } }';
const REQUEST = 'mutation ($password: String!) { requestStepUp(input: { password: $password }) { __typename ... on CodeChallenge { challengeId } ... on StepUpRefused { message } } }';
const CONFIRM = 'mutation ($challengeId: ID!, $code: String!) { confirmStepUp(input: { challengeId: $challengeId, code: $code }) { __typename ... on CodeRefused { reason } } }';

let served: Served;
let lena: string;

beforeAll(async () => {
  served = await openServed();
  await served.world.sql(`update account set password_hash = $2, secure_phone = '+447700900102' where id = $1`, [served.world.id.lena, await hashPassword(PASSWORD)]);
});
afterAll(() => served.close());
beforeEach(async () => {
  lena = await served.signedIn('lena');
});

const minutesAgo = (minutes: number) =>
  served.world.sql('update session set confirmed_at = now() - make_interval(mins => $1) where account_id = $2', [minutes, served.world.id.lena]);

async function codeFor(cookie: string): Promise<{ challengeId: unknown; code: string | undefined }> {
  const asked = await served.ask(cookie, REQUEST, { password: PASSWORD });
  expect(asked.at('requestStepUp.__typename'), asked.text).toBe('CodeChallenge');
  return { challengeId: asked.at('requestStepUp.challengeId'), code: served.sent.at(-1)?.code };
}

test('a session that proved itself fifteen minutes ago administers nothing any more, though it reads as before', async () => {
  await minutesAgo(14);
  expect((await served.ask(lena, MAKE, { name: 'In time' })).errors).toBeUndefined();
  await minutesAgo(15);
  const late = await served.ask(lena, MAKE, { name: 'Too late' });
  expect(late.errors?.[0]?.extensions.code).toBe('STEP_UP_REQUIRED');
  expect((await served.ask(lena, '{ clientTeams { name } }')).text).not.toContain('Too late');
});

test('with password and code it does again, under a new cookie; the one before opens nothing', async () => {
  await minutesAgo(60);
  const answer = await served.ask(lena, CONFIRM, await codeFor(lena));
  expect(answer.at('confirmStepUp.__typename')).toBe('SteppedUp');
  const renewed = answer.headers.getSetCookie().join().match(/sb_session=[\w-]+/)?.[0] ?? '';
  expect((await served.ask(renewed, MAKE, { name: 'Proved' })).errors).toBeUndefined();
  expect((await served.ask(lena, MAKE, { name: 'Stolen' })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
});

test('an open socket goes on with the session after its cookie was renewed', async () => {
  const client = served.client(lena);
  const desk = client.iterate({ query: 'subscription { desk { __typename } }' });
  await desk.next();
  expect((await served.ask(lena, CONFIRM, await codeFor(lena))).at('confirmStepUp.__typename')).toBe('SteppedUp');
  const asked = client.iterate<{ viewer: { email: string } }>({ query: '{ viewer { email } }' });
  expect((await asked.next()).value?.data?.viewer.email).toContain('lena');
});

test('a wrong password sends no code, and the code of one session proves nothing in another', async () => {
  const before = served.sent.length;
  expect((await served.ask(lena, REQUEST, { password: 'not hers at all' })).at('requestStepUp.__typename')).toBe('StepUpRefused');
  expect(served.sent).toHaveLength(before);
  const other = await served.signedIn('lena');
  expect((await served.ask(other, CONFIRM, await codeFor(lena))).at('confirmStepUp.reason')).toBe('EXPIRED');
});

test('a code of the sign-in is not one for proving oneself', async () => {
  const [row] = await served.world.sql<{ email: string }>('select email from account where id = $1', [served.world.id.lena]);
  const signIn = await served.ask(null, 'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { ... on CodeChallenge { challengeId } } }', { email: row?.email, password: PASSWORD });
  const given = { challengeId: signIn.at('signIn.challengeId'), code: served.sent.at(-1)?.code };
  expect((await served.ask(lena, CONFIRM, given)).at('confirmStepUp.reason')).toBe('EXPIRED');
});

test('whoever has proved it reads how they get in, and where they are signed in', async () => {
  const answer = await served.ask(lena, '{ security { phoneEnding passwordSetAt recoveryCodesLeft authenticators { name } sessions { agent openedAt usedAt expiresAt current } } }');
  expect(answer.errors).toBeUndefined();
  expect(answer.at('security.sessions.0')).toMatchObject({ agent: 'test', current: true, openedAt: expect.stringMatching(/Z$/) });
});

test('it leaves a line in the audit, of the person', async () => {
  const lines = await served.world.sql(`select 1 from audit where deed = 'session.confirmed' and actor_id = $1`, [served.world.id.lena]);
  expect(lines.length).toBeGreaterThan(0);
});
