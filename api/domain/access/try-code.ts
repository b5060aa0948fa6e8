import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { isId } from '../input.ts';
import type { Outside } from '../outside.ts';
import type { Purpose } from './challenge.ts';
import { codeHash, isSameDigest } from './code.ts';
import { isAppCode } from './factors/app-code.ts';
import { useRecoveryCode } from './factors/recovery-codes.ts';
import { countWrongCode, refuseWornOut } from './tries.ts';

/** The code was not accepted. */
export interface CodeRefusedView {
  is: 'CodeRefused';
  reason: 'WRONG' | 'EXPIRED' | 'LOCKED';
  triesLeft: number;
  message: string;
}

/** A code as it was given, and where: a code for one session's queue opens nothing in another one. */
export interface GivenCode {
  purpose: Purpose['purpose'];
  sessionId: string | null;
  challengeId: string;
  /** Six digits; where `recovery` is given, that one instead. */
  code: string;
  recovery?: string | null;
}

/** It was the code, and it opens nothing a second time. */
export interface RightCode {
  is: 'RightCode';
  accountId: string;
  teamId: string | null;
  /** Where the code was sent. */
  phone: string | null;
}

/** What an app or a code on paper proves as well as an SMS: who somebody is. A team's phone is another matter. */
const ONESELF = new Set<Purpose['purpose']>(['SIGN_IN', 'STEP_UP']);

/**
 * Looks whether it is the code. Tries for one account come one after the other, under its lock, and each is counted by
 * the statement that lets it be looked at: of a hundred wrong ones at once five are, and of twenty right ones one opens.
 * The caller returns what it gets, so that the transaction commits and the count stays.
 */
export async function tryCode(outside: Outside, call: OpenCall, given: GivenCode): Promise<RightCode | CodeRefusedView> {
  if (!isId(given.challengeId)) return refused('EXPIRED', 0);
  const [standing] = await call.sql<{ accountId: string }>(
    `select a.id as "accountId" from challenge c join account a on a.id = c.account_id
     where c.id = $1 and c.purpose = $2 and c.session_id is not distinct from $3 for no key update of a`,
    [given.challengeId, given.purpose, given.sessionId],
  );
  if (!standing) return refused('EXPIRED', 0);
  await refuseWornOut(outside, call, standing.accountId);
  const most = outside.limits.code.tries;

  const [tried] = await call.sql<Tried>(
    `update challenge set tries = tries + 1
     where id = $1 and tries < $2 and used_at is null and replaced_at is null and expires_at > clock_timestamp()
     returning id, team_id as "teamId", code_hash as hash, phone, tries`,
    [given.challengeId, most],
  );
  if (!tried) return refused(await isLocked(call, given.challengeId, most) ? 'LOCKED' : 'EXPIRED', 0);

  if (!(await isRight(outside, call, standing.accountId, given, tried))) {
    await countWrongCode(outside, call, standing.accountId);
    record(call, { deed: 'code.refused', targetId: standing.accountId, teamId: tried.teamId, after: { purpose: given.purpose } });
    return tried.tries < most ? refused('WRONG', most - tried.tries) : refused('LOCKED', 0);
  }
  await call.sql('update challenge set used_at = now() where id = $1', [given.challengeId]);
  await call.sql('update account set wrong_in_a_row = 0 where id = $1 and wrong_in_a_row > 0', [standing.accountId]);
  return { is: 'RightCode', accountId: standing.accountId, teamId: tried.teamId, phone: tried.phone };
}

interface Tried {
  id: string;
  teamId: string | null;
  hash: Buffer | null;
  phone: string | null;
  tries: number;
}

/** The code that was sent; or, to prove who one is, what the app shows or one of the codes on paper. */
async function isRight(outside: Outside, call: OpenCall, accountId: string, { purpose, code, recovery = null }: GivenCode, { id, hash }: Tried): Promise<boolean> {
  const own = ONESELF.has(purpose);
  if (own && (await areWornOut(outside, call, accountId))) return false;
  if (recovery !== null) return own && useRecoveryCode(outside, call, accountId, recovery);
  if (hash !== null && isSameDigest(hash, codeHash(outside.codeKey, id, code))) {
    if (own) await call.sql('update account set phone_verified_at = now() where id = $1 and phone_verified_at is null', [accountId]);
    return true;
  }
  return own && isAppCode(outside, call, accountId, code);
}

/** Whether so many second factors were wrong in a row that none counts any more. */
export async function areWornOut({ limits }: Outside, call: OpenCall, accountId: string): Promise<boolean> {
  const [account] = await call.sql<{ wrong: number }>('select wrong_in_a_row as wrong from account where id = $1', [accountId]);
  return (account?.wrong ?? 0) >= limits.code.wrongInARow;
}

/** Also the answer for a challenge that never was: which one it is, nobody learns. */
export function refused(reason: CodeRefusedView['reason'], triesLeft: number): CodeRefusedView {
  return { is: 'CodeRefused', reason, triesLeft, message: sentence(reason, triesLeft) };
}

async function isLocked(call: OpenCall, id: string, most: number): Promise<boolean> {
  const rows = await call.sql(
    'select 1 from challenge where id = $1 and tries >= $2 and used_at is null and replaced_at is null and expires_at > clock_timestamp()',
    [id, most],
  );
  return rows.length > 0;
}

function sentence(reason: CodeRefusedView['reason'], triesLeft: number): string {
  if (reason === 'EXPIRED') return 'That code does not work any more. Ask for a new one.';
  if (reason === 'LOCKED') return 'That was not the code too many times. Ask for a new one.';
  return `That code is not right. ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left, then ask for a new one.`;
}
