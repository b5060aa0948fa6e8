import { expect, test } from 'vitest';
import { linkedParts } from './links.ts';

test('a message without an address stays one piece of text', () => {
  expect(linkedParts('I asked for 12,400.')).toEqual([{ text: 'I asked for 12,400.' }]);
  expect(linkedParts('')).toEqual([{ text: '' }]);
});

test('web and mail addresses open, the full stop after them does not belong to them', () => {
  expect(linkedParts('See https://alder.example/form?a=1, or write to chloe@bennett.example.')).toEqual([
    { text: 'See ' },
    { text: 'https://alder.example/form?a=1', href: 'https://alder.example/form?a=1' },
    { text: ', or write to ' },
    { text: 'chloe@bennett.example', href: 'mailto:chloe@bennett.example' },
    { text: '.' },
  ]);
});

test('an address in brackets leaves the bracket outside, one with brackets of its own keeps them', () => {
  expect(linkedParts('(https://a.example/b)').map(({ text }) => text)).toEqual(['(', 'https://a.example/b', ')']);
  expect(linkedParts('https://a.example/b_(c)')[0]).toEqual({ text: 'https://a.example/b_(c)', href: 'https://a.example/b_(c)' });
});

test('no other kind of address ever becomes a link', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd']) {
    expect(linkedParts(text).some(({ href }) => href)).toBe(false);
  }
});
