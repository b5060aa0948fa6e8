import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { forbidden, rateLimited } from '../errors.ts';
import { isAmong, smsCountries } from '../organisation/sms-countries.ts';
import type { Outside, Sms } from '../outside.ts';
import { codeHash, newCode } from './code.ts';
import { networkOf } from './network.ts';
import { refuseBeyondBudget } from './sending.ts';

/** A code is on its way. */
export interface CodeChallengeView {
  is: 'CodeChallenge';
  challengeId: string;
  /** Sent by SMS, or shown by the person's authenticator app: then nothing was sent. */
  by: 'SMS' | 'APP';
  /** Last two digits. */
  phoneEnding: string;
  expiresAt: Date;
  resendAt: Date;
}

/**
 * What a code will open: a session of that account, that team's queue in that session, what asks to be proved anew in
 * it, a new phone of one's own, that account's invitation, or, asked for by that administrator, the proof that a phone is
 * that team's.
 */
export interface Purpose {
  purpose: 'SIGN_IN' | 'TEAM_ACCESS' | 'STEP_UP' | 'OWN_PHONE' | 'INVITATION' | 'PHONE';
  accountId: string;
  teamId: string | null;
  sessionId: string | null;
}

/** Where a code goes, and in which words. */
export interface Delivery {
  phone: string;
  toName: string;
  words: (code: string) => string;
}

const VALID = 5 * 60_000;
const RESEND_AFTER = 60_000;

/**
 * Makes a code and sends it after the commit. From then on no earlier code for the same purpose works.
 * RATE_LIMITED after ten within the hour; FORBIDDEN where the firm sends no codes to the phone's country any more.
 */
export async function challenge(outside: Outside, call: OpenCall, purpose: Purpose, to: Delivery, startedAt = call.now): Promise<CodeChallengeView> {
  if (!isAmong(await smsCountries(call), to.phone)) throw forbidden('Codes are not sent to phones in this country any more. Ask an administrator.');
  await call.sql('select 1 from account where id = $1 for no key update', [purpose.accountId]);
  await refuseTooManySent(outside, call, purpose);
  await refuseBeyondBudget(outside, call, to.phone);
  await replaceEarlier(call, purpose);

  const challengeId = randomUUID();
  const code = await newCode();
  const expiresAt = new Date(call.now.getTime() + VALID);
  await call.sql(
    `insert into challenge (id, purpose, account_id, team_id, session_id, network, code_hash, phone, started_at, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [challengeId, purpose.purpose, purpose.accountId, purpose.teamId, purpose.sessionId, networkOf(call.from.address),
      codeHash(outside.codeKey, challengeId, code), to.phone, startedAt, call.now, expiresAt],
  );
  record(call, { deed: 'code.sent', actorId: purpose.accountId, teamId: purpose.teamId, after: { purpose: purpose.purpose } });
  const sms: Sms = { to: to.phone, toName: to.toName, text: to.words(code), code, challengeId };
  call.after(() => outside.post.sms(sms));
  return { is: 'CodeChallenge', challengeId, by: 'SMS', phoneEnding: to.phone.slice(-2), expiresAt, resendAt: new Date(call.now.getTime() + RESEND_AFTER) };
}

/** The same where the person's authenticator app shows the code: nothing is sent, unless they ask for an SMS instead. */
export async function challengeByApp(call: OpenCall, purpose: Purpose, phone: string): Promise<CodeChallengeView> {
  await call.sql('select 1 from account where id = $1 for no key update', [purpose.accountId]);
  await replaceEarlier(call, purpose);
  const challengeId = randomUUID();
  const expiresAt = new Date(call.now.getTime() + VALID);
  await call.sql(
    `insert into challenge (id, purpose, account_id, session_id, network, started_at, sent_at, expires_at) values ($1, $2, $3, $4, $5, $6, $6, $7)`,
    [challengeId, purpose.purpose, purpose.accountId, purpose.sessionId, networkOf(call.from.address), call.now, expiresAt],
  );
  return { is: 'CodeChallenge', challengeId, by: 'APP', phoneEnding: phone.slice(-2), expiresAt, resendAt: call.now };
}

/** What the codes already sent for an account open: nothing any more. */
export async function withdrawCodes(call: OpenCall, accountId: string): Promise<void> {
  await call.sql('update challenge set replaced_at = now() where account_id = $1 and used_at is null and replaced_at is null', [accountId]);
}

async function refuseTooManySent({ limits }: Outside, call: OpenCall, { purpose, accountId, teamId }: Purpose): Promise<void> {
  const [sent] = await call.sql<{ all: number; here: number; left: number }>(
    `select count(*)::int as all, count(*) filter (where network = $4)::int as here,
       coalesce(extract(epoch from min(sent_at) + interval '1 hour' - now()), 0)::float8 as left
     from challenge where account_id = $1 and purpose = $2 and team_id is not distinct from $3 and code_hash is not null and sent_at > now() - interval '1 hour'`,
    [accountId, purpose, teamId, networkOf(call.from.address)],
  );
  if (!sent || (sent.all < limits.code.sends && sent.here < limits.code.sendsFromOneNetwork)) return;
  throw rateLimited('Too many codes were sent within the hour. Use the newest one, or try again later.', Math.max(1, Math.ceil(sent.left)));
}

async function replaceEarlier(call: OpenCall, { purpose, accountId, teamId }: Purpose): Promise<void> {
  await call.sql(
    `update challenge set replaced_at = now()
     where account_id = $1 and purpose = $2 and team_id is not distinct from $3 and used_at is null and replaced_at is null`,
    [accountId, purpose, teamId],
  );
}
