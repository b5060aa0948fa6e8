import { once } from 'node:events';
import { Readable } from 'node:stream';
import type { Client, Connection, Submittable } from 'pg';

/*
 * COPY through the driver: it hands the messages of the protocol to whatever was submitted, and has what it takes to
 * answer them, though its types do not say so.
 */
declare module 'pg' {
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
    sendCopyFail(message: string): void;
  }
}

/** Rows are gathered up to so many bytes, so that a million of them are not a million steps. */
const BLOCK = 64 * 1024;

/** What a COPY brings: whole rows in blocks, read no faster than they are taken, and in the end how many there were. */
export interface Copied {
  blocks: Readable;
  /** Known once the blocks have come to their end. */
  rows(): number;
}

/** Runs a `copy … to stdout`. Whoever stops reading before the end loses the connection: the database would send on. */
export function copyOut(client: Client, statement: string): Copied {
  let open: Connection | null = null;
  let done = 0;
  let gathered: Buffer[] = [];
  let size = 0;
  const blocks = new Readable({
    highWaterMark: 16 * BLOCK,
    read: () => void open?.stream.resume(),
    destroy: (error, after) => {
      open?.stream.destroy();
      after(error);
    },
  });
  const pass = () => {
    if (size === 0) return;
    if (!blocks.push(Buffer.concat(gathered))) open?.stream.pause();
    [gathered, size] = [[], 0];
  };
  client.query<Submittable & Answers>({
    submit: (connection) => {
      open = connection;
      connection.query(statement);
    },
    handleCopyData: ({ chunk }) => {
      // A copy: the driver reads what comes next into the same memory.
      gathered.push(Buffer.from(chunk));
      if ((size += chunk.length) >= BLOCK) pass();
    },
    handleCommandComplete: ({ text }) => void (done = rowsIn(text)),
    handleReadyForQuery: () => {
      pass();
      open = null;
      blocks.push(null);
    },
    handleError: (error) => {
      open = null;
      blocks.destroy(error);
    },
  });
  return { blocks, rows: () => done };
}

/** Runs a `copy … from stdin` with these blocks, sent no faster than they are taken; says how many rows they were. Where reading them fails, so does this. */
export async function copyIn(client: Client, statement: string, blocks: AsyncIterable<Buffer>): Promise<number> {
  let failed: unknown;
  const send = async (connection: Connection) => {
    try {
      for await (const block of blocks) {
        if (failed !== undefined) return;
        connection.sendCopyFromChunk(block);
        if (connection.stream.writableNeedDrain) await Promise.race([once(connection.stream, 'drain'), once(connection.stream, 'close')]);
      }
      if (failed === undefined) connection.endCopyFrom();
    } catch (error) {
      failed ??= error;
      connection.sendCopyFail('what should be copied could not be read');
    }
  };
  return new Promise((resolve, reject) => {
    let rows = 0;
    client.query<Submittable & Answers>({
      submit: (connection) => connection.query(statement),
      handleCopyInResponse: (connection) => void send(connection),
      handleCommandComplete: ({ text }) => void (rows = rowsIn(text)),
      handleReadyForQuery: () => resolve(rows),
      handleError: (error) => {
        failed ??= error;
        reject(failed);
      },
    });
  });
}

/** What the driver tells a submitted query. */
interface Answers {
  handleCopyData?(message: { chunk: Buffer }): void;
  handleCopyInResponse?(connection: Connection): void;
  handleCommandComplete(message: { text: string }): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/** "COPY 12". */
function rowsIn(text: string): number {
  return Number(text.split(' ')[1]);
}
