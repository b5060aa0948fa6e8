import { describe, expect, it } from 'vitest';
import type { Numbered } from './entries.ts';
import { beyond, changedTo, cursorOf, fit, streamVariables, type Cursor } from './thread-cursor.ts';

const message = (seq: number): Numbered => ({ seq });
const unchanged = { lastChange: 0, lastNoteChange: 0 };
const note = (afterSeq: number, noteNo: number): Numbered => ({ afterSeq, noteNo });

describe('what a stream is asked for', () => {
  it('is what is newer than the page, notes further back than the page included', () => {
    expect(cursorOf({ ...unchanged, lastSeq: 80, lastNoteNo: 4 }, [message(79), message(80)])).toEqual({ seq: 80, note: 4, change: 0, noteChange: 0 });
  });

  it('counts what the page has beyond the numbers that were read with it', () => {
    expect(cursorOf({ ...unchanged, lastSeq: 80, lastNoteNo: 4 }, [message(80), note(80, 5), message(81)])).toEqual({ seq: 81, note: 5, change: 0, noteChange: 0 });
  });

  it('is everything, in a thread where the viewer can read nothing yet', () => {
    expect(cursorOf({ ...unchanged, lastSeq: 0, lastNoteNo: null }, [])).toEqual({ seq: 0, note: 0, change: 0, noteChange: 0 });
  });

  it('names the newest note for staff and never for a client, who would be refused', () => {
    expect(streamVariables('t', { seq: 5, note: 2, change: 7, noteChange: 3 }, { isStaff: true })).toEqual({ threadId: 't', afterSeq: 5, afterNote: 2, afterChange: 7, afterNoteChange: 3 });
    expect(streamVariables('t', { seq: 5, note: 2, change: 7, noteChange: 3 }, { isStaff: false })).toEqual({ threadId: 't', afterSeq: 5, afterChange: 7 });
  });
});

describe('after a reconnect', () => {
  it('a stream goes on from the newest numbers, not from those it began with', () => {
    let cursor: Cursor = cursorOf({ ...unchanged, lastSeq: 2, lastNoteNo: 0 }, [message(1), message(2)]);
    for (const entry of [message(3), note(3, 1), message(4)]) cursor = beyond(cursor, entry);
    expect(streamVariables('t', cursor, { isStaff: true })).toEqual({ threadId: 't', afterSeq: 4, afterNote: 1, afterChange: 0, afterNoteChange: 0 });
  });

  it('a stream goes on from the newest changes that were heard of, messages and notes each by their own count, and never back', () => {
    let cursor: Cursor = cursorOf({ lastSeq: 2, lastNoteNo: 0, lastChange: 3, lastNoteChange: 1 }, []);
    for (const [__typename, changeNo] of [['Message', 5], ['Note', 2], ['Message', 4]] as const) cursor = changedTo(cursor, { __typename, changeNo });
    expect(streamVariables('t', cursor, { isStaff: true })).toMatchObject({ afterSeq: 2, afterChange: 5, afterNoteChange: 2 });
  });

  it('what is replayed a second time is known', () => {
    expect(fit({ seq: 4, note: 1, change: 0, noteChange: 0 }, message(4))).toBe('known');
    expect(fit({ seq: 4, note: 1, change: 0, noteChange: 0 }, note(3, 1))).toBe('known');
  });

  it('what follows fits, messages and notes each by their own count', () => {
    expect(fit({ seq: 4, note: 1, change: 0, noteChange: 0 }, message(5))).toBe('next');
    expect(fit({ seq: 4, note: 1, change: 0, noteChange: 0 }, note(2, 2))).toBe('next');
  });

  it('what leaves something out is ahead, and is not believed', () => {
    expect(fit({ seq: 4, note: 1, change: 0, noteChange: 0 }, message(6))).toBe('ahead');
    expect(fit({ seq: 4, note: 1, change: 0, noteChange: 0 }, note(4, 3))).toBe('ahead');
  });
});
