import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../domain/access/hashing.ts';
import { type Answer, openServed, type Served } from '../test/served.ts';

/* Who has an account here, and how it stands, is told to nobody who is not signed in: by status, headers and body. How long it takes: `npm run check:long`. */

const PASSWORD = 'a lantern on the quay';
let served: Served;
beforeAll(async () => {
  served = await openServed();
  const { sql, id } = served.world;
  await sql(`update account set password_hash = $1, secure_phone = '+4477009001' || (10 + row)::text from (select id as of, row_number() over (order by id) as row from account) n where n.of = account.id and kind <> 'TEAM'`, [await hashPassword(PASSWORD)]);
  await sql(`update account set status = 'SUSPENDED' where id = $1`, [id.ben]);
  await sql(`update account set status = 'INVITED' where id = $1`, [id.dara]);
  await sql('update account set secure_phone = null where id = $1', [id.emil]);
  await sql('update account set password_hash = null where id = $1', [id.greta]);
});
afterAll(() => served.close());
beforeEach(() => served.world.sql('delete from failed_try'));

/** Everything of an answer that could tell one from another: all but the time. */
function shape({ status, headers, text }: Answer): unknown {
  const kept = [...headers].filter(([name]) => name !== 'date');
  return { status, headers: kept, text };
}

const ask = (field: string, input: object) => served.ask(null, `mutation A($input: ${field.charAt(0).toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { __typename ... on SignInRefused { message } } }`.replace(/ \{ __typename \.\.\. on SignInRefused \{ message \} \}/u, field === 'signIn' ? '$&' : field === 'requestPasswordReset' ? '' : ' { __typename }'), { input });

const KINDS: Record<string, string> = {
  'nobody': 'nobody@alderfinch.example', 'somebody, with a wrong password': 'ana', 'somebody suspended': 'ben', 'somebody invited': 'dara', 'somebody without a phone': 'emil',
  'somebody without a password': 'greta', 'a team': 'support',
};
const address = (kind: string) => (kind.includes('@') ? kind : `${kind}@alderfinch.example`);

test('a sign-in is refused alike, whoever it is not', async () => {
  const shapes = [];
  for (const [kind, who] of Object.entries(KINDS)) shapes.push(shape(await ask('signIn', { email: address(who), password: kind.includes('wrong') ? 'not it at all' : PASSWORD })));
  expect(shapes[0]).toMatchObject({ status: 200, text: expect.stringContaining('SignInRefused') });
  for (const each of shapes) expect(each).toEqual(shapes[0]);
});

test('it is limited alike, too', async () => {
  const shapes = [];
  for (const who of ['nobody@alderfinch.example', 'ana', 'ben']) {
    for (let i = 0; i < 5; i++) await ask('signIn', { email: address(who), password: 'not it at all' });
    shapes.push(shape(await ask('signIn', { email: address(who), password: PASSWORD })));
  }
  expect(shapes[0]).toMatchObject({ text: expect.stringContaining('RATE_LIMITED') });
  for (const each of shapes) expect(each).toEqual(shapes[0]);
});

test('a new password is promised alike, whoever asks for it', async () => {
  const shapes = [];
  for (const who of Object.values(KINDS)) shapes.push(shape(await ask('requestPasswordReset', { email: address(who) })));
  expect(shapes[0]).toMatchObject({ status: 200, text: '{"data":{"requestPasswordReset":true}}\n' });
  for (const each of shapes) expect(each).toEqual(shapes[0]);
});

describe('a link that does not work', () => {
  test.each(['acceptInvitation', 'setPassword', 'verifyMailbox', 'confirmInvitation'])('is refused alike by %s, whether it was used, is too old, was revoked, or never was', async (field) => {
    const { sql, id } = served.world;
    const lena = await served.signedIn('lena');
    served.sent.length = 0;
    const tokens: string[] = ['never-was-a-link-of-this-house-0000000000000'];
    for (const ended of ['used_at = now()', `expires_at = now() - interval '1 second'`, 'revoked_at = now()']) {
      await sql('delete from password_link');
      const given = { client: { name: 'Paul Stern', email: `${crypto.randomUUID()}@stern.example`, securePhone: `+44770091${String(Math.random()).slice(2, 6)}` } };
      await served.ask(lena, 'mutation C($input: CreateAccountInput!) { createAccount(input: $input) { id } }', { input: given });
      await served.ask(lena, 'mutation S($input: StartPasswordResetInput!) { startPasswordReset(input: $input) { id } }', { input: { accountId: id.ana } });
      await sql(`update password_link set ${ended}`);
      tokens.push(...served.sent.splice(0).flatMap(({ link }) => (link ? [new URL(link).searchParams.get('token') ?? ''] : [])));
    }
    expect(tokens.length).toBe(7);
    const shapes = [];
    for (const token of tokens) {
      const more = { acceptInvitation: { password: PASSWORD }, setPassword: { password: PASSWORD }, confirmInvitation: { challengeId: crypto.randomUUID(), code: '000000' } }[field] ?? {};
      shapes.push(shape(await ask(field, { token, ...more })));
    }
    expect(shapes[0]).toMatchObject({ text: expect.stringContaining('LinkRefused') });
    for (const each of shapes) expect(each).toEqual(shapes[0]);
    const shown = [];
    for (const token of tokens) shown.push((await served.ask(null, 'query I($token: String!) { invitation(token: $token) { name } }', { token })).text);
    expect(new Set(shown)).toEqual(new Set(['{"data":{"invitation":null}}\n']));
  });
});
