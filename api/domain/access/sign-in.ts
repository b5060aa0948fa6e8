import { record } from '../audit/record.ts';
import type { Call, Door, From, Known, OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';
import { email as checkedEmail } from '../input.ts';
import type { Outside } from '../outside.ts';
import { tokenHash } from '../token.ts';
import { challenge, challengeByApp, type CodeChallengeView } from './challenge.ts';
import { hasApp } from './factors/app-code.ts';
import { ownCode } from './factors/own-code.ts';
import { hashPassword, isOutdated, isPassword } from './hashing.ts';
import { LONGEST_PASSWORD } from './password-rules.ts';
import { endSession, openSession, type Browser, type OpenedSession } from './session.ts';
import { refuseWornOut, reservePasswordTry, takeBack } from './tries.ts';
import { areWornOut, refused, tryCode, type CodeRefusedView } from './try-code.ts';
import { toOwnPhone } from './words.ts';

/** Address and password do not belong together, or the account cannot sign in: never which. */
export interface SignInRefusedView {
  is: 'SignInRefused';
  message: string;
}

/** The session is open. Its tokens go into cookies, never into the body of an answer. */
export type SignedInView = OpenedSession & { is: 'SignedIn'; accountId: string };

/**
 * First step: the password. It opens nothing but the second step. Everybody who cannot sign in (no such address, wrong
 * password, invited, suspended) gets one answer, after the same work. RATE_LIMITED after too many wrong ones from one
 * network. Hashing takes its time, so it stands between two transactions and holds no connection meanwhile: that is
 * why this verb is given the door and not a call.
 */
export async function signIn(outside: Outside, door: Door, from: From, given: { email: string; password: string; deviceToken?: string | null }): Promise<CodeChallengeView | SignInRefusedView> {
  const email = checkedEmail('input.email', given.email);
  if (Buffer.byteLength(given.password) > LONGEST_PASSWORD) throw badInput('input.password', `A password has at most ${LONGEST_PASSWORD} bytes.`);

  const reserved = await door.actOpen(from, (call) => reservePasswordTry(outside, call, email, given.deviceToken));
  const account = await door.lookOpen(from, (call) => credentialsOf(call, email));
  const isRight = await isPassword(given.password, account?.passwordHash ?? null).catch(async (error: unknown) => {
    // Nobody looked at it, because too many came at once: then it was no try either.
    await door.actOpen(from, (call) => takeBack(call, reserved));
    throw error;
  });
  const rehashed = isRight && isOutdated(account?.passwordHash ?? '') ? await hashPassword(given.password) : null;

  return door.actOpen(from, async (call) => {
    if (!account?.mayEnter || !isRight || (await areWornOut(outside, call, account.id))) return refuseSignIn(call, account?.id ?? null);
    await takeBack(call, reserved);
    await refuseWornOut(outside, call, account.id);
    if (rehashed !== null) await call.sql('update account set password_hash = $2 where id = $1', [account.id, rehashed]);
    const purpose = { purpose: 'SIGN_IN', accountId: account.id, teamId: null, sessionId: null } as const;
    if (await hasApp(call, account.id)) return challengeByApp(call, purpose, account.securePhone ?? '');
    return challenge(outside, call, purpose, toOwnPhone(account.securePhone ?? '', account.name));
  });
}

/**
 * Second step: the code. The right one opens a session with a token of its own, and the session that the browser had
 * ends. A wrong one is counted in this transaction and answered with data, so that the count is committed.
 */
export async function confirmCode(outside: Outside, call: OpenCall, given: { challengeId: string; code: string } & Browser): Promise<SignedInView | CodeRefusedView> {
  const tried = await tryCode(outside, call, { purpose: 'SIGN_IN', sessionId: null, challengeId: given.challengeId, ...ownCode('input.code', given.code) });
  if (tried.is === 'CodeRefused') return tried;

  const [account] = await call.sql<{ id: string; kind: 'STAFF' | 'CLIENT' }>(
    `select id, kind from account where id = $1 and status = 'ACTIVE' and kind <> 'TEAM'`,
    [tried.accountId],
  );
  if (!account) return refused('EXPIRED', 0);
  return { is: 'SignedIn', ...(await openSession(call, account, given)), accountId: account.id };
}

/** Ends the caller's session, its open streams too. By the side door there is none to end. */
export async function signOut(call: Call): Promise<void> {
  if (call.actor.sessionId !== null) await endSession(call, call.actor.sessionId);
}

interface Credentials {
  id: string;
  name: string;
  passwordHash: string | null;
  securePhone: string | null;
  mayEnter: boolean;
}

async function credentialsOf(call: OpenCall, email: string): Promise<Credentials | null> {
  const [account] = await call.sql<Credentials>(
    `select id, name, password_hash as "passwordHash", secure_phone as "securePhone",
       status = 'ACTIVE' and secure_phone is not null as "mayEnter"
     from account where lower(email) = lower($1) and kind <> 'TEAM'`,
    [email],
  );
  return account ?? null;
}

function refuseSignIn(call: OpenCall, accountId: string | null): SignInRefusedView {
  record(call, { deed: 'password.refused', targetId: accountId });
  return { is: 'SignInRefused', message: 'Address and password do not belong together, or this account cannot sign in at present.' };
}
