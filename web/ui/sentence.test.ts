import { expect, test } from 'vitest';
import { readSentence } from '../sentences.ts';
import { fill } from './sentence.ts';

const said = (text: string, values: Record<string, string | number> = {}) => fill<string | number>(readSentence(text), { locale: 'en-GB', values, bold: (inner) => `*${inner.join('')}*` }).join('');

test('a sentence takes what it is filled with, and writes numbers as its readers do', () => {
  expect(said('Nothing to fill in')).toBe('Nothing to fill in');
  expect(said('{name} has {count, number}, {count}', { name: 'Ana', count: 12345 })).toBe('Ana has 12,345, 12345');
  expect(said('<b>{name}</b> and <b>others, {count, number}</b>', { name: 'Ana', count: 1000 })).toBe('*Ana* and *others, 1,000*');
});

test('a number chooses its words: its own first, then those of its plural, one plural within another too', () => {
  const rest = '{count, plural, =0 {nobody} one {# client of {team}} other {{left, plural, =0 {all # of {team}} other {# of {count, number}}}}}';
  expect([0, 1, 2000].map((count) => said(rest, { count, left: 0, team: 'Support' }))).toEqual(['nobody', '1 client of Support', 'all 0 of Support']);
  expect(said(rest, { count: 2000, left: 5, team: 'Support' })).toBe('5 of 2,000');
});

test('a word chooses too, and what nobody thought of is the other', () => {
  const who = '{kind, select, TEAM {the team} other {somebody}}';
  expect([said(who, { kind: 'TEAM' }), said(who, { kind: 'CLIENT' })]).toEqual(['the team', 'somebody']);
});

test('a name that is written from right to left stands apart, so that what follows it stays where it is', () => {
  expect(said('{name}, {count}', { name: 'דנה', count: 3 })).toBe('\u2068דנה\u2069, 3');
  expect(said('{name}, {count}', { name: 'Dana', count: 3 })).toBe('Dana, 3');
});

test('pieces of a screen stay pieces, in their place', () => {
  const piece = { drawn: true };
  expect(fill<object>(readSentence('{who} and {others}'), { locale: 'en-GB', values: { who: piece, others: piece }, bold: () => piece })).toEqual([piece, ' and ', piece]);
});

test('a sentence that the app cannot say is refused where it is written, and one that lacks a value where it is said', () => {
  for (const text of ['{at, date, short}', '{n, selectordinal, one {#st} other {#th}}', '{n, number, ::currency/EUR}', '<i>no</i>', '{n, plural, one {1}}', '{broken']) expect(() => readSentence(text), text).toThrow();
  expect(() => said('Hello {name}')).toThrow('{name}');
});
