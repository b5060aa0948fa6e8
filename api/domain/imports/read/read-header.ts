import { badInput, type Refusal } from '../../errors.ts';
import { cellsOf, decoded } from './read-row.ts';
import type { FileRecord, Format } from './split-records.ts';

const MOST_COLUMNS = 100;
const LONGEST_NAME = 100;

/**
 * The names of the columns, each its own: a second "E-mail" is "E-mail (2)", one without a name "Column 3". A header that
 * cannot be read is the one thing wrong with a row that stops the whole file, since nothing after it has a meaning.
 */
export function readHeader(record: FileRecord, format: Format): string[] {
  const { text, whole } = decoded(record.bytes);
  if (!whole) throw unreadable('The column names are not readable as UTF-8. Save the file as “CSV UTF-8” and read it again.');
  const { cells, broken } = cellsOf(text, format);
  if (record.trouble !== null || broken) throw unreadable('The row with the column names cannot be read: it is too long, or its quotes do not match.');
  if (cells.length > MOST_COLUMNS) throw unreadable(`The file has ${cells.length} columns, ${MOST_COLUMNS} at most can be read.`);
  if (cells.every((cell) => cell.trim() === '')) throw unreadable('The first row is empty: it should name the columns.');
  return cells.reduce<string[]>((names, cell, i) => [...names, nameOf(cell, i, names)], []);
}

/** A file that cannot be read at all. Nothing of it is kept. */
export function unreadable(sentence: string): Refusal {
  return badInput('file', sentence);
}

function nameOf(cell: string, at: number, taken: string[]): string {
  const name = cell.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME) || `Column ${at + 1}`;
  for (let copy = 1; ; copy++) {
    const candidate = copy === 1 ? name : `${name} (${copy})`;
    if (!taken.includes(candidate)) return candidate;
  }
}
