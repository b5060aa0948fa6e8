import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../domain/access/hashing.ts';
import { openServed, type Served } from '../../test/served.ts';

/* A code opens what it was sent for, and nothing else: each of them, given everywhere that a code is taken. */

const PASSWORD = 'a lantern on the quay';
let served: Served;
let lena: string;
let token: string;

beforeAll(async () => {
  served = await openServed();
  const { sql, id } = served.world;
  await sql(`update account set password_hash = $2, secure_phone = '+447700900111' where id = $1`, [id.lena, await hashPassword(PASSWORD)]);
  await sql(`update account set secure_phone = '+447700900112', code_asked = 'EVERY_SESSION' where id = $1`, [id.support]);
  await sql('insert into team_member (team_id, account_id) values ($1, $2)', [id.support, id.lena]);
});
afterAll(() => served.close());
beforeEach(async () => {
  await served.world.sql('delete from failed_try');
  await served.world.sql('update challenge set sent_at = now() - interval \'2 hours\'');
  lena = await served.signedIn('lena');
  const email = `paul-${crypto.randomUUID()}@stern.example`;
  await served.ask(lena, 'mutation C($input: CreateAccountInput!) { createAccount(input: $input) { id } }', { input: { client: { name: 'Paul Stern', email, securePhone: `+44770090${String(Math.random()).slice(2, 6)}` } } });
  token = new URL(served.sent.find((each) => each.to === email)?.link ?? '').searchParams.get('token') ?? '';
});

interface Purpose {
  asks(): Promise<string>;
  takes(given: { challengeId: string; code: string }): Promise<string>;
}

async function asked(field: string, type: string, input: object, cookie: string | null = lena): Promise<string> {
  const answer = await served.ask(cookie, `mutation A($input: ${type}!) { ${field}(input: $input) { __typename ... on CodeChallenge { challengeId } } }`, { input });
  const { challengeId } = answer.at(field) as { challengeId?: string };
  if (!challengeId) throw new Error(`${field}: ${answer.text}`);
  return challengeId;
}

async function taken(field: string, type: string, input: object, cookie: string | null = lena): Promise<string> {
  const answer = await served.ask(cookie, `mutation T($input: ${type}!) { ${field}(input: $input) { __typename } }`, { input });
  return String(answer.at(`${field}.__typename`) ?? answer.errors?.[0]?.extensions.code);
}

async function team(): Promise<string> {
  const securePhone = `+44770090${String(Math.random()).slice(2, 6)}`;
  const made = await served.ask(lena, 'mutation C($input: CreateAccountInput!) { createAccount(input: $input) { id } }', { input: { team: { name: 'Concierge', email: `${crypto.randomUUID()}@alderfinch.example`, securePhone } } });
  return String(made.at('createAccount.id'));
}

const PURPOSES: Record<string, Purpose> = {
  'a sign-in': {
    asks: () => asked('signIn', 'SignInInput', { email: 'lena@alderfinch.example', password: PASSWORD }, null),
    takes: (given) => taken('confirmCode', 'ConfirmCodeInput', given, null),
  },
  'proving oneself': {
    asks: () => asked('requestStepUp', 'RequestStepUpInput', { password: PASSWORD }),
    takes: (given) => taken('confirmStepUp', 'ConfirmStepUpInput', given),
  },
  'a team\'s queue': {
    asks: () => asked('requestTeamAccess', 'RequestTeamAccessInput', { teamId: served.world.id.support }),
    takes: (given) => taken('confirmTeamAccess', 'ConfirmTeamAccessInput', given),
  },
  'a new phone': {
    asks: () => asked('requestOwnPhone', 'RequestOwnPhoneInput', { securePhone: `+44770090${String(Math.random()).slice(2, 6)}` }),
    takes: (given) => taken('confirmOwnPhone', 'ConfirmOwnPhoneInput', given),
  },
  'an invitation': {
    asks: () => asked('acceptInvitation', 'AcceptInvitationInput', { token, password: PASSWORD }, null),
    takes: (given) => taken('confirmInvitation', 'ConfirmInvitationInput', { token, ...given }, null),
  },
  'a team\'s phone': {
    asks: async () => asked('requestPhoneVerification', 'RequestPhoneVerificationInput', { accountId: await team() }),
    takes: (given) => taken('confirmPhoneVerification', 'ConfirmPhoneVerificationInput', given),
  },
};

describe.each(Object.keys(PURPOSES))('a code for %s', (purpose) => {
  test('is good for that and, before and afterwards, for nothing else', async () => {
    const challengeId = await PURPOSES[purpose]?.asks() ?? '';
    const code = served.sent.findLast((each) => each.code !== undefined)?.code ?? '';
    const elsewhere = async () => {
      for (const [other, { takes }] of Object.entries(PURPOSES)) if (other !== purpose) expect([other, await takes({ challengeId, code })]).toEqual([other, 'CodeRefused']);
    };
    await elsewhere();
    expect(await PURPOSES[purpose]?.takes({ challengeId, code })).toBeOneOf(['SignedIn', 'SteppedUp', 'TeamAccessOpen', 'OwnPhoneChanged', 'InvitationAccepted', 'PhoneVerified']);
    expect(await PURPOSES[purpose]?.takes({ challengeId, code })).toBeOneOf(['CodeRefused', 'LinkRefused', 'UNAUTHENTICATED']);
  });

});

test('there is no purpose that is not here', async () => {
  const [row] = await served.world.sql<{ known: string }>(`select pg_get_constraintdef(oid) as known from pg_constraint where conname = 'challenge_purpose_check'`);
  expect(row?.known.match(/'[A-Z_]+'/gu)).toHaveLength(Object.keys(PURPOSES).length);
});
