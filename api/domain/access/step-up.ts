import { record } from '../audit/record.ts';
import type { Call, Door, From, Who } from '../call.ts';
import { badInput, Refusal, unauthenticated } from '../errors.ts';
import type { Outside } from '../outside.ts';
import { newToken, tokenHash } from '../token.ts';
import { challenge, challengeByApp, type CodeChallengeView } from './challenge.ts';
import { hasApp } from './factors/app-code.ts';
import { ownCode } from './factors/own-code.ts';
import { isPassword } from './hashing.ts';
import { LONGEST_PASSWORD } from './password-rules.ts';
import { refuseWornOut, reservePasswordTry, takeBack } from './tries.ts';
import { refused, tryCode, type CodeRefusedView } from './try-code.ts';
import { toOwnPhone } from './words.ts';

/** It was not the password. */
export interface StepUpRefusedView {
  is: 'StepUpRefused';
  message: string;
}

/** The session has proved itself, under a new token: the one before opens nothing any more. */
export interface SteppedUpView {
  is: 'SteppedUp';
  sessionId: string;
  sessionToken: string;
  at: Date;
}

/**
 * Refuses (STEP_UP_REQUIRED) where the session has not proved itself within so many minutes: whoever finds an unlocked
 * screen, or a stolen cookie, does not get to what changes access. The side door has no session to prove, and an API
 * token proved itself when it was made: its scopes say what it may change.
 */
export async function refuseStale(call: Call, minutes: number): Promise<void> {
  if (call.actor.sessionId === null || call.via !== null) return;
  const fresh = await call.sql('select 1 from session where id = $1 and confirmed_at > now() - make_interval(mins => $2)', [call.actor.sessionId, minutes]);
  if (fresh.length === 0) throw new Refusal('STEP_UP_REQUIRED', 'Prove first that it is you: your password, then a code.');
}

/**
 * First step of proving again who one is: one's own password, tried under the limits of the sign-in. Sends a code to
 * one's secure phone that works in this session alone. Hashing stands between two transactions, as in `signIn`.
 */
export async function requestStepUp(outside: Outside, door: Door, who: Who, from: From, given: { password: string }): Promise<CodeChallengeView | StepUpRefusedView> {
  if (Buffer.byteLength(given.password) > LONGEST_PASSWORD) throw badInput('input.password', `A password has at most ${LONGEST_PASSWORD} bytes.`);
  const { me, reserved } = await door.act(who, from, async (call) => {
    const me = await credentials(call);
    return { me, reserved: await reservePasswordTry(outside, call, me.email) };
  });
  const isRight = await isPassword(given.password, me.passwordHash).catch(async (error: unknown) => {
    await door.act(who, from, (call) => takeBack(call, reserved));
    throw error;
  });

  return door.act(who, from, async (call) => {
    if (!isRight) {
      record(call, { deed: 'password.refused', targetId: call.actor.id });
      return { is: 'StepUpRefused', message: 'That is not your password.' };
    }
    await takeBack(call, reserved);
    await refuseWornOut(outside, call, call.actor.id);
    const purpose = { purpose: 'STEP_UP', accountId: call.actor.id, teamId: null, sessionId: call.actor.sessionId } as const;
    if (await hasApp(call, call.actor.id)) return challengeByApp(call, purpose, me.securePhone);
    return challenge(outside, call, purpose, toOwnPhone(me.securePhone, me.name));
  });
}

/**
 * Second step: the code. The session goes on under a new token, so that one that was stolen before does not profit.
 * Open sockets stay: they belong to the session, not to its token.
 */
export async function confirmStepUp(outside: Outside, call: Call, given: { challengeId: string; code: string }): Promise<SteppedUpView | CodeRefusedView> {
  const code = ownCode('input.code', given.code);
  const { sessionId } = call.actor;
  if (sessionId === null) return refused('EXPIRED', 0);
  const tried = await tryCode(outside, call, { purpose: 'STEP_UP', sessionId, challengeId: given.challengeId, ...code });
  if (tried.is === 'CodeRefused') return tried;

  const sessionToken = newToken();
  const renewed = await call.sql('update session set token_hash = $2, confirmed_at = $3 where id = $1 and ended_at is null returning id', [sessionId, tokenHash(sessionToken), call.now]);
  if (renewed.length === 0) throw unauthenticated();
  record(call, { deed: 'session.confirmed', targetId: sessionId });
  return { is: 'SteppedUp', sessionId, sessionToken, at: call.now };
}

async function credentials(call: Call): Promise<{ name: string; email: string; passwordHash: string | null; securePhone: string }> {
  const [me] = await call.sql<{ name: string; email: string; passwordHash: string | null; securePhone: string | null }>(
    'select name, email, password_hash as "passwordHash", secure_phone as "securePhone" from account where id = $1',
    [call.actor.id],
  );
  if (!me || me.securePhone === null) throw unauthenticated();
  return { ...me, securePhone: me.securePhone };
}
