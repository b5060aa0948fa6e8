import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHash, randomUUID } from 'node:crypto';
import { readConfig } from '../config.ts';
import { joinDatabase, type Database } from '../db/open.ts';
import { record } from '../domain/audit/record.ts';
import { sealNext, type Sql } from '../domain/audit/seal.ts';
import { createDoor, type Door, SIDE_DOOR } from '../domain/call.ts';
import { STANDARD } from '../limits.ts';
import { openLog } from '../log.ts';
import { asOwner, freshDatabase } from '../test/database.ts';
import { verifyAudit } from './verify-audit.ts';
import type { Side } from './verb.ts';

const said: string[] = [];
let url: string;
let database: Database;
let door: Door;
let leave: () => Promise<void>;
beforeEach(async () => {
  said.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  const fresh = await freshDatabase();
  url = fresh.url;
  database = await joinDatabase({ databaseUrl: url, dataDir: '', limits: STANDARD }, () => undefined);
  door = createDoor(database.orm, { ring: () => undefined });
  leave = async () => {
    await database.close();
    await fresh.drop();
  };
  for (let i = 1; i <= 5; i++) await write(i);
  await seal();
  await write(6);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await leave();
});

async function write(i: number): Promise<void> {
  await door.actOpen({ address: '203.0.113.7', requestId: `request ${i}` }, async (call) => record(call, { deed: `deed${i}`, targetId: randomUUID(), before: { i, b: 1.50, a: 'é\u2028"' }, after: null }));
}

async function seal(): Promise<void> {
  const client = await database.connect();
  const sql: Sql = async (text, params) => (await client.query(text, [...params])).rows;
  await sealNext(sql, { since: null }).finally(() => client.end());
}

const lineOf = async (n: number) => (await asOwner<{ id: string }>(url, 'select audit_id as id from audit_seal where n = $1', [n]))[0]?.id ?? '';
/** What nobody but a superuser can do, and has to take care to. */
const tamper = (table: string, statement: string) => asOwner(url, `alter table ${table} disable trigger all; ${statement}; alter table ${table} enable trigger all`);

async function verify(...args: string[]): Promise<string | null> {
  said.length = 0;
  const side: Side = { config: readConfig({}), log: openLog('error', () => undefined), signal: new AbortController().signal, database: async () => database };
  return verifyAudit.run(args, side).then(() => null, (error: Error) => error.message);
}

test('an audit that nobody has touched passes, and the lines that wait for their seal are counted', async () => {
  expect(await verify()).toBeNull();
  expect(said).toEqual(['5 seals worked out again.', expect.stringMatching(/^The newest: 5:[0-9a-f]{64}$/), expect.stringMatching(/^1 line waits for a seal, the oldest since /), 'Every sealed line is as it was sealed.']);
  const noted = said[1]?.slice('The newest: '.length) ?? '';
  await seal();
  expect(await verify('--expect', noted)).toBeNull();
  expect(said[0]).toBe('6 seals worked out again.');
});

test('the seals can be worked out by anybody, from the two tables alone', async () => {
  const rows = await asOwner<{ hash: Buffer; line: string }>(
    url,
    `select s.hash, json_build_array(id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, deed, thread_id, team_id, target_id,
       before::text, after::text, address, request_id, via, xid::text)::text as line from audit_seal s join audit a on a.id = s.audit_id order by n`,
  );
  let hash = Buffer.alloc(32);
  for (const row of rows) {
    hash = createHash('sha256').update(hash).update(JSON.stringify(JSON.parse(row.line))).digest();
    expect(hash).toEqual(row.hash);
  }
});

test.each(['at = at + interval \'1 microsecond\'', 'actor_id = null, deed = \'deed9\'', 'target_id = gen_random_uuid()', `before = '{"i": 7}'`, `after = '{}'`, `address = '203.0.113.8'`, 'request_id = null', 'via = gen_random_uuid()'])(
  'a line that was altered is named, and no other: %s', async (change) => {
    const id = await lineOf(3);
    await tamper('audit', `update audit set ${change} where id = '${id}'`);
    expect(await verify()).toBe('The audit is not as it was sealed: 1 fault.');
    expect(said[0]).toBe(`Line 3 (${id}) was altered after it was sealed, or its seal was.`);
    expect(said[1]).toBe('5 seals worked out again.');
  });

test('a line that was deleted is named', async () => {
  const id = await lineOf(2);
  await tamper('audit', `delete from audit where id = '${id}'`);
  expect(await verify()).toBe('The audit is not as it was sealed: 1 fault.');
  expect(said[0]).toBe(`Line 2 (${id}) is missing: its seal is there, the line is not.`);
});

test('a seal that was removed is named, with the line it was of; that its line is sealed anew hides nothing', async () => {
  const id = await lineOf(4);
  await tamper('audit_seal', 'delete from audit_seal where n = 4');
  for (const again of [false, true]) {
    if (again) await seal();
    expect(await verify()).toBe('The audit is not as it was sealed: 1 fault.');
    expect(said[0]).toBe(`The seal 4 is missing: it was that of the line ${id}.`);
  }
});

test('what was taken from the end is missed by whoever noted the newest seal', async () => {
  await verify();
  const noted = said[1]?.slice('The newest: '.length) ?? '';
  const id = await lineOf(5);
  await tamper('audit', `delete from audit where id = '${id}'`);
  await tamper('audit_seal', 'delete from audit_seal where n = 5');
  expect(await verify()).toBeNull();
  expect(await verify('--expect', noted)).toContain('1 fault');
  expect(said[0]).toBe('The seal 5 that was noted is not there: the audit ends before it.');
  await seal();
  expect(await verify('--expect', noted)).toContain('1 fault');
  expect(said[0]).toBe('The seal 5 is not the one that was noted.');
  expect(await verify('--expect', 'nonsense')).toContain('--expect N:HASH');
});

test('lines and seals of another cluster, brought back from a backup, verify and go on being sealed', async () => {
  await asOwner(url, `alter table audit disable trigger all; alter table audit_seal disable trigger all`);
  const lines = await asOwner<Record<string, unknown>>(url, 'select count(*) from audit');
  expect(lines).toEqual([{ count: '6' }]);
  // A line whose transaction number is far ahead of this cluster's, as after a restore into a new one.
  await asOwner(url, `insert into audit (id, at, deed, xid) values (gen_random_uuid(), now(), 'restored', '4000000000')`);
  await seal();
  await write(7);
  await seal();
  expect(await verify()).toBeNull();
  expect(said[0]).toBe('8 seals worked out again.');
  expect(said).not.toContain(expect.stringContaining('waits'));
});
