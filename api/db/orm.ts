import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { Client, type ClientBase, type Pool } from 'pg';
import { type Limits, STANDARD } from '../limits.ts';
import { entities } from './entities.ts';
import { giveBackLost } from './lost.ts';
import { prepareNamed } from './prepared.ts';
import { migrations } from './migrations/list.ts';
import { APP_ROLE, ensureRoles, grantRights, isOthers } from './rights.ts';

/** How the database is reached. */
export interface OrmOptions {
  /** Where they are not the usual ones. */
  limits?: Partial<Limits['database']>;
  /** Where the tables are, as `migrate` has answered. */
  schema?: string;
  /** Sees the pool before anybody uses it. */
  onPool?: (pool: Pool) => void;
}

/**
 * Opens the pool on a migrated database. Every connection works as the role that owns nothing, carries a statement
 * timeout, so that no query outlives the request that asked for it, and answers a lost transaction by ending it.
 */
export async function openOrm(url: string, options: OrmOptions = {}): Promise<MikroORM> {
  const limits = { ...STANDARD.database, ...options.limits };
  return MikroORM.init({
    ...settings(url),
    entities,
    pool: { min: 0, max: limits.poolSize },
    driverOptions: {
      onPoolCreated: (pool: Pool) => {
        giveBackLost(pool);
        prepareNamed(pool);
        options.onPool?.(pool);
      },
      connectionTimeoutMillis: limits.poolWait,
      options: [asApp(options.schema), `-c statement_timeout=${limits.statement} -c idle_in_transaction_session_timeout=${limits.idleInTransaction} -c lock_timeout=${limits.lock} -c timezone=UTC`].join(' '),
    },
  });
}

/** A connection outside the pool, as the same role; for what holds a lock for as long as it lives, or reads for long. */
export async function connect(url: string, schema?: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true, options: `${asApp(schema)} -c statement_timeout=60000 -c timezone=UTC` });
  client.on('error', () => {}); // whoever waits for an answer is told
  await client.connect();
  return client;
}

/** A connection as the user that the address names, for what takes in or brings back all there is: nothing on it is cut off for taking long. */
export async function connectAsGiven(url: string): Promise<Client> {
  const options = '-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=10000 -c timezone=UTC -c datestyle=ISO -c client_encoding=UTF8';
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true, options });
  client.on('error', () => {}); // whoever waits for an answer is told
  await client.connect();
  return client;
}

/**
 * Brings the database to the newest migration, as the user that owns it, and sees to the rights of those who do not.
 * Several servers may call it at once: an advisory lock lets one work. Answers in which schema the tables are. With `to`
 * it goes no further than that migration. A user that owns none of it may be the one that servers use: then the owner
 * migrates with the side door, and here it is only looked whether that was done.
 */
export async function migrate(url: string, to?: string): Promise<string> {
  const orm = await MikroORM.init({
    ...settings(url),
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    pool: { min: 0, max: 3 },
    migrations: { migrationsList: migrations, snapshot: false, transactional: true, allOrNothing: true, silent: true },
    driverOptions: { connectionTimeoutMillis: 5_000, options: '-c timezone=UTC' },
  });
  try {
    const client = await (await orm.em.getConnection().getNativeClient()).connect();
    try {
      await client.query('set statement_timeout = 0');
      await client.query('select pg_advisory_lock(720011)');
      await ensureRoles(client);
      if (await isOthers(client)) await refuseOutdated(client);
      else {
        await orm.migrator.up(to === undefined ? undefined : { to });
        await grantRights(client);
      }
      const { rows } = await client.query<{ schema: string }>('select quote_ident(current_schema()) as schema');
      return rows[0]?.schema ?? 'public';
    } finally {
      await client.query('select pg_advisory_unlock(720011)').catch(() => undefined);
      client.release(true);
    }
  } finally {
    await orm.close(true);
  }
}

async function refuseOutdated(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from mikro_orm_migrations');
  if (migrations.every(({ name }) => rows.some((row) => row.name === name))) return;
  throw new Error('The database is older than this Switchboard, and the user in DATABASE_URL does not own it: run `node dist/api/cli.js migrate` as its owner, then start again.');
}

function settings(url: string) {
  return {
    clientUrl: url,
    allowGlobalContext: false,
    debug: false,
    // The house writes its own log lines; the ORM's contain values.
    logger: () => undefined,
  };
}

/** What a connection says as it begins, to be no more than the server needs. */
function asApp(schema = 'public'): string {
  // Named, since the usual path begins with a schema of the role's own name, and the role has just become another.
  return `-c role=${APP_ROLE} -c search_path=${schema.replace(/[\\ ]/g, '\\$&')}`;
}
