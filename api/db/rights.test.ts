import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asOwner, freshDatabase } from '../test/database.ts';
import { STANDARD } from '../limits.ts';
import { startPostgres, type EmbeddedPostgres } from './embedded.ts';
import { openDatabase } from './open.ts';
import { migrate, openOrm } from './orm.ts';

/* A cluster of its own, since roles belong to the cluster: here none has been made yet. */

let postgres: EmbeddedPostgres;
let admin: string;
beforeAll(async () => {
  postgres = await startPostgres({ dataDir: join(inject('runFolder'), `rights-${randomUUID()}`), settings: { fsync: 'off' } });
  admin = postgres.url;
});
afterAll(() => postgres.stop());

function urlOf(database: string, user?: string): string {
  const url = new URL(admin);
  url.pathname = `/${database}`;
  if (user) [url.username, url.password] = [user, 'secret'];
  return url.href;
}

/** What the server may do: a statement on its own pool. */
async function asServer(url: string, statement: string): Promise<unknown> {
  const orm = await openOrm(url);
  return orm.em.getConnection().execute(statement).finally(() => orm.close(true));
}

/** A database that somebody else owns, as at a provider. */
async function outside(user: string, attributes: string): Promise<string> {
  await asOwner(admin, `create role ${user} login password 'secret' ${attributes}`);
  await asOwner(admin, `create database ${user} owner ${user}`);
  return urlOf(user, user);
}

test('who may not make roles is told what an administrator has to run, and once that is done all is well', async () => {
  const url = await outside('modest', 'nocreaterole');
  const refusal = await migrate(url).then(() => null, (error: Error) => error);
  expect(refusal?.constructor).toBe(Error);
  expect(refusal?.message).not.toContain('\n');
  const [, statements = ''] = /runs this, once: (.*)$/.exec(refusal?.message ?? '') ?? [];
  expect(statements).toContain('grant switchboard_app to modest;');
  await asOwner(admin, statements);
  const database = await openDatabase({ databaseUrl: url, dataDir: '', limits: STANDARD }, () => undefined);
  expect(await database.isUp()).toBe(true);
  expect(await database.orm.em.getConnection().execute('select current_user as me, rolsuper or rolcreaterole as mighty from pg_roles where rolname = session_user')).toEqual([{ me: 'switchboard_app', mighty: false }]);
  await database.close();
  await asOwner(admin, 'drop database modest with (force)');
  await asOwner(admin, 'drop role switchboard_app; drop role switchboard_auditor');
});

test('several databases of one cluster are brought up at once: the roles are made once, and each has its rights', async () => {
  const names = ['first', 'second', 'third', 'fourth'];
  for (const name of names) await asOwner(admin, `create database ${name}`);
  await Promise.all(names.map((name) => migrate(urlOf(name))));
  await Promise.all(names.map((name) => migrate(urlOf(name))));
  for (const name of names) expect(await asServer(urlOf(name), 'select count(*)::int as lines from audit')).toEqual([{ lines: 0 }]);
  for (const name of names) await asOwner(admin, `drop database ${name} with (force)`);
  await asOwner(admin, 'drop role switchboard_app; drop role switchboard_auditor');
});

test('a user who may make roles needs nobody else, wherever its tables stand', async () => {
  const url = await outside('maker', 'createrole');
  await asOwner(url, 'create schema "maker"');
  expect(await migrate(url)).toBe('maker');
  const orm = await openOrm(url, { schema: 'maker' });
  expect(await orm.em.getConnection().execute('select current_user as me, count(*)::int as lines from audit')).toEqual([{ me: 'switchboard_app', lines: 0 }]);
  await orm.close(true);
});

test('one user may migrate and another one serve, who owns nothing whatever it tries, and is told when the owner has to migrate first', async () => {
  const owner = await outside('owning', 'nocreaterole');
  await expect(migrate(owner)).rejects.toThrow(/runs this, once: grant switchboard_app to owning;$/);
  await asOwner(admin, 'grant switchboard_app to owning');
  await migrate(owner);
  await asOwner(admin, `create role serving login password 'secret'; grant switchboard_app to serving`);
  const url = urlOf('owning', 'serving');
  const database = await openDatabase({ databaseUrl: url, dataDir: '', limits: STANDARD }, () => undefined);
  expect(await database.orm.em.getConnection().execute('select session_user as login, current_user as me, count(*)::int as lines from audit')).toEqual([{ login: 'serving', me: 'switchboard_app', lines: 0 }]);
  await database.close();
  for (const statement of ['alter table audit disable trigger all', 'drop table audit', 'delete from audit', 'set role owning', 'set role switchboard_auditor', 'create table mine (id int)']) {
    await expect(asOwner(url, statement), statement).rejects.toThrow(/permission denied|must be owner/);
  }
  await asOwner(owner, `delete from mikro_orm_migrations where name = 'm002-setup'`);
  await expect(migrate(url)).rejects.toThrow('cli.js migrate` as its owner');
});

const FORBIDDEN = [
  `update audit set deed = 'nothing'`, 'delete from audit', 'truncate audit',
  'update audit_seal set n = 7', 'delete from audit_seal', 'truncate audit_seal',
];

test('the server can append to the audit and read it; it has no right to change, remove or empty it, nor to give itself one', async () => {
  const { url, drop } = await freshDatabase();
  await asServer(url, `insert into audit (id, at, deed) values ('${randomUUID()}', now(), 'test.done')`);
  await asServer(url, `insert into audit_seal (n, audit_id, hash) select 1, id, sha256('') from audit`);
  const more = [`update entry_version set body = 'nothing'`, 'delete from entry_version', 'truncate entry_version', 'alter table audit disable trigger all', 'drop table audit_seal', 'create table mine (id int)', 'truncate thread', 'update mikro_orm_migrations set name = null'];
  for (const statement of [...FORBIDDEN, ...more]) await expect(asServer(url, statement), statement).rejects.toThrow(/permission denied|must be owner/);
  expect(await asServer(url, 'select count(*)::int as lines from audit join audit_seal on audit_id = id')).toEqual([{ lines: 1 }]);
  await drop();
});

test('the owner is refused too, by triggers that no session switches off for itself', async () => {
  const { url, drop } = await freshDatabase();
  await asServer(url, `insert into audit (id, at, deed) values ('${randomUUID()}', now(), 'test.done')`);
  await asServer(url, `insert into audit_seal (n, audit_id, hash) select 1, id, sha256('') from audit`);
  for (const statement of FORBIDDEN) {
    await expect(asOwner(url, statement), statement).rejects.toThrow('the audit is append-only');
    await expect(asOwner(url, `set session_replication_role = replica; ${statement}`), statement).rejects.toThrow('the audit is append-only');
  }
  await drop();
});

test('an auditor reads the audit and its seals, and nothing else', async () => {
  const { url, drop } = await freshDatabase();
  const asAuditor = (statement: string) => asOwner(url, `set role switchboard_auditor; ${statement}`);
  await asAuditor('select * from audit join audit_seal on audit_id = id');
  for (const statement of ['select * from account', 'select * from entry', `insert into audit (id, at, deed) values ('${randomUUID()}', now(), 'x')`]) {
    await expect(asAuditor(statement), statement).rejects.toThrow('permission denied');
  }
  await drop();
});
