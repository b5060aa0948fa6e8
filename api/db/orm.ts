import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { entities } from './entities.ts';
import { migrations } from './migrations/list.ts';

/** How the database is reached. Times in milliseconds. */
export interface OrmOptions {
  /** Connections of the pool; waiting for one is bounded by `acquireTimeout`. */
  poolSize?: number;
  acquireTimeout?: number;
  statementTimeout?: number;
}

/**
 * Opens the pool on an existing database. Every connection carries a statement timeout, so that no query outlives
 * the request that asked for it, and answers a lost transaction by ending it.
 */
export async function openOrm(url: string, options: OrmOptions = {}): Promise<MikroORM> {
  const statementTimeout = options.statementTimeout ?? 8_000;
  return MikroORM.init({
    clientUrl: url,
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: options.poolSize ?? 20 },
    driverOptions: {
      connectionTimeoutMillis: options.acquireTimeout ?? 5_000,
      options: `-c statement_timeout=${statementTimeout} -c idle_in_transaction_session_timeout=15000 -c lock_timeout=5000 -c timezone=UTC`,
    },
    migrations: { migrationsList: migrations, snapshot: false, transactional: true, allOrNothing: true, silent: true },
    allowGlobalContext: false,
    debug: false,
    // The house writes its own log lines; the ORM's contain values.
    logger: () => undefined,
  });
}

/** Brings the database to the newest migration. Several servers may call it at once: an advisory lock lets one work. */
export async function migrate(orm: MikroORM): Promise<void> {
  const client = await (await orm.em.getConnection().getNativeClient()).connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock(720011)');
    await orm.migrator.up();
  } finally {
    await client.query('select pg_advisory_unlock(720011)').catch(() => undefined);
    client.release(true);
  }
}
