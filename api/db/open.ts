import type { MikroORM } from '@mikro-orm/postgresql';
import type { Client, Pool } from 'pg';
import type { Config } from '../config.ts';
import { joinPostgres, startPostgres, type EmbeddedPostgres } from './embedded.ts';
import { connect, connectAsGiven, migrate, openOrm } from './orm.ts';
import { guardPool, startPulse } from './pulse.ts';

export interface Database {
  orm: MikroORM;
  /** A connection outside the ORM's pool, as the same role. */
  connect(): Promise<Client>;
  /** Whether it answers. While it does not, whatever is asked of it is refused at once. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

type Which = Pick<Config, 'databaseUrl' | 'dataDir' | 'limits'>;

/** For the server, which owns the embedded Postgres while it runs. Migrated, ready for use. */
export async function openDatabase(config: Which, onLine: (line: string) => void): Promise<Database> {
  return open(config, config.databaseUrl ? theirs(config.databaseUrl) : await startPostgres({ dataDir: folderOf(config), onLine }), onLine);
}

/** For the side door, also beside a running server. */
export async function joinDatabase(config: Which, onLine: (line: string) => void): Promise<Database> {
  return open(config, config.databaseUrl ? theirs(config.databaseUrl) : await joinPostgres({ dataDir: folderOf(config), onLine }), onLine);
}

/**
 * The database as it is, also beside a running server: nothing is migrated, no role is taken. For a backup, which leaves
 * what it reads alone, and for bringing one back, which the owner alone can do.
 */
export async function reachDatabase(config: Which, onLine: (line: string) => void): Promise<{ connect(): Promise<Client>; close(): Promise<void> }> {
  const postgres = config.databaseUrl ? theirs(config.databaseUrl) : await joinPostgres({ dataDir: folderOf(config), onLine });
  return { connect: () => connectAsGiven(postgres.url).catch((error: unknown) => Promise.reject(asSentence(error, postgres.url))), close: postgres.stop };
}

async function open({ limits }: Which, postgres: EmbeddedPostgres, onLine: (line: string) => void): Promise<Database> {
  try {
    const schema = await migrate(postgres.url).catch((error: unknown) => {
      throw asSentence(error, postgres.url);
    });
    let cutAll = () => {};
    const connectOwn = () => connect(postgres.url, schema);
    const pulse = startPulse({ connect: connectOwn, limits: limits.database, onSilence: () => cutAll(), onChange: (isUp) => onLine(isUp ? 'The database is there again.' : 'The database does not answer. It is asked again until it does.') });
    const onPool = (pool: Pool) => ({ cutAll } = guardPool(pool, pulse.isUp));
    const orm = await openOrm(postgres.url, { schema, limits: limits.database, onPool }).catch((error: unknown) => pulse.stop().then(() => Promise.reject(error)));
    const close = async () => {
      await pulse.stop();
      await orm.close(true);
      await postgres.stop();
    };
    return { orm, connect: connectOwn, isUp: async () => pulse.isUp(), close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

function folderOf({ dataDir }: Pick<Which, 'dataDir'>): string {
  return `${dataDir}/postgres`;
}

function theirs(url: string): EmbeddedPostgres {
  return { url, stop: async () => {} };
}

/** Not reaching the database is the failure that people meet; it says where it was looked for, without the password. */
function asSentence(error: unknown, url: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'].includes(code ?? '');
  const refused = ['28P01', '28000', '3D000'].includes(code ?? '');
  if (!unreachable && !refused) return error;
  const { host, pathname, username } = new URL(url);
  return new Error(
    unreachable
      ? `The database at ${host} cannot be reached (${code}). Is DATABASE_URL right, and is it running?`
      : `The database at ${host}${pathname} does not let ${username || 'us'} in (${code}). Check DATABASE_URL.`,
  );
}
