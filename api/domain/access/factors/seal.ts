import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/*
 * Seeds are sealed, because whoever reads the database must not be able to make codes. The account is part of the seal:
 * a seed that somebody copies to another account in the database opens nothing there.
 */

const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a key made from the deployment's key: nonce, tag, sealed bytes. */
export function seal(key: Buffer, accountId: string, text: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(key), nonce).setAAD(Buffer.from(accountId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The text, opened by the first key that fits, and whether that was the first one. Null: none fits. */
export function unseal(keys: readonly Buffer[], accountId: string, sealed: Buffer): { text: string; isCurrent: boolean } | null {
  for (const [i, key] of keys.entries()) {
    const text = opened(key, accountId, sealed);
    if (text !== null) return { text, isCurrent: i === 0 };
  }
  return null;
}

function opened(key: Buffer, accountId: string, sealed: Buffer): string | null {
  try {
    const cipher = createDecipheriv('aes-256-gcm', sealingKey(key), sealed.subarray(0, NONCE)).setAAD(Buffer.from(accountId));
    cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function sealingKey(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'switchboard authenticator seeds', 32));
}
