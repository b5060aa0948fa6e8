import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { migrations } from '../db/migrations/list.ts';
import { joinDatabase, type Database } from '../db/open.ts';
import { migrate } from '../db/orm.ts';
import { seed } from '../demo/seed.ts';
import { createApiToken } from '../domain/access/create-api-token.ts';
import { record } from '../domain/audit/record.ts';
import { sealNext } from '../domain/audit/seal.ts';
import { createDoor, SIDE_DOOR } from '../domain/call.ts';
import { openLog } from '../log.ts';
import { type EmptyHouse, FROM, openEmptyHouse } from '../test/cast.ts';
import { asOwner, bareDatabase, freshDatabase } from '../test/database.ts';
import { openWorld } from '../test/world.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { verifyAudit } from './verify-audit.ts';
import type { Side } from './verb.ts';

const said: string[] = [];
const leaving: (() => Promise<void>)[] = [];
let folder: string;
let house: EmptyHouse;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(inject('runFolder'), 'backups-'));
  file = join(folder, 'firm');
  house = await openEmptyHouse();
  await seed(house.door, house.outside);
  await alsoWhatTheDemoLacks();
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await run(backup, house.url, '--out', file);
}, 60_000);
afterAll(async () => {
  await house.leave();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const leave of leaving.splice(0).reverse()) await leave();
});

/** Bytes of all kinds, texts that COPY must escape, a token, numbers of another cluster, a sealed and an unsealed line. */
async function alsoWhatTheDemoLacks(): Promise<void> {
  const [ana] = await house.sql<{ id: string }>(`select id from account where email like 'ana@%'`);
  await house.as(ana?.id ?? '', (call) => createApiToken(call, { name: 'Night bot', scopes: ['READ_THREADS'], teamIds: [] }));
  await house.owner(PICTURE, [randomBytes(200_000)]);
  await house.owner(`update entry set body = $1, change_no = 1, changed_at = now() where id = (select id from entry where kind = 'MESSAGE' order by at limit 1)`, ['\\.\n\\N\tTab, "quotes", \u2028 \u{1F9F6} and \\\\ \r\n.\n\\.\n']);
  await house.owner(`update entry set xid = '4000000000'`);
  await house.owner(`insert into failed_try (kind, subject) select 'PASSWORD', 'x' from generate_series(1, 41)`);
  // And a row in every table that is still empty: a test that knows no table cannot miss a new one.
  const [device, session, team] = [randomUUID(), randomUUID(), (await house.sql<{ id: string }>(`select id from account where kind = 'TEAM' limit 1`))[0]?.id];
  for (const [statement, params] of [
    [`insert into device (id, token_hash) values ($1, '\\x01')`, [device]],
    [`insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at) values ($1, $2, $3, '\\x02', 60, now())`, [session, ana?.id, device]],
    [`insert into team_access (id, team_id, account_id, session_id, device_id) values (gen_random_uuid(), $1, $2, $3, $4)`, [team, ana?.id, session, device]],
    [`insert into socket_ticket (ticket_hash, session_id, expires_at) values ('\\x03', $1, now())`, [session]],
    [`insert into authenticator (id, account_id, name, seed) values (gen_random_uuid(), $1, 'Phone', '\\x00ff0a0d5c')`, [ana?.id]],
    [`insert into recovery_code (account_id, hash) values ($1, '\\x04')`, [ana?.id]],
    [`insert into outbox (id, kind, recipient, body) values (gen_random_uuid(), 'SMS', '+44', E'One\\ttwo\\\\')`, []],
    [`insert into terms (version, text) values (1, E'\\\\.')`, []],
    [`insert into terms_acceptance (account_id, version) values ($1, 1)`, [ana?.id]],
    [`insert into import (id, kind, file_name, uploaded_by, uploaded_at, status, moved_at, columns) values ($1, 'STAFF', 'a.csv', $1, now(), 'READ', now(), array['a', null, E'b,"\\n'])`, [ana?.id]],
    [`insert into import_row (import_id, row_no, cells) values ($1, 1, '["x\\ty"]')`, [ana?.id]],
    [`insert into draft (thread_id, account_id, kind, text, edit) select id, $1, 'NOTE', E'One\\ttwo', 3 from thread limit 1`, [ana?.id]],
    [`insert into notice_settings values ($1, array['HELD'], '{}', '{}', true, '{"from": "22:00"}')`, [ana?.id]],
    [`insert into notice (account_id, thread_id, kind, by_line, pos, at, due_at) select $1, id, 'HELD', false, 1, now(), now() from thread limit 1`, [ana?.id]],
    [`insert into notice_mail (account_id, due_at) values ($1, now())`, [ana?.id]],
    [`insert into notice_progress (id, upto) values (1, '4000000000')`, []],
    [`insert into availability (account_id, state, until) values ($1, 'AWAY', now())`, [ana?.id]],
    [`insert into team_work (team_id, hand_back_minutes, capacity) values ($1, 30, 6)`, [team]],
    [`insert into canned_reply (id, owned_by, account_id, shortcut, title, text, written_by) values (gen_random_uuid(), 'ME', $1, 'hi', 'Hello', E'Dear {client.firstName},\\n', $1)`, [ana?.id]],
    [`insert into tag (id, team_id, name, tint, place) values (gen_random_uuid(), null, E'A\\tB', 3, 1)`, []],
    [`insert into outcome (id, team_id, name, place) values (gen_random_uuid(), $1, 'Solved', 1)`, [team]],
    [`insert into macro (id, owned_by, team_id, name, acts, written_by) values (gen_random_uuid(), 'TEAM', $1, 'Take', '[{"kind": "TO_SELF"}]', $2)`, [team, ana?.id]],
    [`insert into live_screen (account_id, seen_at) values ($1, now())`, [ana?.id]],
    [`insert into entry_mention (entry_id, account_id, thread_id, at, xid) select id, $1, thread_id, now(), '4000000000' from entry where kind = 'NOTE' limit 1`, [ana?.id]],
    [`insert into import_mapping (kind, columns_hash, mapping, used_at) values ('STAFF', '\\x05', '[]', now())`, []],
  ] as const) await house.owner(statement, [...params]);
  await seal(house.url);
  await house.door.actOpen(FROM, async (call) => record(call, { deed: 'later.deed' }));
}

const PICTURE = `insert into image (id, bytes, type, width, height, sha256) values (gen_random_uuid(), $1, 'image/webp', 1, 1, sha256($1))`;

async function seal(url: string): Promise<void> {
  const database = await joined(url);
  const client = await database.connect();
  await sealNext(async (text, params) => (await client.query(text, [...params])).rows, { since: null });
  await client.end();
  await database.close();
}

function configOf(url: string) {
  return readConfig({
    NODE_ENV: 'production', DATABASE_URL: url, PUBLIC_URL: 'https://chat.example', CODE_KEY: randomBytes(32).toString('base64'),
    SMS_ACCOUNT_SID: 'AC42', SMS_AUTH_TOKEN: 'token', SMS_FROM: 'Switchboard', SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'no-reply@chat.example',
  });
}

function joined(url: string): Promise<Database> {
  return joinDatabase(configOf(url), () => undefined);
}

/** A verb of the side door on this database, to its end. */
async function run(verb: typeof backup, url: string, ...args: string[]): Promise<void> {
  return runUntil(new AbortController().signal, verb, url, ...args);
}

async function runUntil(signal: AbortSignal, verb: typeof backup, url: string, ...args: string[]): Promise<void> {
  const opened: Database[] = [];
  const database = async () => {
    const one = await joined(url);
    opened.push(one);
    return one;
  };
  const side: Side = { config: configOf(url), log: openLog('error', () => undefined), signal, database };
  await verb.run(args, side).finally(async () => {
    for (const each of opened) await each.close();
  });
}

/** A database that no migration has touched, of an owner who is no superuser, as at a provider. */
async function emptyDatabase(): Promise<string> {
  const { url, drop } = await bareDatabase();
  const name = `owner_${randomBytes(6).toString('hex')}`;
  await asOwner(url, `create role ${name} login password 'secret'; grant switchboard_app to ${name}; alter database ${new URL(url).pathname.slice(1)} owner to ${name}`);
  leaving.push(async () => {
    await drop();
    await asOwner(inject('templateUrl').replace(/[^/]*$/, 'postgres'), `drop role ${name}`);
  });
  const theirs = new URL(url);
  [theirs.username, theirs.password] = [name, 'secret'];
  return theirs.href;
}

/** Every row of every table, as text. Which transaction wrote an entry, or what somebody says of themselves, is the one thing that a backup leaves out. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const tables = await asOwner<{ name: string }>(url, `select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1`);
  const contents: Record<string, string[]> = {};
  for (const { name } of tables) {
    const without = ['entry', 'entry_mention', 'availability'].includes(name) ? ` - 'xid'` : name === 'notice_progress' ? ` - 'upto'` : name === 'mikro_orm_migrations' ? ` - 'executed_at'` : '';
    contents[name] = (await asOwner<{ row: string }>(url, `select (to_jsonb(t)${without})::text as row from "${name}" t order by 1`)).map(({ row }) => row);
  }
  return contents;
}

const rowsIn = (contents: Record<string, string[]>) => Object.entries(contents).filter(([name]) => name !== 'mikro_orm_migrations').flatMap(([, rows]) => rows).length;

test('what is brought back is what was there: every row of every table, the sealed audit, rules, rights and the numbers that go on', async () => {
  const url = await emptyDatabase();
  await run(restore, url, file);
  const was = await everything(house.url);
  expect(Object.entries(was).filter(([, rows]) => rows.length === 0).map(([name]) => name)).toEqual([]);
  expect(await everything(url)).toEqual(was);
  expect(said[0]).toBe(`${rowsIn(was)} rows of ${Object.keys(was).length - 1} tables are back, as they were at ${JSON.parse(gunzipSync(readFileSync(file)).toString('utf8', 0, 400).split('\n')[0] ?? '').at}.`);

  said.length = 0;
  await run(verifyAudit, url);
  expect(said.at(-1)).toBe('Every sealed line is as it was sealed.');
  expect(said.join()).toContain('1 line waits for a seal');
  // It goes on: seals, numbers, and a watchman who takes nothing old for new.
  await seal(url);
  said.length = 0;
  await run(verifyAudit, url);
  expect(said.join()).not.toContain('waits');
  expect(await asOwner(url, `insert into failed_try (kind, subject) values ('PASSWORD', 'y') returning id`)).toEqual([{ id: '42' }]);
  for (const table of ['entry', 'entry_mention']) expect(await asOwner(url, `select count(*)::int as n from ${table} where xid > pg_current_xact_id()`)).toEqual([{ n: 0 }]);

  const rules = `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is, convalidated from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`;
  expect(await asOwner(url, rules)).toEqual(await asOwner(house.url, rules));
  const rights = `select table_name, privilege_type from information_schema.role_table_grants where grantee in ('switchboard_app', 'switchboard_auditor') order by 1, 2, grantee`;
  expect(await asOwner(url, rights)).toEqual(await asOwner(house.url, rights));
  await expect(asOwner(url, `update audit set deed = 'nothing'`)).rejects.toThrow('append-only');
  const database = await joined(url);
  const conversations = await createDoor(database.orm, { ring: () => undefined }).lookOpen(SIDE_DOOR, (call) => call.sql('select 1 from thread', []));
  expect(conversations.length).toBeGreaterThan(5);
  await database.close();
}, 60_000);

test('a backup is for the eyes of whoever made it, says its checksum, and writes over nothing', async () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const before = readFileSync(file);
  await expect(run(backup, house.url, '--out', file)).rejects.toThrow(`The file ${file} is there already. Name another.`);
  expect(readFileSync(file)).toEqual(before);
  await expect(run(backup, house.url)).rejects.toThrow('Say where to');
  const other = join(folder, 'other');
  await run(backup, house.url, '--out', other);
  expect(said).toEqual([
    expect.stringMatching(/^\d+ rows of \d+ tables are in /), `Its checksum, for \`restore --expect\`: ${endOf(other).sha256}`, expect.stringContaining('CODE_KEY is not in it'),
  ]);
  const url = await emptyDatabase();
  await expect(run(restore, url, file, '--expect', endOf(other).sha256)).rejects.toThrow(`is not the backup with that checksum: its own is ${endOf(file).sha256}.`);
  expect(await asOwner(url, `select to_regclass('account') as there`)).toEqual([{ there: null }]);
  await run(restore, url, other, '--expect', endOf(other).sha256);
});

function endOf(path: string): { sha256: string } {
  return JSON.parse(gunzipSync(readFileSync(path)).toString().trimEnd().split('\n').at(-1) ?? '').end;
}

test('what is broken off, or whose database is away, leaves nothing', async () => {
  const path = join(folder, 'half');
  const ending = new AbortController();
  ending.abort();
  await expect(runUntil(ending.signal, backup, house.url, '--out', path)).rejects.toThrow('Broken off, and nothing was kept of it.');
  expect(existsSync(path)).toBe(false);
  await expect(run(backup, 'postgres://nobody@127.0.0.1:9/nowhere', '--out', path)).rejects.toThrow('The database at 127.0.0.1:9 cannot be reached');
  expect(existsSync(path)).toBe(false);
  const bare = await bareDatabase();
  await expect(run(backup, bare.url, '--out', path)).rejects.toThrow('There is no Switchboard in this database.');
  expect(existsSync(path)).toBe(false);
  await expect(runUntil(ending.signal, restore, bare.url, file)).rejects.toThrow('Broken off, and nothing was brought back.');
  await bare.drop();
});

test('a backup that was cut short or altered anywhere is refused, and leaves nothing', async () => {
  const { url, drop } = await freshDatabase();
  leaving.push(drop);
  const whole = readFileSync(file);
  const text = gunzipSync(whole);
  const flipped = (at: number) => Buffer.from(whole.map((byte, i) => (i === at ? byte ^ 1 : byte)));
  const name = text.indexOf('Chloe');
  const wrong: [what: string, bytes: Buffer, why: RegExp][] = [
    ['half of it', whole.subarray(0, whole.length / 2), /is damaged: it (ends too early|cannot be unpacked)/],
    ['without its last byte', whole.subarray(0, -1), /is damaged/],
    ['unpacked and packed again without its end', gzipSync(text.subarray(0, text.lastIndexOf('{"end"'))), /is damaged: it ends too early/],
    ['another letter in a name', gzipSync(Buffer.concat([text.subarray(0, name), Buffer.from('Zhloe'), text.subarray(name + 5)])), /is damaged: its checksum is another/],
    ['a line of nonsense', gzipSync(Buffer.concat([text.subarray(0, text.indexOf('\n') + 1), Buffer.from('nonsense\n'), text])), /is damaged: a line of it cannot be read/],
    ['something after its end', gzipSync(Buffer.concat([text, Buffer.from('{}\n')])), /is damaged: something follows its end/],
    ['a picture', randomBytes(5_000), /is damaged: it cannot be unpacked/],
    ['something else, packed', gzipSync('{"a":1}\n{"b":2}\n'), /is no backup of a Switchboard|is damaged/],
    ...[0.1, 0.3, 0.7, 0.95].map((part): [string, Buffer, RegExp] => [`a bit at ${part}`, flipped(Math.floor(whole.length * part)), /is damaged/]),
  ];
  for (const [what, bytes, why] of wrong) {
    const path = join(folder, `wrong-${randomUUID()}`);
    writeFileSync(path, bytes);
    await expect(run(restore, url, path), what).rejects.toThrow(why);
    expect(rowsIn(await everything(url)), what).toBe(0);
  }
  await expect(run(restore, url, join(folder, 'nowhere'))).rejects.toThrow('cannot be read');
  await run(restore, url, file);
  expect(rowsIn(await everything(url))).toBe(rowsIn(await everything(house.url)));
}, 60_000);

test('a database in which somebody is, of another version or of somebody else is left as it is', async () => {
  const { url, drop } = await freshDatabase();
  leaving.push(drop);
  await asOwner(url, `insert into organisation (id, name) values (1, 'Somebody')`);
  const before = await everything(url);
  await expect(run(restore, url, file)).rejects.toThrow('This database is not empty: there is something in organisation.');
  expect(await everything(url)).toEqual(before);
  await asOwner(url, `delete from organisation; insert into mikro_orm_migrations (name) values ('m999-later')`);
  await expect(run(restore, url, file)).rejects.toThrow(`The backup is of another version: its newest migration is ${migrations.at(-1)?.name}, this Switchboard's m999-later.`);
  const theirs = new URL(await emptyDatabase());
  await migrate(theirs.href);
  const serving = new URL(url);
  [serving.username, serving.password] = [theirs.username, theirs.password];
  await asOwner(url, `delete from mikro_orm_migrations where name = 'm999-later'`);
  await expect(run(restore, serving.href, file)).rejects.toThrow('The user in DATABASE_URL does not own this database');
  expect(rowsIn(await everything(url))).toBe(0);
  // Reading is another matter: whoever may serve may make a backup.
  const path = join(folder, 'by-the-server');
  await run(backup, serving.href, '--out', path);
});

test('a row that belongs to nothing is found before anything counts, whatever the checksum says', async () => {
  const { url, drop } = await freshDatabase();
  leaving.push(drop);
  const odd = await freshDatabase();
  await asOwner(odd.url, `set session_replication_role = replica; insert into team_member (team_id, account_id) values ('${randomUUID()}', '${randomUUID()}')`);
  const path = join(folder, 'odd');
  await run(backup, odd.url, '--out', path);
  await odd.drop();
  await expect(run(restore, url, path)).rejects.toMatchObject({ code: '23503' });
  expect(rowsIn(await everything(url))).toBe(0);
});

test('a backup taken while people write is of one moment: no conversation says more than its entries, and nobody waits for it', async () => {
  const world = await openWorld();
  leaving.push(() => world.close());
  const threads = await Promise.all([1, 2, 3, 4].map(() => world.chloeWrites()));
  // Pictures stand between entries and threads; so it takes a while from the ones to the others.
  for (let i = 0; i < 4; i++) await asOwner(world.orm.config.get('clientUrl') ?? '', PICTURE, [randomBytes(1_000_000)]);
  let [writing, written] = [true, 0];
  const writers = threads.map(async (id) => {
    while (writing) await world.says('chloe', id, 'Are you still there?').then(() => (written += 1));
  });
  await expect.poll(() => written, { timeout: 10_000 }).toBeGreaterThan(40);
  const path = join(folder, 'busy');
  const before = written;
  await run(backup, world.orm.config.get('clientUrl') ?? '', '--out', path);
  const meanwhile = written - before;
  writing = false;
  await Promise.all(writers);
  expect(meanwhile).toBeGreaterThan(20);

  const { url, drop } = await freshDatabase();
  leaving.push(drop);
  await run(restore, url, path);
  const counted = await asOwner<{ last_seq: number; entries: number; newest: number }>(
    url, 'select last_seq, (select count(*)::int from entry where thread_id = t.id and seq is not null) as entries, (select max(seq) from entry where thread_id = t.id) as newest from thread t',
  );
  expect(counted).toHaveLength(4);
  for (const { last_seq: last, entries, newest } of counted) expect([entries, newest]).toEqual([last, last]);
  const all = counted.reduce((sum, { entries }) => sum + entries, 0);
  expect(all).toBeGreaterThanOrEqual(before);
}, 60_000);
