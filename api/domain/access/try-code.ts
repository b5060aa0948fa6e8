import { record } from '../audit/record.ts';
import type { OpenCall } from '../call.ts';
import { isId } from '../input.ts';
import type { Outside } from '../outside.ts';
import type { Purpose } from './challenge.ts';
import { codeHash, isSameDigest } from './code.ts';
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
  code: string;
}

/** It was the code, and it opens nothing a second time. */
export interface RightCode {
  is: 'RightCode';
  accountId: string;
  teamId: string | null;
}

const TRIES = 5;

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
  await refuseWornOut(call, standing.accountId);

  const [tried] = await call.sql<{ teamId: string | null; hash: Buffer; tries: number }>(
    `update challenge set tries = tries + 1
     where id = $1 and tries < $2 and used_at is null and replaced_at is null and expires_at > clock_timestamp()
     returning team_id as "teamId", code_hash as hash, tries`,
    [given.challengeId, TRIES],
  );
  if (!tried) return refused(await isLocked(call, given.challengeId) ? 'LOCKED' : 'EXPIRED', 0);

  if (!isSameDigest(tried.hash, codeHash(outside.codeKey, given.challengeId, given.code))) {
    await countWrongCode(call, standing.accountId);
    record(call, { deed: 'code.refused', targetId: standing.accountId, teamId: tried.teamId, after: { purpose: given.purpose } });
    return tried.tries < TRIES ? refused('WRONG', TRIES - tried.tries) : refused('LOCKED', 0);
  }
  await call.sql('update challenge set used_at = now() where id = $1', [given.challengeId]);
  return { is: 'RightCode', accountId: standing.accountId, teamId: tried.teamId };
}

/** Also the answer for a challenge that never was: which one it is, nobody learns. */
export function refused(reason: CodeRefusedView['reason'], triesLeft: number): CodeRefusedView {
  return { is: 'CodeRefused', reason, triesLeft, message: sentence(reason, triesLeft) };
}

async function isLocked(call: OpenCall, id: string): Promise<boolean> {
  const rows = await call.sql(
    'select 1 from challenge where id = $1 and tries >= $2 and used_at is null and replaced_at is null and expires_at > clock_timestamp()',
    [id, TRIES],
  );
  return rows.length > 0;
}

function sentence(reason: CodeRefusedView['reason'], triesLeft: number): string {
  if (reason === 'EXPIRED') return 'That code does not work any more. Ask for a new one.';
  if (reason === 'LOCKED') return 'That was not the code five times. Ask for a new one.';
  return `That code is not right. ${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left, then ask for a new one.`;
}
