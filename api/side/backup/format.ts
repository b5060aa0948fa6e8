import { createHash } from 'node:crypto';
import type { Sequence, Table } from '../../db/contents.ts';

/*
 * A backup is one gzip stream of lines of JSON, with blocks of rows between them:
 *
 *   {"backup":1,"at":"2026-11-26T18:00:00.000Z","postgres":"18.4","migrations":["m001-main-job",…]}
 *   {"table":{"name":"account","columns":["id",…]}}
 *   {"block":65502}            that many bytes of COPY text follow at once, whole rows
 *   {"rows":1200}              of this table, after its blocks
 *   {"sequences":[{"name":"failed_try_id_seq","next":"17"}]}
 *   {"end":{"tables":27,"rows":90210,"sha256":"…"}}
 *
 * The checksum is over every byte before the last line. `gzip -dc` and `grep` read it, and COPY takes the blocks as
 * they are, should there be no Switchboard to do it.
 */

export const VERSION = 1;

export interface Header {
  backup: number;
  at: string;
  postgres: string;
  migrations: string[];
}

export interface End {
  tables: number;
  rows: number;
  sha256: string;
}

/** What stands in a backup, in this order. A block is rows in COPY's text form. */
export type Part = Header | { table: Table } | { block: Buffer } | { rows: number } | { sequences: Sequence[] } | { end: End };

/** Said of a file that is not, or not any more, what a backup wrote. */
export class Damaged extends Error {}

/** Writes parts as bytes; the end is added, and told to `onEnd`. */
export async function* written(parts: AsyncIterable<Exclude<Part, { end: End }>>, onEnd: (end: End) => void): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const counted = { tables: 0, rows: 0 };
  const hashed = (bytes: Buffer): Buffer => (hash.update(bytes), bytes);
  for await (const part of parts) {
    if ('block' in part) {
      yield hashed(lineOf({ block: part.block.length }));
      yield hashed(part.block);
      continue;
    }
    if ('rows' in part) {
      counted.tables += 1;
      counted.rows += part.rows;
    }
    yield hashed(lineOf(part));
  }
  const end = { ...counted, sha256: hash.digest('hex') };
  yield lineOf({ end });
  onEnd(end);
}

/** Reads them again. Whatever is not as it was written is `Damaged`, at the latest when the end has been read. */
export async function* read(bytes: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  const reading = readingOf(bytes);
  const hash = createHash('sha256');
  const counted = { tables: 0, rows: 0 };
  for (;;) {
    const line = await reading.line();
    if (line === null) throw new Damaged('it ends too early');
    const part = parsed(line);
    if ('end' in part) {
      if (part.end.sha256 !== hash.digest('hex') || part.end.rows !== counted.rows || part.end.tables !== counted.tables) throw new Damaged('its checksum is another');
      if ((await reading.line()) !== null) throw new Damaged('something follows its end');
      return yield part;
    }
    hash.update(line);
    if (!('block' in part)) {
      if ('rows' in part) count(counted, part.rows);
      yield part;
      continue;
    }
    const block = await reading.take(Number(part.block));
    hash.update(block);
    yield { block };
  }
}

function count(counted: { tables: number; rows: number }, rows: number): void {
  counted.tables += 1;
  counted.rows += rows;
}

function lineOf(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** Of a block its size alone stands in the line. What else the lines hold is trusted once the checksum was right. */
function parsed(line: Buffer): Exclude<Part, { block: Buffer }> | { block: number } {
  try {
    const value: unknown = JSON.parse(line.toString());
    if (typeof value === 'object' && value !== null) return value as Exclude<Part, { block: Buffer }> | { block: number };
  } catch {
    // said below
  }
  throw new Damaged('a line of it cannot be read');
}

/** No line of ours is longer, and no row of Postgres. */
const LONGEST = { line: 1024 * 1024, block: 2 ** 30 };

function readingOf(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const next = async (): Promise<Buffer | null> => {
    const { value, done } = await chunks.next();
    return done === true ? null : value;
  };
  const cut = (from: Buffer, length: number): Buffer => {
    held = from.subarray(length);
    return from.subarray(0, length);
  };
  return {
    /** Up to and with the end of the line. Null: nothing is left. */
    line: async (): Promise<Buffer | null> => {
      for (let at = held.indexOf('\n'); ; at = held.indexOf('\n')) {
        if (at >= 0) return cut(held, at + 1);
        if (held.length > LONGEST.line) throw new Damaged('a line of it has no end');
        const more = await next();
        if (more === null && held.length > 0) throw new Damaged('it ends too early');
        if (more === null) return null;
        held = Buffer.concat([held, more]);
      }
    },
    take: async (length: number): Promise<Buffer> => {
      if (!Number.isInteger(length) || length < 1 || length > LONGEST.block) throw new Damaged('a block of it has no size');
      const gathered = [held];
      for (let size = held.length; size < length; ) {
        const more = await next();
        if (more === null) throw new Damaged('it ends too early');
        gathered.push(more);
        size += more.length;
      }
      return cut(gathered.length === 1 ? held : Buffer.concat(gathered), length);
    },
  };
}
