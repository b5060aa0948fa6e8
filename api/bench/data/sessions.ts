import { createHash, randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { newToken, tokenHash } from '../../domain/token.ts';
import { idOf } from '../plan.ts';

/** Sessions as a sign-in opens them, thousands at once: each has a device and a token, of which the database has the hash. */
export async function openSessions(db: Client, accounts: readonly number[]): Promise<string[]> {
  const tokens = accounts.map(() => newToken());
  const run = randomBytes(3).readUIntBE(0, 3) * 16_777_216;
  const ids = (kind: 'device' | 'session') => accounts.map((_, i) => idOf(kind, run + i));
  await db.query('insert into device (id, token_hash) select * from unnest($1::uuid[], $2::bytea[])', [ids('device'), tokens.map((token) => createHash('sha256').update(`device ${token}`).digest())]);
  await db.query(
    `insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at)
     select s, a, d, t, 86400, now() + interval '1 day' from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bytea[]) x (s, a, d, t)`,
    [ids('session'), accounts.map((n) => idOf('account', n)), ids('device'), tokens.map(tokenHash)],
  );
  return tokens;
}
