import { createHmac, randomBytes } from 'node:crypto';
import { record } from '../../audit/record.ts';
import type { Call, OpenCall } from '../../call.ts';
import type { Outside } from '../../outside.ts';

const HOW_MANY = 10;

/** 24 letters and digits that are not mistaken for one another: 120 bits, nobody guesses them. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 24;

/** As people write them: `ABCDE-FGHJK-…`; blanks, dashes and case do not matter. Null: it cannot be one. */
export function recoveryCode(text: string): string | null {
  const bare = text.replace(/[\s\-‐-―]/gu, '').toUpperCase();
  return bare.length === LENGTH && [...bare].every((letter) => ALPHABET.includes(letter)) ? bare : null;
}

/**
 * Ten new codes to write down, each for one sign-in; those made before stop working. Told once, and kept as keyed
 * hashes alone.
 */
export async function replaceRecoveryCodes(outside: Outside, call: Call): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newRecoveryCode);
  await call.sql('delete from recovery_code where account_id = $1', [call.actor.id]);
  await call.sql('insert into recovery_code (account_id, hash, made_at) select $1, unnest($2::bytea[]), $3', [
    call.actor.id,
    codes.map((code) => hashOf(outside.codeKey, call.actor.id, code)),
    call.now,
  ]);
  record(call, { deed: 'recoveryCodes.replaced', targetId: call.actor.id, after: { codes: HOW_MANY } });
  return codes.map(shown);
}

/** Uses one up. False: it is none, or was used already. */
export async function useRecoveryCode(outside: Outside, call: OpenCall, accountId: string, code: string): Promise<boolean> {
  const hashes = [outside.codeKey, ...outside.formerCodeKeys].map((key) => hashOf(key, accountId, code));
  const used = await call.sql('update recovery_code set used_at = $3 where account_id = $1 and hash = any($2::bytea[]) and used_at is null returning 1', [accountId, hashes, call.now]);
  if (used.length === 0) return false;
  record(call, { deed: 'recoveryCode.used', actorId: accountId, targetId: accountId });
  return true;
}

function newRecoveryCode(): string {
  // The alphabet has 32 letters, so five bits of each byte make one, and none comes more often than another.
  return Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

function hashOf(key: Buffer, accountId: string, code: string): Buffer {
  return createHmac('sha256', key).update(`recovery:${accountId}:${code}`).digest();
}

function shown(code: string): string {
  return code.match(/.{1,6}/g)?.join('-') ?? code;
}
