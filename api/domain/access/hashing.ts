import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { createGate } from './gate.ts';

/** Memory in KiB, passes, lanes: OWASP's argon2id, about 30 ms. Whoever changes them changes no stored hash: see `isOutdated`. */
export const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 };

const TAG_LENGTH = 32;

// Hashing runs on Node's four worker threads, where files and names are read too: one thread always stays for those.
const AT_ONCE = Math.min(availableParallelism(), 3);
let inTurn = gateFor(64);
const argon2Async = promisify(argon2);

/** How many passwords may wait to be hashed in this process, whose threads they share; beyond that UNAVAILABLE. Said once, before the first. */
export function boundHashing(waiting: number): void {
  inTurn = gateFor(waiting);
}

function gateFor(waiting: number) {
  return createGate(AT_ONCE, waiting, 'Too many people are signing in at this moment. Try again in a few seconds.');
}

/** A password as it is stored: argon2id in the PHC string form, parameters and salt included. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return phc(salt, await derive(password, { ...PARAMETERS, salt }, TAG_LENGTH));
}

/**
 * Whether it is the password of that hash. Without a hash (nobody, or somebody who has no password yet) it costs the
 * same time and is false, so that the answer's time tells nobody who has an account here.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const known = stored === null ? null : parsePhc(stored);
  const { tag, ...salted } = known ?? NOBODY;
  const derived = await derive(password, salted, tag.length);
  return timingSafeEqual(derived, tag) && known !== null;
}

/** Whether it was made with other parameters than today's: then it is made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const known = parsePhc(stored);
  return known === null || known.memory !== PARAMETERS.memory || known.passes !== PARAMETERS.passes || known.parallelism !== PARAMETERS.parallelism;
}

interface Salted {
  memory: number;
  passes: number;
  parallelism: number;
  salt: Buffer;
}

const NOBODY: Salted & { tag: Buffer } = { ...PARAMETERS, salt: randomBytes(16), tag: randomBytes(TAG_LENGTH) };

/** Composed and decomposed letters are one password: keyboards differ in which of them they make. */
function derive(password: string, { salt, ...cost }: Salted, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'));
  return inTurn(() => argon2Async('argon2id', { message, nonce: salt, tagLength, ...cost }));
}

function phc(salt: Buffer, tag: Buffer): string {
  const { memory, passes, parallelism } = PARAMETERS;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(salt)}$${bare(tag)}`;
}

function parsePhc(stored: string): (Salted & { tag: Buffer }) | null {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return null;
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  };
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Base64 without padding, as the PHC form has it. */
function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
