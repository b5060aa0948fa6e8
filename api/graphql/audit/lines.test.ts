import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { record, type Deed } from '../../domain/audit/record.ts';
import { type Name, openServed, type Served } from '../../test/served.ts';

let served: Served;
let lena: string;
beforeAll(async () => {
  served = await openServed();
  lena = await served.signedIn('lena');
});
afterAll(() => served.close());

const does = (name: Name, deed: Deed) => served.world.door.act({ account: served.world.id[name] }, { address: '203.0.113.7', requestId: 'r-1' }, async (call) => record(call, deed));

const LINES = `query L($filter: AuditFilterInput, $first: Int, $after: String) { auditLines(filter: $filter, first: $first, after: $after) {
  items { at deed actor { name } target { name kind } targetName team { name } before after mentions { name } address requestId sealed n } endCursor startCursor } }`;

test('a line names the people that it is about, and those that stand in it by their ids', async () => {
  const { ana, ben, support } = served.world.id;
  await does('lena', { deed: 'team.membersSet', teamId: support, before: { members: [ana] }, after: { members: [ana, ben, crypto.randomUUID()] } });
  const answer = await served.ask(lena, LINES, { filter: { deeds: ['team.membersSet'] } });
  expect(answer.at('auditLines.items.0')).toMatchObject({ actor: { name: 'Lena Voss' }, target: null, targetName: null, team: { name: 'Support' }, address: '203.0.113.7', requestId: 'r-1', sealed: false, n: null });
  expect(answer.at('auditLines.items.0.mentions')).toEqual(expect.arrayContaining([{ name: 'Ana Moreau' }, { name: 'Ben Okafor' }]));
  expect(answer.at('auditLines.items.0.mentions')).toHaveLength(2);
  expect(JSON.parse(String(answer.at('auditLines.items.0.before')))).toEqual({ members: [ana] });
});

test('a session is shown as the person whose it is', async () => {
  await served.signedIn('ben');
  const answer = await served.ask(lena, LINES, { filter: { deeds: ['session.opened'] }, first: 1 });
  expect(answer.at('auditLines.items.0')).toMatchObject({ actor: { name: 'Ben Okafor' }, target: { name: 'Ben Okafor', kind: 'STAFF' } });
});

test('a page with all its names is a handful of statements, however long it is', async () => {
  for (const name of ['ana', 'ben', 'dara', 'emil'] as const) for (const target of ['chloe', 'hana', 'greta'] as const) await does(name, { deed: 'test.many', targetId: served.world.id[target], after: { also: served.world.id.ana } });
  const statements = async (first: number) => {
    const query = vi.spyOn(Client.prototype, 'query');
    const answer = await served.ask(lena, LINES, { filter: { deeds: ['test.many'] }, first });
    const count = query.mock.calls.length;
    query.mockRestore();
    expect(answer.at('auditLines.items')).toHaveLength(first);
    return count;
  };
  expect(await statements(1)).toBeLessThan(8);
  expect(await statements(12)).toBe(await statements(1));
});

test('the screen asks how far it is sealed and which deeds there are', async () => {
  const answer = await served.ask(lena, '{ auditState { lines sealed unsealed newestSealAt } auditDeeds }');
  expect(answer.errors).toBeUndefined();
  expect(answer.at('auditDeeds')).toContain('session.opened');
});
