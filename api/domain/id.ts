import { randomFillSync } from 'node:crypto';

/** Asking the system for randomness costs more than all the rest of an id, so it is asked for many at once. */
const POOL = Buffer.alloc(16 * 128);
let next = POOL.length;

/**
 * A UUID of version 7: random, and ordered by time, so that rows written together stand together in their index.
 * Never a secret.
 */
export function newId(): string {
  if (next === POOL.length) {
    randomFillSync(POOL);
    next = 0;
  }
  const bytes = POOL.subarray(next, (next += 16));
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
