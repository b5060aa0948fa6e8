import { createHash, randomBytes } from 'node:crypto';

/** A secret that opens something: 256 random bits, in letters that stand in cookies and links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What a program is given: told apart at a glance from other secrets, by people and by those who search for leaked ones. */
export function newApiSecret(): string {
  return `sb_${newToken()}`;
}

/** What is kept of it. Not keyed: nobody guesses 256 bits, so reading the hash opens nothing. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
