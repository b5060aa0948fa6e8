import { setImmediate as turn } from 'node:timers/promises';
import { readHeader, unreadable } from './read-header.ts';
import { readRow, type ReadRow } from './read-row.ts';
import { type FileRecord, type Format, formatOf, isSeparatorLine, splitRecords } from './split-records.ts';

/** How large a file may be. Nothing of it is ever held but a record and what came last. */
export interface Most {
  bytes: number;
  rows: number;
}

/** A file, read as it comes. The columns are known with the first rows. */
export interface FileRows {
  columns: string[];
  rows: ReadRow[];
}

/**
 * Reads the bytes of a file into rows, a piece at a time, letting others have their turn between two pieces. What is
 * wrong with a row is said in the row; what is wrong with the whole file is BAD_USER_INPUT.
 */
export async function* rowsOf(file: AsyncIterable<Uint8Array>, most: Most): AsyncGenerator<FileRows> {
  let columns: string[] = [];
  let header: { record: FileRecord; format: Format } | null = null;
  let before: FileRecord | null = null;
  let [bytes, count] = [0, 0];

  const splitter = splitRecords();
  const read = (records: FileRecord[]): ReadRow[] => {
    const rows: ReadRow[] = [];
    for (const record of records) {
      if (header) {
        const row = readRow(record, header.format, before);
        if (row) rows.push(row);
      } else if (!isSeparatorLine(record.bytes)) {
        header = { record, format: formatOf(record.bytes) };
        columns = readHeader(record, header.format);
      }
      before = record;
    }
    count += rows.length;
    if (count > most.rows) throw unreadable(`The file has more than ${most.rows.toLocaleString('en')} rows. Divide it into several files.`);
    return rows;
  };

  for await (const chunk of withoutMark(file)) {
    bytes += chunk.length;
    if (bytes > most.bytes) throw unreadable(`The file is larger than ${most.bytes / 1024 / 1024} MB.`);
    for (const records of handfuls(splitter.push(chunk))) {
      yield { columns, rows: read(records) };
      await turn();
    }
  }
  const rows = read(splitter.end());
  if (columns.length === 0) throw unreadable('The file is empty.');
  if (count === 0) throw unreadable('The file names columns, and has no rows.');
  yield { columns, rows };
}

/** A piece of very short rows is thousands of them: so few at once that nobody else waits for it. */
function* handfuls(records: FileRecord[]): Generator<FileRecord[]> {
  for (let from = 0; from < records.length; from += 250) yield records.slice(from, from + 250);
}

/** Without the mark of UTF-8 at the beginning; a file that begins with the mark of UTF-16 is told what to do. */
async function* withoutMark(file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of file) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    yield unmarked(head);
    head = null;
  }
  if (head !== null && head.length > 0) yield unmarked(head);
}

function unmarked(head: Buffer): Buffer {
  const mark = head.subarray(0, 3).toString('hex');
  if (mark.startsWith('fffe') || mark.startsWith('feff')) throw unreadable('The file is UTF-16. Save it as “CSV UTF-8” and read it again.');
  return mark === 'efbbbf' ? head.subarray(3) : head;
}
