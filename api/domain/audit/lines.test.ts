import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Name, type World } from '../../test/world.ts';
import type { Call, From } from '../call.ts';
import type { AuditFilter } from './filter.ts';
import { type AuditPaging, auditLines, auditStatement } from './lines.ts';
import { record, type Deed } from './record.ts';
import { auditDeeds, auditState } from './state.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const read = (name: Name, filter: AuditFilter = {}, paging: AuditPaging = {}) => world.sees(name, (call) => auditLines(call, filter, paging));
const deedsRead = async (name: Name, filter: AuditFilter = {}, paging: AuditPaging = {}) => (await read(name, filter, paging)).items.map((each) => each.deed);

/** Somebody does something, from a place. */
function does(name: Name, deed: Deed, from: From = { address: '203.0.113.7', requestId: 'r-1' }) {
  return world.door.act({ account: world.id[name] }, from, async (call: Call) => record(call, deed));
}

test('the audit is for administrators, and for nobody else', async () => {
  for (const name of ['ana', 'chloe'] as const) {
    await expect(read(name)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.sees(name, auditState)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.sees(name, auditDeeds)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
});

test('a line says who did what to whom, from where, and what it was before and after', async () => {
  await does('lena', { deed: 'account.suspended', targetId: world.id.ana, before: { status: 'ACTIVE' }, after: { reason: 'left' } });
  const { items: [line] } = await read('olga');
  expect(line).toMatchObject({
    deed: 'account.suspended', actorId: world.id.lena, targetId: world.id.ana, targetAccountId: world.id.ana, targetName: 'Ana Moreau',
    before: '{"status": "ACTIVE"}', after: '{"reason": "left"}', address: '203.0.113.7', requestId: 'r-1', via: null, n: null,
  });
  expect(line?.at).toBeInstanceOf(Date);
});

test('what it was done to is named where it has a name, also when it is gone', async () => {
  const [clientTeam] = await world.sql<{ id: string }>(`select id from client_team where name like '%North'`);
  await does('lena', { deed: 'clientTeam.renamed', targetId: clientTeam?.id ?? '' });
  await does('lena', { deed: 'clientTeam.deleted', targetId: randomUUID(), before: { name: 'Old friends' } });
  expect((await read('lena', {}, { first: 2 })).items.map((each) => each.targetName)).toEqual(['Old friends', 'Private clients North']);
});

test('of a new title the audit says that there is one; rank reads neither it nor the one before', async () => {
  await does('ana', { deed: 'thread.renamed', threadId: randomUUID(), before: { title: 'My divorce' }, after: { title: 'Private' } });
  expect((await read('olga', {}, { first: 1 })).items).toMatchObject([{ deed: 'thread.renamed', before: null, after: null }]);
});

test('each filter narrows, and together they narrow further', async () => {
  const threadId = randomUUID();
  await does('ana', { deed: 'thread.transferred', threadId, teamId: world.id.support, targetId: world.id.ben }, { address: '198.51.100.4', requestId: 'r-2' });
  await does('ben', { deed: 'thread.closed', threadId, teamId: world.id.support });
  expect(await deedsRead('lena', { threadId })).toEqual(['thread.closed', 'thread.transferred']);
  expect(await deedsRead('lena', { teamId: world.id.support, actorId: world.id.ana })).toEqual(['thread.transferred']);
  expect(await deedsRead('lena', { targetId: world.id.ben })).toEqual(['thread.transferred']);
  expect(await deedsRead('lena', { deeds: ['thread.closed', 'nothing.such'] })).toEqual(['thread.closed']);
  expect(await deedsRead('lena', { deeds: [] })).toEqual([]);
  const [closed] = (await read('lena', { deeds: ['thread.closed'] })).items;
  expect(await deedsRead('lena', { threadId, to: closed?.at ?? null })).toEqual(['thread.transferred']);
  expect(await deedsRead('lena', { threadId, from: closed?.at ?? null })).toEqual(['thread.closed']);
  for (const search of ['MOREAU', 'ana@alderfinch.example', '198.51.100.4', 'r-2', 'thread.transferred', threadId.toUpperCase()]) {
    expect(await deedsRead('lena', { search, threadId }), search).toContain('thread.transferred');
  }
  for (const search of ['%', '198.51.100', 'r-', 'thread.']) expect(await deedsRead('lena', { search }), search).toEqual([]);
  await expect(read('lena', { targetId: 'nonsense' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(read('lena', { deeds: Array.from({ length: 101 }, String) })).rejects.toMatchObject({ code: 'BAD_USER_INPUT', details: { path: 'filter.deeds' } });
});

test('pages lead back and forth over all lines, each once, also those of the same moment, while new ones come', async () => {
  const filter = { actorId: world.id.emil };
  await world.door.act({ account: world.id.emil }, { address: null, requestId: null }, async (call) => {
    for (let i = 0; i < 7; i++) record(call, { deed: `page${i}` });
  });
  const whole = await deedsRead('lena', filter);
  expect(whole).toHaveLength(7);
  const first = await read('lena', filter, { first: 3 });
  expect(first.startCursor).toBeNull();
  await does('emil', { deed: 'page7' });
  const second = await read('lena', filter, { first: 3, after: first.endCursor });
  const third = await read('lena', filter, { first: 3, after: second.endCursor });
  expect([first, second, third].flatMap((page) => page.items.map((each) => each.deed))).toEqual(whole);
  expect(third.endCursor).toBeNull();
  const back = await read('lena', filter, { first: 3, before: third.startCursor });
  expect(back).toEqual({ ...second, startCursor: second.startCursor });
  const newest = await read('lena', filter, { first: 5, before: second.startCursor });
  expect(newest.items.map((each) => each.deed)).toEqual(['page7', ...whole.slice(0, 3)]);
  expect(newest.startCursor).toBeNull();
  for (const after of ['nonsense', Buffer.from('2026-99-99T00:00:00.000000Z x').toString('base64url')]) await expect(read('lena', {}, { after })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(read('lena', {}, { first: 101 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(read('lena', {}, { after: first.endCursor, before: first.endCursor })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('a user administrator reads nothing about system administrators or the settings, whatever they filter by; a system administrator reads all', async () => {
  const sessions = { olga: randomUUID(), ben: randomUUID(), device: randomUUID() };
  await world.sql('insert into device (id, token_hash) values ($1, $2)', [sessions.device, Buffer.from('device')]);
  for (const name of ['olga', 'ben'] as const) {
    await world.sql(`insert into session (id, account_id, device_id, token_hash, idle_seconds, expires_at) values ($1, $2, $3, $4, 60, now() + interval '1 hour')`, [sessions[name], world.id[name], sessions.device, Buffer.from(name)]);
  }
  const requestId = 'r-limits';
  const from = { address: '203.0.113.7', requestId };
  await does('olga', { deed: 'organisation.updated', after: { name: 'Other' } }, from);
  await does('olga', { deed: 'terms.published', targetId: randomUUID() }, from);
  await does('olga', { deed: 'session.opened', targetId: sessions.olga }, from);
  await does('olga', { deed: 'code.sent' }, from);
  await does('olga', { deed: 'account.created', targetId: world.id.olga }, from);
  await does('olga', { deed: 'apiToken.created', targetId: randomUUID(), after: { accountId: world.id.olga } }, from);
  await does('olga', { deed: 'account.suspended', targetId: world.id.chloe }, from);
  await does('ben', { deed: 'session.opened', targetId: sessions.ben }, from);
  await does('ben', { deed: 'code.sent' }, from);
  const others = ['code.sent', 'session.opened', 'account.suspended'];
  expect(await deedsRead('lena', { search: requestId })).toEqual(others);
  expect(await deedsRead('lena', { actorId: world.id.olga })).toEqual(['account.suspended']);
  expect(await deedsRead('lena', { targetId: sessions.olga })).toEqual([]);
  expect(await deedsRead('lena', { deeds: ['organisation.updated'] })).toEqual([]);
  expect(await deedsRead('olga', { search: requestId })).toHaveLength(9);
  const [opened] = (await read('lena', { targetId: sessions.ben })).items;
  expect(opened).toMatchObject({ targetId: sessions.ben, targetAccountId: world.id.ben, targetName: 'Ben Okafor' });

  const hidden = ['organisation.updated', 'terms.published'];
  const all = await world.sees('olga', auditDeeds);
  expect(all).toEqual([...new Set(all)].sort());
  expect(all).toEqual(expect.arrayContaining([...hidden, 'thread.closed']));
  expect(await world.sees('lena', auditDeeds)).toEqual(all.filter((each) => !hidden.includes(each)));
});

test('how far the audit is sealed is a matter of numbers', async () => {
  const before = await world.sees('lena', auditState);
  expect(before).toMatchObject({ sealed: 0, unsealed: before.lines, newestSealAt: null });
  await world.sql(`insert into audit_seal (n, audit_id, hash) select row_number() over (), id, sha256('') from (select id from audit order by at limit 2) x`);
  expect(await world.sees('lena', auditState)).toEqual({ lines: before.lines, sealed: 2, unsealed: before.lines - 2, newestSealAt: expect.any(Date) });
  expect((await read('olga', {}, { first: 100 })).items.filter((each) => each.n !== null).map((each) => each.n).sort()).toEqual([1, 2]);
});

test('a page is one look along an index, however many lines there are', async () => {
  await world.owner(
    `insert into audit (id, at, actor_id, deed, team_id, target_id, thread_id, address, request_id)
     select gen_random_uuid(), now() - make_interval(secs => i), (array[$1, $2]::uuid[])[1 + i % 2], 'bulk.' || i % 20, $3::uuid, gen_random_uuid(), gen_random_uuid(), '10.0.0.' || i % 250, 'bulk-' || i
     from generate_series(1, 40000) i`,
    [world.id.ana, world.id.ben, world.id.support],
  );
  await world.owner('analyze audit');
  const day = new Date(Date.now() - 3_600_000);
  const asked: AuditFilter[] = [{}, { from: day }, { to: day }, { actorId: world.id.ana }, { targetId: world.id.chloe }, { teamId: world.id.support }, { threadId: randomUUID() }, { deeds: ['bulk.3'] }, { deeds: ['thread.closed', 'bulk.4'] }, { search: 'Chloe' }, { search: '10.0.0.7' }, { search: 'bulk-17' }, { search: 'nothing fits this' }];
  for (const name of ['lena', 'olga'] as const) {
    for (const filter of asked) {
      const plan = await world.sees(name, async (call) => {
        const { text, params } = await auditStatement(call, filter, { newer: null, older: { at: day.toISOString().replace('Z', '000Z'), id: randomUUID() }, most: 51 });
        return call.sql<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${text}`, params);
      });
      const told = plan.map((row) => row['QUERY PLAN']).join('\n');
      expect(told, JSON.stringify(filter)).not.toMatch(/Seq Scan on audit /);
      expect(Math.max(...[...told.matchAll(/on audit a .*rows=(\d+)[.\d]* loops/g)].map(([, rows]) => Number(rows))), `${JSON.stringify(filter)}\n${told}`).toBeLessThan(5000);
    }
  }
});
