import { Client } from 'pg';
import type { Cluster } from './cluster.ts';

/** The database that the product uses within the cluster. */
const DATABASE = 'switchboard';
const LOCK = 7_340_001;

export interface Keeper {
  close(): Promise<void>;
}

/**
 * The connection by which a running Switchboard owns its Postgres: it holds a lock that ends with its process, however that
 * ends. A process number in a file could not say that: after a kill or in a fresh container it may be anybody's.
 */
export async function openKeeper(url: string): Promise<Keeper | 'taken'> {
  const client = new Client({ connectionString: url.replace(/[^/]*$/, 'postgres'), connectionTimeoutMillis: 3000, application_name: 'switchboard keeper' });
  client.on('error', () => {}); // Postgres going away is seen by its exit
  await client.connect();
  const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
  if (!rows[0]?.mine) {
    await client.end();
    return 'taken';
  }
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  return { close: () => client.end().catch(() => {}) };
}

export function urlFor(cluster: Cluster, port: number): string {
  return `postgres://switchboard:${cluster.password}@127.0.0.1:${port}/${DATABASE}`;
}
