import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { rateLimited } from '../errors.ts';
import type { Outside, Sms } from '../outside.ts';
import { codeHash, newCode } from './code.ts';
import { networkOf } from './network.ts';

/** A code is on its way. */
export interface CodeChallengeView {
  is: 'CodeChallenge';
  challengeId: string;
  /** Last two digits. */
  phoneEnding: string;
  expiresAt: Date;
  resendAt: Date;
}

/** What a code will open: a session of that account, or that team's queue in that session. */
export interface Purpose {
  purpose: 'SIGN_IN' | 'TEAM_ACCESS';
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
/** Within an hour, for one purpose; one network alone cannot use them up for the owner, who may be in another. */
const SENDS = { all: 10, fromOneNetwork: 8 };

/**
 * Makes a code and sends it after the commit. From then on no earlier code for the same purpose works.
 * RATE_LIMITED after ten within the hour.
 */
export async function challenge(outside: Outside, call: OpenCall, purpose: Purpose, to: Delivery, startedAt = call.now): Promise<CodeChallengeView> {
  await call.sql('select 1 from account where id = $1 for no key update', [purpose.accountId]);
  await refuseTooManySent(call, purpose);
  await replaceEarlier(call, purpose);

  const challengeId = randomUUID();
  const code = await newCode();
  const expiresAt = new Date(call.now.getTime() + VALID);
  await call.sql(
    `insert into challenge (id, purpose, account_id, team_id, session_id, network, code_hash, started_at, sent_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [challengeId, purpose.purpose, purpose.accountId, purpose.teamId, purpose.sessionId, networkOf(call.from.address),
      codeHash(outside.codeKey, challengeId, code), startedAt, call.now, expiresAt],
  );
  record(call, { deed: 'code.sent', actorId: purpose.accountId, teamId: purpose.teamId, after: { purpose: purpose.purpose } });
  const sms: Sms = { to: to.phone, toName: to.toName, text: to.words(code), code, challengeId };
  call.after(() => outside.post.sms(sms));
  return { is: 'CodeChallenge', challengeId, phoneEnding: to.phone.slice(-2), expiresAt, resendAt: new Date(call.now.getTime() + RESEND_AFTER) };
}

/** What the codes already sent for an account open: nothing any more. */
export async function withdrawCodes(call: OpenCall, accountId: string): Promise<void> {
  await call.sql('update challenge set replaced_at = now() where account_id = $1 and used_at is null and replaced_at is null', [accountId]);
}

async function refuseTooManySent(call: OpenCall, { purpose, accountId, teamId }: Purpose): Promise<void> {
  const [sent] = await call.sql<{ all: number; here: number; left: number }>(
    `select count(*)::int as all, count(*) filter (where network = $4)::int as here,
       coalesce(extract(epoch from min(sent_at) + interval '1 hour' - now()), 0)::float8 as left
     from challenge where account_id = $1 and purpose = $2 and team_id is not distinct from $3 and sent_at > now() - interval '1 hour'`,
    [accountId, purpose, teamId, networkOf(call.from.address)],
  );
  if (!sent || (sent.all < SENDS.all && sent.here < SENDS.fromOneNetwork)) return;
  throw rateLimited('Too many codes were sent within the hour. Use the newest one, or try again later.', Math.max(1, Math.ceil(sent.left)));
}

async function replaceEarlier(call: OpenCall, { purpose, accountId, teamId }: Purpose): Promise<void> {
  await call.sql(
    `update challenge set replaced_at = now()
     where account_id = $1 and purpose = $2 and team_id is not distinct from $3 and used_at is null and replaced_at is null`,
    [accountId, purpose, teamId],
  );
}
