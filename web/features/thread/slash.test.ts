import { expect, test } from 'vitest';
import { insertAt, slashAt, withSlash } from './slash.ts';

test('a slash asks for a canned reply at the start of a word, until the word ends', () => {
  expect(slashAt('/', 1)).toEqual({ from: 0, query: '' });
  expect(slashAt('Hello /ho', 9)).toEqual({ from: 6, query: 'ho' });
  expect(slashAt('Hello\n/ho and more', 9)).toEqual({ from: 6, query: 'ho' });
  for (const text of ['and/or', 'https://x.example', '/ho ', '1/2', 'a //', '/ho.']) expect([text, slashAt(text, text.length)]).toEqual([text, null]);
});

test('what is inserted stands for the slash and its word, with the caret behind it', () => {
  const slash = { from: 6, query: 'ho' };
  expect(insertAt('Hello /ho there', slash, 'We open at nine.', false)).toEqual({ text: 'Hello We open at nine. there', start: 22, end: 22 });
});

test('the first place that stayed open is chosen, so that the next key fills it', () => {
  const { text, start, end } = insertAt('/ho', { from: 0, query: 'ho' }, 'Dear Chloe, [hours] and [team].', true);
  expect(text.slice(start, end)).toBe('[hours]');
  // Brackets that somebody wrote are text.
  expect(insertAt('/x', { from: 0, query: 'x' }, 'See [1].', false)).toMatchObject({ start: 8, end: 8 });
});

test('the button puts a slash where the caret stands, and a blank before it within a word', () => {
  expect(withSlash('', 0)).toEqual({ text: '/', caret: 1 });
  expect(withSlash('Hello there', 5)).toEqual({ text: 'Hello / there', caret: 7 });
  expect(withSlash('Hello ', 6)).toEqual({ text: 'Hello /', caret: 7 });
});
