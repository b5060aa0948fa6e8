import { expect, test } from 'vitest';
import type { ReadRow } from './read-row.ts';
import { STANDARD } from '../../../limits.ts';
import { rowsOf } from './rows-of.ts';

const MOST = { bytes: STANDARD.upload.importBytes, rows: STANDARD.upload.importRows };

/** Reads a file in pieces of so many bytes. */
async function read(file: string | Buffer, piece = 7): Promise<{ columns: string[]; rows: ReadRow[] }> {
  const bytes = Buffer.from(file);
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
  }
  const all: ReadRow[] = [];
  let known: string[] = [];
  for await (const { columns, rows } of rowsOf(pieces(), MOST)) {
    known = columns;
    all.push(...rows);
  }
  return { columns: known, rows: all };
}

const cells = ({ rows }: { rows: ReadRow[] }) => rows.map((row) => row.cells);
const wrong = ({ rows }: { rows: ReadRow[] }) => rows.filter((row) => row.unreadable.length > 0).map((row) => [row.row, row.unreadable[0]?.sentence]);

test('a file is the same in whatever pieces it arrives', async () => {
  const file = '\uFEFFName,"E-mail",Note\r\n"Müller, Jörg",j@m.example,"said ""yes""\r\nand left"\r\n\r\nAnna 👋,a@b.example,\r\n';
  const whole = await read(file, 10_000);
  expect(whole.columns).toEqual(['Name', 'E-mail', 'Note']);
  expect(cells(whole)).toEqual([['Müller, Jörg', 'j@m.example', 'said "yes"\r\nand left'], ['Anna 👋', 'a@b.example', '']]);
  expect(whole.rows.map((row) => row.row)).toEqual([2, 4]);
  for (const piece of [1, 2, 3, 5, 64]) expect(await read(file, piece)).toEqual(whole);
});

test.each([
  ['comma', 'Name,E-mail\nA,B'],
  ['semicolon', 'Name;E-mail\nA;B'],
  ['tab', 'Name\tE-mail\nA\tB'],
  ['semicolon, said by a spreadsheet', 'sep=;\r\nName;E-mail\r\nA;B\r\n'],
  ['comma, with semicolons in quotes', '"Name","E-mail"\n"A","B"'],
  ['semicolon, on an old Mac', 'Name;E-mail\rA;B\r'],
])('the delimiter is found: %s', async (_name, file) => {
  const { columns, rows } = await read(file);
  expect([columns, cells({ rows })]).toEqual([['Name', 'E-mail'], [['A', 'B']]]);
});

test('columns are told apart, whatever they are called', async () => {
  expect((await read('E-mail,, e-mail ,E-mail,\n1,2,3,4,5')).columns).toEqual(['E-mail', 'Column 2', 'e-mail', 'E-mail (2)', 'Column 5']);
});

test('a row with another number of cells is an error of its own', async () => {
  const found = await read('a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3');
  expect(wrong(found)).toEqual([[3, 'The row has 2 cells, 3 were expected.'], [4, 'The row has 4 cells, 3 were expected.']]);
  expect(found.rows).toHaveLength(4);
});

test('half of a pair of quotes tells that the row above lacks the other half', async () => {
  const found = await read('a,b,c\n1,2,first line\nsecond line",x\n1,2,3');
  expect(wrong(found)).toEqual([[3, 'The row has 2 cells, 3 were expected. A quote opened in row 2 may be missing.']]);
});

test('a quote that is never closed spoils its own row alone', async () => {
  const found = await read(`a,b\n1,2\n"open,2\n${Array.from({ length: 9 }, (_, i) => `r${i},x`).join('\n')}\n"fine, really",2\nlast,2\n`);
  expect(wrong(found)).toEqual([[4 - 1, 'A quote is opened in this row and not closed.']]);
  expect(found.rows).toHaveLength(13);
  expect(cells(found).at(-2)).toEqual(['fine, really', '2']);

  const atTheEnd = await read('a,b\n1,2\n1,"open\n3,4');
  expect(wrong(atTheEnd)).toEqual([[3, 'A quote is opened in this row and not closed.']]);
  expect(cells(atTheEnd).at(-1)).toEqual(['3', '4']);
});

test('signs after a closing quote are an error, and a quote within a word is none', async () => {
  const found = await read('a,b\n"x" y,2\n5" screen,2\n');
  expect(wrong(found).map(([row]) => row)).toEqual([2]);
  expect(cells(found).at(1)).toEqual(['5" screen', '2']);
});

test('bytes that are no UTF-8 are an error of their row, shown with the lost character', async () => {
  const found = await read(Buffer.concat([Buffer.from('Name,E-mail\nAnna,a@b.example\nTom'), Buffer.from([0xe1, 0x9a]), Buffer.from(' Varga,t@v.example\nBen,b@c.example')]));
  expect(wrong(found)).toEqual([[3, 'Not readable as UTF-8. Save the file as “CSV UTF-8” and read it again.']]);
  expect(cells(found)).toEqual([['Anna', 'a@b.example'], ['Tom\uFFFD Varga', 't@v.example'], ['Ben', 'b@c.example']]);
});

test('U+0000, which the database cannot keep, is a lost character too', async () => {
  expect(cells(await read('a,b\nx\u0000y,2'))).toEqual([['x\uFFFDy', '2']]);
});

test('a line of 100 MB is one error, the rows around it are read, and hardly anything is held', { timeout: 60_000 }, async () => {
  const piece = Buffer.alloc(256 * 1024, 'x');
  let most = 0;
  async function* hostile() {
    yield Buffer.from('a,b\n1,2\n"');
    for (let i = 0; i < 400; i++) {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
      yield piece;
    }
    yield Buffer.from('\n3,4\n');
  }
  const before = process.memoryUsage().arrayBuffers;
  const rows: ReadRow[] = [];
  for await (const read of rowsOf(hostile(), MOST)) rows.push(...read.rows);
  expect(wrong({ rows })).toEqual([[3, 'The row is longer than 64 KB.']]);
  expect(rows.map((row) => row.row)).toEqual([2, 3, 4]);
  expect(most - before).toBeLessThan(16 * 1024 * 1024);
});

test.each([
  ['nothing', '', 'The file is empty.'],
  ['blank', '\n\n', 'The first row is empty: it should name the columns.'],
  ['without rows', 'Name,E-mail\n', 'The file names columns, and has no rows.'],
  ['UTF-16', Buffer.from('\uFEFFName,E-mail\n', 'utf16le'), 'The file is UTF-16. Save it as “CSV UTF-8” and read it again.'],
  ['of bytes that are no text', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0, 10, 1, 2]), 'The column names are not readable as UTF-8. Save the file as “CSV UTF-8” and read it again.'],
  ['of too many columns', `${'x,'.repeat(100)}\n`, 'The file has 101 columns, 100 at most can be read.'],
  ['with column names without end', `"${'x'.repeat(70_000)}`, 'The row with the column names cannot be read: it is too long, or its quotes do not match.'],
  ['of too many rows', `a,b\n${'1,2\n'.repeat(MOST.rows + 1)}`, 'The file has more than 50,000 rows. Divide it into several files.'],
])('a file %s is refused as a whole', async (_name, file, message) => {
  await expect(read(file, 64 * 1024)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message });
});
