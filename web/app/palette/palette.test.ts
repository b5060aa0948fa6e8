import { expect, test } from 'vitest';
import { type Entry, found } from './entry.ts';
import { fit } from './rank.ts';

const entry = (group: Entry['group'], label: string, detail = ''): Entry => ({ id: `${group}:${label}`, group, label, detail, mark: null, run: () => undefined });
const labels = (typed: string, entries: readonly Entry[], recent: readonly string[] = []) => found(entries, typed, recent).map(({ group, entries: some }) => [group, ...some.map(({ label }) => label)]);
const marked = (typed: string, text: string) => fit(typed, text)?.marks.map(([from, to]) => text.slice(from, to));

test('what is typed is found at the beginning of words, then within them, then as the letters that words begin with', () => {
  expect(marked('ben', 'Ben Okafor')).toEqual(['Ben']);
  expect(marked('oka be', 'Ben Okafor')).toEqual(['Be', 'Oka']);
  expect(marked('kafo', 'Ben Okafor')).toEqual(['kafo']);
  expect(marked('lra', 'Leave and remove all')).toEqual(['L', 'r', 'a']);
  expect(marked('lava', 'Leave and remove all')).toBeUndefined();
  expect(marked('ben', 'A rabid pen')).toBeUndefined();
  const scores = ['Ben', 'Big Ben', 'Urben', 'Bad entry name'].map((text) => fit('ben', text)?.score ?? 0);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

test('capitals and accents mean nothing, and what stands out are the letters as they are written', () => {
  expect(marked('zoe', 'Frau ZOË Müller')).toEqual(['ZOË']);
  expect(marked('muller', 'Frau ZOË Müller')).toEqual(['Müller']);
});

test('the group with the best fit comes first, and words may be spread over what it is and whose it is', () => {
  const entries = [entry('inThread', 'Transfer'), entry('person', 'Chloe Bennett', 'Client'), entry('thread', 'Lost card', 'Chloe Bennett, ended'), entry('place', 'Contact card')];
  expect(labels('card', entries)).toEqual([['thread', 'Lost card'], ['place', 'Contact card']]);
  expect(labels('chloe card', entries)).toEqual([['thread', 'Lost card']]);
  expect(labels('nobody', entries)).toEqual([]);
});

test('without a word it shows what can be done here, then what was chosen lately, newest first, and nothing twice', () => {
  const entries = [entry('inThread', 'Transfer'), entry('person', 'Ben'), entry('thread', 'Lost card'), entry('place', 'Desk'), entry('place', 'Directory')];
  expect(labels('', entries, ['place:Directory', 'person:Ben', 'person:Gone'])).toEqual([['inThread', 'Transfer'], ['recent', 'Directory', 'Ben'], ['thread', 'Lost card'], ['place', 'Desk']]);
});

test('of two that fit alike the one chosen lately comes first', () => {
  const entries = [entry('thread', 'Card one'), entry('thread', 'Card two')];
  expect(labels('card', entries, ['thread:Card two'])).toEqual([['thread', 'Card two', 'Card one']]);
});
