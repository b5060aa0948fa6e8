import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { generate, generateSecret } from 'otplib';
import { badInput } from '../errors.ts';

/** Six digits that nobody can foresee: the HOTP of a secret that is made for them and forgotten. */
export function newCode(): Promise<string> {
  return generate({ strategy: 'hotp', secret: generateSecret(), counter: randomInt(2 ** 31) });
}

/**
 * What is kept of a code. Keyed, because a million codes are tried in a second by whoever reads the database, but not
 * without the key; bound to its challenge, so that it opens no other one.
 */
export function codeHash(key: Buffer, challengeId: string, code: string): Buffer {
  return createHmac('sha256', key).update(`${challengeId}:${code}`).digest();
}

/** Compared in constant time: how long it took tells nothing about where they differ. */
export function isSameDigest(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Six digits; blanks and dashes are passed over. */
export function sixDigits(path: string, value: string): string {
  const bare = value.replace(/[\s\-‐-―]/gu, '');
  if (!/^\d{6}$/.test(bare)) throw badInput(path, 'A code has six digits.');
  return bare;
}
