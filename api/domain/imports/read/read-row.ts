import { TextDecoder } from 'node:util';
import Papa from 'papaparse';
import { problem, type Problem } from '../import.ts';
import { type FileRecord, type Format, LONGEST_RECORD } from './split-records.ts';

/** A row as it is kept: its cells, and what is wrong with the row itself, whatever its columns mean. */
export interface ReadRow {
  row: number;
  cells: string[];
  unreadable: Problem[];
}

/** Characters of a cell that are kept: more than any field takes. */
export const LONGEST_CELL = 4_000;

/** Stands where a character was lost; U+0000, which the database cannot keep, becomes one too. */
export const LOST = '\uFFFD';

/** Reads one row by itself, so that what is wrong with it stays with it. Null: a blank one. */
export function readRow(record: FileRecord, format: Format, before: FileRecord | null): ReadRow | null {
  if (record.trouble === 'LONG') return unreadable(record, [], `The row is longer than ${LONGEST_RECORD / 1024} KB.`);
  const { text, whole } = decoded(record.bytes);
  const { cells, broken } = cellsOf(text, format);
  if (record.trouble === null && cells.every((cell) => cell.trim() === '')) return null;
  if (!whole) return unreadable(record, cells, 'Not readable as UTF-8. Save the file as “CSV UTF-8” and read it again.');
  if (record.trouble === 'QUOTE') return unreadable(record, cells, 'A quote is opened in this row and not closed.');
  if (broken) return unreadable(record, cells, 'The quotes in this row do not match.');
  if (cells.length !== format.width) return unreadable(record, [], `${numbers(cells.length, format.width)}${suspicion(record, before)}`);
  return { row: record.row, cells, unreadable: [] };
}

/** The text, with U+FFFD where bytes are no UTF-8, and whether there were none such. */
export function decoded(bytes: Buffer): { text: string; whole: boolean } {
  try {
    return { text: STRICT.decode(bytes), whole: true };
  } catch {
    return { text: LENIENT.decode(bytes), whole: false };
  }
}

export function cellsOf(text: string, format: Pick<Format, 'delimiter'>): { cells: string[]; broken: boolean } {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: String.fromCharCode(format.delimiter), newline: '\n' });
  return { cells: (data[0] ?? []).map(kept), broken: data.length > 1 || errors.some(({ type }) => type === 'Quotes') };
}

const STRICT = new TextDecoder('utf-8', { fatal: true });
const LENIENT = new TextDecoder('utf-8');

function kept(cell: string): string {
  return cell.slice(0, LONGEST_CELL).replaceAll('\u0000', LOST).toWellFormed();
}

function numbers(found: number, expected: number): string {
  return `The row has ${found} ${found === 1 ? 'cell' : 'cells'}, ${expected} were expected.`;
}

/** Half of a pair of quotes in the row tells that the other half is missing in the row above; or there it was seen. */
function suspicion(record: FileRecord, before: FileRecord | null): string {
  const isAbove = before !== null && before.row === record.row - 1 && before.row > 1;
  if (!isAbove || (before.trouble !== 'QUOTE' && quotesIn(record) % 2 === 0)) return '';
  return ` A quote opened in row ${before.row} may be missing.`;
}

function quotesIn({ bytes }: FileRecord): number {
  return bytes.reduce((count, byte) => count + (byte === 0x22 ? 1 : 0), 0);
}

function unreadable({ row }: FileRecord, cells: string[], sentence: string): ReadRow {
  return { row, cells, unreadable: [problem(null, sentence)] };
}
