import { describe, expect, test } from 'vitest';
import { type Hands, nextFold, settle, type Slot, withheld, WORDS_MS } from './slots.ts';

const nobody: ReadonlySet<string> = new Set();
const away: Hands = { at: 0, pointer: false, focus: false, claimed: nobody, speaking: nobody, asking: nobody };
const rows = (...ids: string[]) => ids.map((id) => ({ id, group: 'Support' }));
const ids = (slots: readonly Slot[]) => slots.map(({ id }) => id);
const shown = settle([], rows('gustav', 'marta', 'hana'), away);

describe('a list that people work in', () => {
  test('shows what is there while nobody points at it', () => {
    expect(ids(shown)).toEqual(['gustav', 'marta', 'hana']);
    expect(ids(settle(shown, rows('nils', 'marta', 'gustav', 'hana'), away))).toEqual(['nils', 'marta', 'gustav', 'hana']);
  });

  test('neither reorders nor lets anyone in under the pointer, and counts who waits outside', () => {
    const live = rows('nils', 'hana', 'marta', 'gustav', 'idris');
    const after = settle(shown, live, { ...away, pointer: true });
    expect(ids(after)).toEqual(['gustav', 'marta', 'hana']);
    expect(withheld(after, live).map(({ id }) => id)).toEqual(['nils', 'idris']);
  });

  test('lets nobody in under the keyboard’s focus', () => {
    expect(ids(settle(shown, rows('nils', 'gustav', 'marta', 'hana'), { ...away, focus: true }))).toEqual(['gustav', 'marta', 'hana']);
  });

  test('fills an empty list at once: there is nothing to move', () => {
    expect(ids(settle([], rows('nils'), { ...away, pointer: true }))).toEqual(['nils']);
  });

  test('says for four seconds who took a card, in its place, and then folds it away', () => {
    const speaking = new Set(['marta']);
    const left = settle(shown, rows('gustav', 'hana'), { ...away, at: 1_000, speaking });
    expect(ids(left)).toEqual(['gustav', 'marta', 'hana']);
    expect(nextFold(left)).toBe(1_000 + WORDS_MS);
    expect(settle(left, rows('gustav', 'hana'), { ...away, at: 4_999, speaking })).toBe(left);
    expect(ids(settle(left, rows('gustav', 'hana'), { ...away, at: 5_000, speaking }))).toEqual(['gustav', 'hana']);
  });

  test('keeps a card that was taken for as long as the pointer is in the list', () => {
    const left = settle(shown, rows('gustav', 'hana'), { ...away, at: 1_000, pointer: true, speaking: new Set(['marta']) });
    const later = settle(left, rows('gustav', 'hana'), { ...away, at: 60_000, pointer: true, speaking: new Set(['marta']) });
    expect(ids(later)).toEqual(['gustav', 'marta', 'hana']);
    expect(ids(settle(later, rows('gustav', 'hana'), { ...away, at: 60_001 }))).toEqual(['gustav', 'hana']);
  });

  test('keeps a refused card until the viewer has settled it', () => {
    const asking = new Set(['marta']);
    const left = settle(shown, rows('gustav', 'hana'), { ...away, asking });
    expect(ids(settle(left, rows('gustav', 'hana'), { ...away, at: 60_000, asking }))).toEqual(['gustav', 'marta', 'hana']);
  });

  test('keeps the stub of one’s own claim, and drops it under the pointer when the cord has faded', () => {
    const stub = settle(shown, rows('gustav', 'hana'), { ...away, pointer: true, claimed: new Set(['marta']) });
    expect(ids(stub)).toEqual(['gustav', 'marta', 'hana']);
    expect(ids(settle(stub, rows('gustav', 'hana'), { ...away, pointer: true }))).toEqual(['gustav', 'hana']);
  });

  test('keeps the place of a claim that was refused, for what its card says', () => {
    const claimed = settle(shown, rows('gustav', 'marta', 'hana'), { ...away, claimed: new Set(['marta']) });
    const refused = settle(claimed, rows('gustav', 'hana'), { ...away, at: 500, asking: new Set(['marta']) });
    expect(ids(refused)).toEqual(['gustav', 'marta', 'hana']);
    expect(ids(settle(refused, rows('gustav', 'hana'), { ...away, at: 9_000, speaking: new Set(['marta']) }))).toEqual(['gustav', 'hana']);
  });

  test('drops the place of a claim that failed without a word', () => {
    const claimed = new Set(['nils']);
    const landing = settle(shown, rows('gustav', 'marta', 'hana', 'nils'), { ...away, claimed });
    const open = settle(landing, rows('gustav', 'marta', 'hana', 'nils'), { ...away, claimed });
    expect(ids(settle(open, rows('gustav', 'marta', 'hana'), { ...away, pointer: true, speaking: claimed }))).toEqual(['gustav', 'marta', 'hana']);
  });

  test('takes back a card that came back while it said good-bye', () => {
    const left = settle(shown, rows('gustav', 'hana'), { ...away, at: 1_000, speaking: new Set(['marta']) });
    const back = settle(left, rows('gustav', 'marta', 'hana'), { ...away, at: 2_000, pointer: true });
    expect(back.find(({ id }) => id === 'marta')?.leftAt).toBeNull();
  });

  test('forgets at once what has nothing to say, unless the pointer is there', () => {
    expect(ids(settle(shown, rows('gustav', 'hana'), away))).toEqual(['gustav', 'hana']);
    expect(ids(settle(shown, rows('gustav', 'hana'), { ...away, pointer: true }))).toEqual(['gustav', 'marta', 'hana']);
  });

  test('counts a card that belongs under another heading as new, and leaves it where it is meanwhile', () => {
    const live = [...rows('marta', 'hana'), { id: 'gustav', group: 'Onboarding' }];
    const after = settle(shown, live, { ...away, pointer: true });
    expect(ids(after)).toEqual(['gustav', 'marta', 'hana']);
    expect(withheld(after, live)).toEqual([{ id: 'gustav', group: 'Onboarding' }]);
  });

  test('answers the same list where nothing changes', () => {
    expect(settle(shown, rows('gustav', 'marta', 'hana'), away)).toBe(shown);
  });
});
