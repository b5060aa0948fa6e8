import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePositions, joinEarlier, joinNewest, mergeEntries, positionOf, upTo, type EntryList, type Numbered } from './entries.ts';

const message = (seq: number) => ({ seq });
const note = (afterSeq: number, noteNo: number) => ({ afterSeq, noteNo });
const at = positionOf;
const list = (items: Numbered[], startCursor: string | null = null): EntryList<Numbered> => ({ items, startCursor });

describe('entries of a thread', () => {
  it('are read by staff in the order of the seq they have or follow, and then of their noteNo', () => {
    const merged = mergeEntries<Numbered>([message(1), message(2)], [note(1, 2), note(2, 3), note(1, 1), message(3)], at);
    expect(merged).toEqual([message(1), note(1, 1), note(1, 2), message(2), note(2, 3), message(3)]);
  });

  it('stand there once, however often and from wherever they come', () => {
    const known = [message(1), note(1, 1), message(2)];
    expect(mergeEntries<Numbered>(known, [message(2), note(1, 1), message(1)], at)).toEqual(known);
  });

  it('come out the same whatever order they come in', () => {
    const thread: Numbered[] = [message(1), note(1, 1), note(1, 2), message(2), message(3), note(3, 3), message(4)];
    fc.assert(
      fc.property(fc.shuffledSubarray(thread, { minLength: thread.length }), fc.subarray(thread), (arrivals, again) => {
        expect(mergeEntries<Numbered>([], [...arrivals, ...again], at)).toEqual(thread);
      }),
    );
  });

  it('are cut where access ended: what came later goes, notes that follow later entries too', () => {
    const thread: Numbered[] = [message(1), note(1, 1), message(2), note(2, 2), message(3), note(3, 3)];
    expect(upTo(thread, 2, at)).toEqual([message(1), note(1, 1), message(2), note(2, 2)]);
  });
});

describe('the newest page', () => {
  it('is laid onto what is known where the two meet', () => {
    const joined = joinNewest(list([message(1), message(2), message(3)], 'start'), list([message(3), message(4)], 'three'), at);
    expect(joined).toEqual(list([message(1), message(2), message(3), message(4)], 'start'));
  });

  it('replaces what is known where entries nobody has read lie between: a list never hides a hole', () => {
    const joined = joinNewest(list([message(1), message(2)], 'start'), list([message(40), message(41)], 'forty'), at);
    expect(joined).toEqual(list([message(40), message(41)], 'forty'));
  });

  it('is all there is where nothing was known', () => {
    expect(joinNewest(undefined, list([message(7)], 'seven'), at)).toEqual(list([message(7)], 'seven'));
  });

  it('does not take away what came live while it was on its way', () => {
    const joined = joinNewest(list([message(5), message(6), message(7)], 'five'), list([message(5), message(6)], 'five'), at);
    expect(joined.items).toEqual([message(5), message(6), message(7)]);
  });
});

describe('an earlier page', () => {
  it('comes before what is known, and says where the one before it starts', () => {
    const joined = joinEarlier(list([message(3), note(3, 2)], 'three'), list([message(1), note(1, 1), message(2)], null), at);
    expect(joined).toEqual(list([message(1), note(1, 1), message(2), message(3), note(3, 2)], null));
  });

  it('that turns out empty says that this was the beginning', () => {
    expect(joinEarlier(list([message(1)], 'one'), list([], null), at)).toEqual(list([message(1)], null));
  });
});

it('a note stands after the entry it follows and before the next one', () => {
  expect(comparePositions(at(note(2, 9)), at(message(2)))).toBeGreaterThan(0);
  expect(comparePositions(at(note(2, 9)), at(message(3)))).toBeLessThan(0);
});
