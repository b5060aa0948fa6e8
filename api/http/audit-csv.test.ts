import papaparse from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record, type Deed } from '../domain/audit/record.ts';
import { type Name, openServed, type Served } from '../test/served.ts';

let served: Served;
let lena: string;
let olga: string;
beforeAll(async () => {
  served = await openServed();
  lena = await served.signedIn('lena');
  olga = await served.signedIn('olga');
});
afterAll(() => served.close());

const does = (name: Name, deed: Deed) => served.world.door.act({ account: served.world.id[name] }, { address: '203.0.113.7', requestId: 'r-1' }, async (call) => record(call, deed));

function download(cookie: string | null, query = '', headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(`/exports/audit.csv${query}`, served.url), { headers: { ...headers, ...(cookie === null ? {} : { cookie }) } });
}

async function rows(cookie: string, query = ''): Promise<Record<string, string>[]> {
  const answer = await download(cookie, query);
  expect(answer.status).toBe(200);
  return papaparse.parse<Record<string, string>>((await answer.text()).replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data;
}

test('an administrator gets the audit as a file, with the names of people, under the same filters as on the screen', async () => {
  await does('ana', { deed: 'thread.transferred', teamId: served.world.id.support, targetId: served.world.id.ben, before: { holder: null }, after: { say: 'é "quoted", \n line' } });
  await does('ben', { deed: 'thread.closed', teamId: served.world.id.support });
  const answer = await download(olga, '?deeds=thread.transferred');
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const [row, ...more] = await rows(olga, '?deeds=thread.transferred');
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    Deed: 'thread.transferred', Person: 'Ana Moreau', 'Person id': served.world.id.ana, Target: 'Ben Okafor', Team: 'Support', Before: '{"holder": null}', Address: '203.0.113.7', 'Request id': 'r-1', Seal: '',
  });
  expect(JSON.parse(row?.['After'] ?? '')).toEqual({ say: 'é "quoted", \n line' });
  expect(await rows(olga, `?actorId=${served.world.id.ben}&deeds=thread.closed&deeds=thread.transferred`)).toHaveLength(1);
  expect(await rows(olga, '?from=2099-01-01T00:00:00Z')).toEqual([]);
});

test('what a spreadsheet would run as a formula is text', async () => {
  for (const name of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\uff1d1', 'plain']) {
    await does('lena', { deed: 'clientTeam.deleted', targetId: crypto.randomUUID(), before: { name } });
  }
  const names = (await rows(lena, '?deeds=clientTeam.deleted')).map((row) => row['Target']);
  expect(names).toHaveLength(9);
  expect(names.filter((name) => !name?.startsWith("'"))).toEqual(['plain']);
});

test('that it was taken is a line of its own, which names the person and what they asked for', async () => {
  await (await download(lena, '?search=Moreau&deeds=thread.closed')).text();
  const [line] = await served.world.sql(`select actor_id, after, address from audit where deed = 'audit.exported' order by at desc, id desc limit 1`);
  expect(line).toEqual({ actor_id: served.world.id.lena, after: { filter: { search: 'Moreau', deeds: ['thread.closed'] } }, address: '127.0.0.1' });
});

test('nobody else gets it, and a user administrator gets what they may read', async () => {
  expect((await download(null)).status).toBe(401);
  for (const name of ['ana', 'chloe'] as const) {
    const answer = await download(await served.signedIn(name));
    expect([answer.status, (await answer.json()).errors[0].extensions.code]).toEqual([403, 'FORBIDDEN']);
  }
  expect((await download(olga, '', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await download(olga, '?from=yesterday')).status).toBe(400);
  await does('olga', { deed: 'organisation.updated' });
  expect(await rows(lena, '?deeds=organisation.updated')).toEqual([]);
  expect(await rows(olga, '?deeds=organisation.updated')).toHaveLength(1);
  expect(served.logged.filter((line) => line.includes('exports/audit.csv'))).toHaveLength(4);
});

test('a long audit comes whole, in pieces, each line once', async () => {
  await served.world.owner(`insert into audit (id, at, deed, request_id) select gen_random_uuid(), now() - make_interval(secs => i / 3), 'long.line', i::text from generate_series(1, 3500) i`);
  const found = (await rows(olga, '?deeds=long.line')).map((row) => row['Request id']);
  expect(found).toHaveLength(3500);
  expect(new Set(found).size).toBe(3500);
});
