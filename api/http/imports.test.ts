import { request } from 'node:http';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { clientFile } from '../test/client-file.ts';
import { openServed, ORIGIN, type Served } from '../test/served.ts';

/* Files in and files out, over real HTTP, with the contract between them. */

let served: Served;
let lena: string;
let olga: string;
let base: string;
beforeAll(async () => {
  served = await openServed();
  lena = await served.signedIn('lena');
  olga = await served.signedIn('olga');
  base = new URL(served.url).origin;
  await served.world.sql(`update account set secure_phone = '+447700900117' where id = $1`, [served.world.id.ana]);
});
afterAll(() => served.close());
beforeEach(() => {
  served.logged.length = 0;
});

const FILE = 'Name,E-mail,Secure phone\nPaul Stern,paul@mail.example,+447700900901\n=1+1,bad,\n';

async function upload(file: BodyInit, { cookie = lena, kind = 'CLIENTS', name = 'clients.csv', ...headers }: Record<string, string> & { cookie?: string } = {}) {
  const sent = { 'content-type': 'text/csv', cookie, origin: ORIGIN, ...headers };
  const response = await fetch(`${base}/imports?${new URLSearchParams({ kind, name })}`, { method: 'POST', body: file, headers: sent, duplex: 'half' } as RequestInit);
  return { status: response.status, ...((await response.json()) as { importId?: string; errors?: { message: string; extensions: { code: string } }[] }) };
}

const coded = ({ status, errors }: Awaited<ReturnType<typeof upload>>) => [status, errors?.[0]?.extensions.code];

async function get(path: string, cookie: string | null = lena) {
  const response = await fetch(base + path, { headers: cookie === null ? {} : { cookie } });
  return { status: response.status, headers: response.headers, text: Buffer.from(await response.arrayBuffer()).toString() };
}

test('from a file to accounts: upload, mapping, dry run, result and applying', async () => {
  const { status, importId } = await upload(FILE, { name: 'Kunden März.csv' });
  expect(status).toBe(201);
  const read = await served.ask(lena, `query($id: ID!) { import(id: $id) { kind fileName status rowsRead uploadedBy { name } uploadedAt mappedAsBefore mapping { column field examples } fields { field label required } counts { create } rows { items { row } } } }`, { id: importId });
  expect(read.errors).toBeUndefined();
  expect(read.at('import')).toMatchObject({
    kind: 'CLIENTS', fileName: 'Kunden März.csv', status: 'READ', rowsRead: 2, uploadedBy: { name: 'Lena Voss' }, mappedAsBefore: false, counts: null, rows: { items: [] },
    mapping: [{ column: 'Name', field: 'NAME', examples: ['Paul Stern', '=1+1'] }, { column: 'E-mail', field: 'EMAIL' }, { column: 'Secure phone', field: 'SECURE_PHONE' }],
  });
  const mapping = [{ column: 'Name', field: 'NAME' }, { column: 'E-mail', field: 'EMAIL' }, { column: 'Secure phone', field: 'SECURE_PHONE' }];
  const checked = await served.ask(lena, `mutation($input: MapImportInput!) { mapImport(input: $input) { status counts { create change same error } durationMs rows(verdict: ERROR, first: 1) { items { row verdict cells { field value } problems { field sentence suggestion } } endCursor } } }`, { input: { importId, mapping } });
  expect(checked.at('mapImport')).toMatchObject({ status: 'CHECKED', counts: { create: 1, change: 0, same: 0, error: 1 }, durationMs: expect.any(Number) });
  expect(checked.at('mapImport.rows')).toEqual({
    items: [{
      row: 3, verdict: 'ERROR', cells: [{ field: 'NAME', value: '=1+1' }, { field: 'EMAIL', value: 'bad' }, { field: 'SECURE_PHONE', value: '' }],
      problems: [
        { field: 'NAME', sentence: 'begins with a formula sign. Formulas are not imported.', suggestion: null },
        { field: 'EMAIL', sentence: 'has no @.', suggestion: null },
        { field: 'SECURE_PHONE', sentence: 'is missing.', suggestion: null },
      ],
    }],
    endCursor: null,
  });

  const result = await get(`/imports/${importId}/result.csv`);
  expect(result.headers.get('content-disposition')).toBe(`attachment; filename="Kunden_M_rz-result.csv"; filename*=UTF-8''Kunden%20M%C3%A4rz-result.csv`);
  expect(result.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(result.text.split('\r\n').slice(0, 3)).toEqual([
    '\uFEFF"Row","Verdict","What is wrong, or what will happen","Name","E-mail","Secure phone","External id","Client team","Short name","Job title","Shown phone","Shown e-mail"',
    `"2","create","","Paul Stern","paul@mail.example","'+447700900901","","","","","",""`,
    `"3","error","Name begins with a formula sign. Formulas are not imported. · E-mail has no @. · Secure phone is missing.","'=1+1","bad","","","","","","",""`,
  ]);

  const apply = `mutation($input: ApplyImportInput!) { applyImport(input: $input) { __typename ... on ImportApplied { import { status appliedAt applyDurationMs } } ... on ImportRefused { reason import { status } } } }`;
  expect((await served.ask(lena, apply, { input: { importId } })).at('applyImport')).toEqual({ __typename: 'ImportRefused', reason: 'ERRORS', import: { status: 'CHECKED' } });
  expect((await served.ask(lena, apply, { input: { importId, leaveOutErrors: true } })).at('applyImport')).toMatchObject({ __typename: 'ImportApplied', import: { status: 'APPLIED', appliedAt: expect.any(String) } });
  expect(await served.world.sql(`select status from account where email = 'paul@mail.example'`)).toEqual([{ status: 'INVITED' }]);
  const listed = await served.ask(lena, '{ imports { id status } }');
  expect(listed.at('imports')).toContainEqual({ id: importId, status: 'APPLIED' });
});

test.each<[string, Record<string, string>, [number, string]]>([
  ['nobody is signed in', { cookie: '' }, [401, 'UNAUTHENTICATED']],
  ['the page is somebody else\'s', { origin: 'https://evil.example' }, [403, 'FORBIDDEN']],
  ['it is JSON', { 'content-type': 'application/json' }, [400, 'BAD_USER_INPUT']],
  ['it is in another character set', { 'content-type': 'text/csv; charset=latin1' }, [400, 'BAD_USER_INPUT']],
  ['it is compressed', { 'content-encoding': 'gzip' }, [400, 'BAD_USER_INPUT']],
  ['nobody said what its rows are', { kind: 'WIZARDS' }, [400, 'BAD_USER_INPUT']],
  ['it has no name', { name: ' ' }, [400, 'BAD_USER_INPUT']],
])('a file is not taken where %s', async (_why, how, expected) => {
  expect(coded(await upload(FILE, how))).toEqual(expected);
});

test('only administrators who have just proved that it is them upload a file', async () => {
  expect(coded(await upload(FILE, { cookie: await served.signedIn('ana') }))).toEqual([403, 'FORBIDDEN']);
  expect(coded(await upload(FILE, { cookie: await served.signedIn('chloe') }))).toEqual([403, 'FORBIDDEN']);
  const stale = await served.signedIn('lena');
  await served.world.sql(`update session set confirmed_at = now() - interval '16 minutes' where account_id = $1`, [served.world.id.lena]);
  expect(coded(await upload(FILE, { cookie: stale }))).toEqual([403, 'STEP_UP_REQUIRED']);
  await served.world.sql(`update session set confirmed_at = now() where account_id = $1`, [served.world.id.lena]);
});

test('other routes take no file, and this one no JSON', async () => {
  const response = await fetch(served.url, { method: 'POST', body: FILE, headers: { 'content-type': 'text/csv', origin: ORIGIN } });
  expect(response.status).toBe(415);
  expect((await fetch(`${base}/imports`, { headers: { cookie: lena } })).status).toBe(404);
});

test('a line of 100 MB is one error among rows that are well, and changes nothing', { timeout: 120_000 }, async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x');
  async function* hostile() {
    yield Buffer.from('Name,E-mail,Secure phone\nPaula,paula@mail.example,+447700900902\n"');
    for (let i = 0; i < 100; i++) yield piece;
    yield Buffer.from('\nPetra,petra@mail.example,+447700900903\n');
  }
  const accounts = await served.world.sql('select count(*) from account');
  const { status, importId } = await upload(Readable.toWeb(Readable.from(hostile())) as unknown as BodyInit);
  expect(status).toBe(201);
  const checked = await served.ask(lena, `mutation($input: MapImportInput!) { mapImport(input: $input) { counts { create error } rows(verdict: ERROR) { items { row problems { sentence } } } } }`, {
    input: { importId, mapping: [{ column: 'Name', field: 'NAME' }, { column: 'E-mail', field: 'EMAIL' }, { column: 'Secure phone', field: 'SECURE_PHONE' }] },
  });
  expect(checked.at('mapImport')).toEqual({ counts: { create: 2, error: 1 }, rows: { items: [{ row: 3, problems: [{ sentence: 'The row is longer than 64 KB.' }] }] } });
  expect(await served.world.sql('select count(*) from account')).toEqual(accounts);
});

test('a file beyond the limit is refused, said or not', { timeout: 60_000 }, async () => {
  const said = await new Promise<number>((resolve, reject) => {
    const asked = request(`${base}/imports?kind=CLIENTS&name=x.csv`, { method: 'POST', headers: { 'content-type': 'text/csv', cookie: lena, origin: ORIGIN, 'content-length': 200 * 1024 * 1024 } }, ({ statusCode = 0 }) => {
      asked.destroy();
      resolve(statusCode);
    });
    asked.on('error', reject).write('Name,E-mail\n');
  });
  expect(said).toBe(400);
});

test('an upload that breaks off leaves no rows behind', async () => {
  const { bytes } = clientFile(2_000);
  await new Promise<void>((resolve) => {
    const asked = request(`${base}/imports?kind=CLIENTS&name=broken.csv`, { method: 'POST', headers: { 'content-type': 'text/csv', cookie: lena, origin: ORIGIN, 'content-length': bytes.length } });
    asked.on('error', () => resolve());
    asked.write(bytes.subarray(0, 100_000), () => setTimeout(() => asked.destroy(new Error('gone')), 100));
  });
  const rows = () => served.world.sql<{ status: string; error: string; rows: number }>(
    `select status, error, (select count(*)::int from import_row where import_id = i.id) as rows from import i where file_name = 'broken.csv'`,
  );
  await expect.poll(rows, { timeout: 5_000 }).toEqual([{ status: 'FAILED', error: 'The file did not arrive whole.', rows: 0 }]);
  await expect.poll(() => served.logged.join('')).toContain('upload.broken');
  expect(served.logged.join('')).not.toContain('"level":"error"');
});

test('a file that is no table is refused with the reason, and stays in the list', async () => {
  const refused = await upload(Buffer.from('\uFEFFName,E-mail\nx,y', 'utf16le'), { name: 'utf16.csv' });
  expect(coded(refused)).toEqual([400, 'BAD_USER_INPUT']);
  expect(refused.errors?.[0]?.message).toBe('The file is UTF-16. Save it as “CSV UTF-8” and read it again.');
  const listed = await served.ask(lena, '{ imports { fileName status error } }');
  expect(listed.at('imports')).toContainEqual({ fileName: 'utf16.csv', status: 'FAILED', error: 'The file is UTF-16. Save it as “CSV UTF-8” and read it again.' });
});

test('the directory leaves with cells that no spreadsheet runs, without secure phones, and leaves a line', async () => {
  await served.world.sql(`update account set job_title = '=HYPERLINK("http://evil.example","x")', shown_phone = '+442079460142' where id = $1`, [served.world.id.ana]);
  const { status, headers, text } = await get('/exports/directory.csv', olga);
  expect([status, headers.get('content-disposition')]).toEqual([200, expect.stringMatching(/^attachment; filename="directory-\d{4}-\d\d-\d\d\.csv"/)]);
  expect(text.startsWith('\uFEFF"Kind","Name",')).toBe(true);
  expect(text).toContain(`"staff","Ana Moreau","Ana","ana@alderfinch.example","","staff","active","'=HYPERLINK(""http://evil.example"",""x"")","'+442079460142","","","Support"\r\n`);
  expect(text).toContain('"client","Chloe Bennett"');
  expect(text).not.toContain('900117');
  expect(await served.world.sql(`select actor_id from audit where deed = 'directory.exported'`)).toEqual([{ actor_id: served.world.id.olga }]);
});

test('a large directory leaves whole', async () => {
  await served.world.sql(
    `insert into account (id, kind, status, name, short_name, email) select gen_random_uuid(), 'CLIENT', 'INVITED', 'Crowd ' || n, 'Crowd', 'crowd' || n || '@mail.example' from generate_series(1, 1200) n`,
  );
  const { text } = await get('/exports/directory.csv');
  const [count] = await served.world.sql<{ count: number }>('select count(*)::int as count from account');
  expect(text.trim().split('\r\n')).toHaveLength((count?.count ?? 0) + 1);
  expect(new Set(text.match(/crowd\d+@/g)).size).toBe(1200);
});

test('whoever may not have a download learns what everybody learns of what is not there', async () => {
  const { importId } = await upload(FILE, { cookie: olga });
  const missing = await get(`/imports/${crypto.randomUUID()}/result.csv`);
  expect([missing.status, JSON.parse(missing.text).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
  const asked: [string, string | null][] = [
    [`/imports/${importId}/result.csv`, lena],
    [`/imports/${importId}/result.csv`, null],
    ['/imports/nonsense/result.csv', lena],
    ['/exports/directory.csv', null],
    ['/exports/directory.csv', await served.signedIn('ana')],
    ['/exports/directory.csv', await served.signedIn('chloe')],
    [`/imports/${importId}/result.csv`, await served.signedIn('ana')],
  ];
  for (const [path, cookie] of asked) {
    const { status, text } = await get(path, cookie);
    expect([path, status, text]).toEqual([path, 404, missing.text]);
  }
  expect((await get(`/imports/${importId}/result.csv`, olga)).status).toBe(200);
});

test('nothing of a file stands in the log: no address, no phone', async () => {
  await upload('Name,E-mail,Secure phone\nCanary Bird,canary@mail.example,+447700900904\n');
  await upload('\u0000\u0000');
  await get('/exports/directory.csv');
  expect(served.logged.join('\n')).not.toMatch(/canary|900904|Bird/i);
});
