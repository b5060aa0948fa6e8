/** A record of the file as it stands there, bytes and all. */
export interface FileRecord {
  /** As a spreadsheet counts, the first record being 1. */
  row: number;
  bytes: Buffer;
  /** LONG: cut off, it was longer than a record may be. QUOTE: a quote is opened in it that nothing closes. */
  trouble: 'LONG' | 'QUOTE' | null;
}

/** How the file is written, known once its first record is. */
export interface Format {
  delimiter: number;
  width: number;
}

export interface Splitter {
  /** The records that are whole with these bytes. */
  push(chunk: Uint8Array): FileRecord[];
  /** What is left when no more come. */
  end(): FileRecord[];
}

/** 64 KB: hundreds of times what a person needs. */
export const LONGEST_RECORD = 64 * 1024;

/** Of a record that is too long, so much is kept to tell which it was. */
const KEPT_OF_LONG = 300;

const [LF, CR, QUOTE, TAB, COMMA, SEMICOLON] = [0x0a, 0x0d, 0x22, 0x09, 0x2c, 0x3b];

/**
 * Cuts a file into records before anything is parsed. A CSV parser alone would keep reading for the end of a quote that
 * is never closed, and take the rest of the file, or 100 MB, for one cell. Here a quote that spans lines counts only if
 * it closes where a cell ends, within the bound, and leaves the row with as many cells as there are columns; otherwise
 * the line stands alone, as an error of its own, and the next one is read as if nothing had happened.
 */
export function splitRecords(): Splitter {
  let pending: Buffer = Buffer.alloc(0);
  let format: Format | null = null;
  let skipping = false;
  let row = 0;

  const take = (atEnd: boolean): FileRecord[] => {
    const records: FileRecord[] = [];
    let from = 0;
    while (from < pending.length) {
      if (skipping) {
        const next = pending.indexOf(LF, from);
        from = next < 0 ? pending.length : next + 1;
        skipping = next < 0;
        continue;
      }
      const cut = nextCut(pending, from, format, atEnd);
      if (cut === null) break;
      const bytes = pending.subarray(from, from + cut.length);
      records.push({ row: ++row, bytes: Buffer.from(bytes), trouble: cut.trouble });
      from += cut.length + cut.ending;
      skipping = cut.trouble === 'LONG';
      format ??= isSeparatorLine(bytes) ? null : formatOf(bytes);
    }
    pending = Buffer.from(pending.subarray(from));
    return records;
  };

  return {
    push: (chunk) => {
      pending = pending.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([pending, chunk]);
      return take(false);
    },
    end: () => take(true),
  };
}

/** Which of comma, semicolon and tab stands most often in the first record, outside of quotes; and its number of cells. */
export function formatOf(header: Buffer): Format {
  const counts = new Map([[COMMA, 0], [SEMICOLON, 0], [TAB, 0]]);
  let quoted = false;
  for (const byte of header) {
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && counts.has(byte)) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  const [delimiter, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
  return { delimiter, width: count + 1 };
}

/** Spreadsheets write `sep=;` above the column names to tell one another. */
export function isSeparatorLine(bytes: Buffer): boolean {
  return bytes.length < 8 && /^sep=.?$/i.test(bytes.toString('latin1'));
}

interface Cut {
  length: number;
  /** Bytes of the line's end. */
  ending: number;
  trouble: FileRecord['trouble'];
}

/** Where the record ends that begins here; null while that cannot be said without more bytes. */
function nextCut(bytes: Buffer, from: number, format: Format | null, atEnd: boolean): Cut | null {
  const isDelimiter = (byte: number | undefined) => (format ? byte === format.delimiter : byte === COMMA || byte === SEMICOLON || byte === TAB);
  const isEnd = (byte: number | undefined) => byte === LF || byte === CR;
  let cells = 1;
  let firstLine: Cut | null = null;
  let quoted = false;
  let atStart = true;

  for (let at = from; at < bytes.length; at++) {
    if (at - from > LONGEST_RECORD) return firstLine ?? { length: KEPT_OF_LONG, ending: 0, trouble: 'LONG' };
    const byte = bytes[at];
    const next = bytes[at + 1];
    if (quoted) {
      if (isEnd(byte)) firstLine ??= { length: at - from, ending: endingAt(bytes, at), trouble: 'QUOTE' };
      if (byte !== QUOTE) continue;
      if (next === undefined && !atEnd) return null;
      if (next === QUOTE) {
        at += 1;
        continue;
      }
      if (firstLine && next !== undefined && !isDelimiter(next) && !isEnd(next)) return firstLine;
      quoted = false;
    } else if (isEnd(byte)) {
      if (byte === CR && next === undefined && !atEnd) return null;
      if (firstLine && format && cells !== format.width) return firstLine;
      return { length: at - from, ending: endingAt(bytes, at), trouble: null };
    } else if (byte === QUOTE && atStart) quoted = true;
    else if (isDelimiter(byte)) cells += 1;
    atStart = !quoted && isDelimiter(byte);
  }
  if (!atEnd) return null;
  if (firstLine && (quoted || (format && cells !== format.width))) return firstLine;
  return { length: bytes.length - from, ending: 0, trouble: quoted ? 'QUOTE' : null };
}

function endingAt(bytes: Buffer, at: number): number {
  return bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
}
