import type { Pool, PoolClient } from 'pg';

/** Whoever had it has heard by then: every statement on a broken connection fails at once. */
const HEARD_WITHIN = 500;

/**
 * A connection that breaks within a transaction is given back by nobody: its rollback fails on it too, and with it goes
 * what would have come after. Its place in the pool would be taken for good, and a restart of Postgres under load take
 * them all.
 */
export function giveBackLost(pool: Pool): void {
  const taken = new Set<PoolClient>();
  pool.on('acquire', (client) => void taken.add(client));
  pool.on('release', (_, client) => void taken.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => setTimeout(() => taken.has(client) && client.release(true), HEARD_WITHIN));
  });
}
