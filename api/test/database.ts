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
export async function freshDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = new URL(inject('templateUrl')).pathname.slice(1);
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  return { url: urlOf(name), drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function asAdmin(statement: string): Promise<void> {
  const admin = new Client({ connectionString: urlOf('postgres') });
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}

function urlOf(database: string): string {
  return inject('templateUrl').replace(/[^/]*$/, database);
}
