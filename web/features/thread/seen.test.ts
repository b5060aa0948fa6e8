import { expect, test } from 'vitest';
import { message, note, people, threadView } from '../../test/thread-views.ts';
import type { EntryView } from './entry.ts';
import { rowsOf } from './rows.ts';
import { isPrepended, missedAfter, newestSeq, seenSeq } from './seen.ts';

const { ana, chloe } = people;

function rows(entries: readonly EntryView[]) {
  return rowsOf({ entries, outgoing: [], thread: threadView(), viewer: { id: 'ana', isStaff: true }, complete: true, reads: [], unread: null, freshAfter: null, pinnedNoteId: null, typing: [] });
}

const page = [message(5, chloe, '14:00'), note(5, ana, '14:00'), message(6, chloe, '14:01'), message(7, ana, '14:02')];

test('what stood before the eyes is the newest seq up to the last row that could be seen', () => {
  const list = rows(page);
  expect(seenSeq(list, 2)).toBe(5);
  expect(newestSeq(list)).toBe(7);
  expect(seenSeq(list, 0)).toBe(0);
  expect(newestSeq(rows([]))).toBe(0);
});

test('only messages of others count as missed', () => {
  expect(missedAfter(rows(page), 5)).toBe(1);
  expect(missedAfter(rows(page), 0)).toBe(0);
});

test('an earlier page in front is told from a new message at the end and from another page altogether', () => {
  const before = rows(page);
  expect(isPrepended(before, rows([message(4, chloe, '13:59'), ...page]))).toBe(true);
  expect(isPrepended(before, rows([...page, message(8, chloe, '14:03')]))).toBe(false);
  expect(isPrepended(before, rows([message(20, chloe, '15:00')]))).toBe(false);
});
