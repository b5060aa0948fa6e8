import type { Row } from './rows.ts';

/** The newest seq among the rows up to and with `last`: what was read when that row could be seen. 0 if there is none. */
export function seenSeq(rows: readonly Row[], last: number): number {
  for (let place = Math.min(last, rows.length - 1); place >= 0; place -= 1) {
    const seq = seqOfRow(rows[place]);
    if (seq > 0) return seq;
  }
  return 0;
}

/** The newest seq of all rows. */
export function newestSeq(rows: readonly Row[]): number {
  return seenSeq(rows, rows.length - 1);
}

/** How many messages of others have come since the reader was at the end. */
export function missedAfter(rows: readonly Row[], seenTo: number): number {
  if (seenTo === 0) return 0;
  return rows.filter((row) => row.kind === 'message' && !row.own && row.entry.seq > seenTo).length;
}

/** Whether rows came at the start: what stood first among the entries stands further down now. */
export function isPrepended(before: readonly Row[], after: readonly Row[]): boolean {
  const first = before.find(isEntry);
  if (!first) return false;
  const now = after.find(isEntry);
  return now !== undefined && now.key !== first.key && after.some(({ key }) => key === first.key);
}

function isEntry(row: Row): boolean {
  return row.kind === 'message' || row.kind === 'note' || row.kind === 'line';
}

function seqOfRow(row: Row | undefined): number {
  if (row?.kind === 'message') return row.entry.seq;
  if (row?.kind === 'note') return row.entry.afterSeq;
  if (row?.kind === 'line') return 'seq' in row.entry ? row.entry.seq : row.entry.afterSeq;
  return 0;
}
