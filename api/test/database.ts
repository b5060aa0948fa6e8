import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database that every test clones; nobody connects to it. */
    templateUrl: string;
    /** For files and further databases of this run; removed with it, even when it is broken off. */
    runFolder: string;
  }
}

/** A migrated, empty database of one's own, cloned in a few dozen milliseconds. Drop it afterwards, whoever is still connected. */
export function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return cloneOf(new URL(inject('templateUrl')).pathname.slice(1));
}

/** One that no migration has touched. */
export function bareDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return cloneOf('template0');
}

async function cloneOf(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: urlOf(name), drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A statement as the user that owns the database, past the rights of the server's role; in these tests a superuser. */
export async function asOwner<Row extends object>(url: string, statement: string, params?: unknown[]): Promise<Row[]> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query<Row>(statement, params).finally(() => owner.end());
  return rows;
}

async function asAdmin(statement: string): Promise<void> {
  await asOwner(urlOf('postgres'), statement);
}

function urlOf(database: string): string {
  return inject('templateUrl').replace(/[^/]*$/, database);
}
