import type { MikroORM } from '@mikro-orm/postgresql';
import type { Config } from '../config.ts';
import { joinPostgres, startPostgres, type EmbeddedPostgres } from './embedded.ts';
import { migrate, openOrm } from './orm.ts';

export interface Database {
  orm: MikroORM;
  /** For connections outside the ORM's pool. */
  url: string;
  /** Whether it answers, asked now. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

type Which = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** For the server, which owns the embedded Postgres while it runs. Migrated, ready for use. */
export async function openDatabase(config: Which, onLine: (line: string) => void): Promise<Database> {
  return open(config.databaseUrl ? theirs(config.databaseUrl) : await startPostgres({ dataDir: folderOf(config), onLine }));
}

/** For the side door, also beside a running server. */
export async function joinDatabase(config: Which, onLine: (line: string) => void): Promise<Database> {
  return open(config.databaseUrl ? theirs(config.databaseUrl) : await joinPostgres({ dataDir: folderOf(config), onLine }));
}

async function open(postgres: EmbeddedPostgres): Promise<Database> {
  try {
    const orm = await openOrm(postgres.url);
    await migrate(orm).catch((error: unknown) => {
      throw asSentence(error, postgres.url);
    });
    const close = async () => {
      await orm.close(true);
      await postgres.stop();
    };
    return { orm, url: postgres.url, isUp: () => answers(orm), close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function answers(orm: MikroORM): Promise<boolean> {
  return orm.em.getConnection().execute('select 1').then(() => true, () => false);
}

function folderOf({ dataDir }: Which): string {
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
