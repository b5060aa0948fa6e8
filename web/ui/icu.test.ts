import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { fillMessage, parseMessage, type Part } from './icu.ts';

const locale = 'en-GB';
const numbers = new Intl.NumberFormat(locale);
const plurals = new Intl.PluralRules(locale);

function ours(text: string, values: Record<string, string | number>): string {
  return fillMessage<string>(parseMessage(text), { values, numbers, plurals, strong: (inner) => inner.join('') }).join('');
}

function theirs(text: string, values: Record<string, string | number>): string {
  return String(new IntlMessageFormat(text, locale).format({ ...values, b: (inner: string[]) => inner.join('') }));
}

const folder = new URL('./words/en/', import.meta.url);
const sentences = readdirSync(folder).flatMap((file) => Object.values(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>));

test('every sentence of the catalogue is filled as the usual package fills it', () => {
  for (const text of sentences) {
    const names = namesIn(parseMessage(text));
    for (const count of [0, 1, 2, 99, 1234]) {
      const values = Object.fromEntries(names.map(({ name, number }) => [name, number ? count : `“${name}” <{#}>`]));
      expect(ours(text, values), text).toBe(theirs(text, values));
    }
  }
});

test('plural, select, quotes and marks within each other are filled alike', () => {
  const message = fc.letrec<{ text: string; plain: string }>((tie) => ({
    plain: fc.constantFrom('Ana ', 'it’s ', "'{'", "''", ' # ', ' – ', 'a > b ', '{name}', '{n}'),
    text: fc.oneof(
      { maxDepth: 3 },
      tie('plain'),
      fc.tuple(tie('text'), tie('text')).map(([one, other]) => one + other),
      tie('text').map((inner) => `<b>${inner}</b>`),
      fc.tuple(tie('text'), tie('text')).map(([one, other]) => `{n, plural, =0 {none} one {#${one}} other {${other} #}}`),
      fc.tuple(tie('text'), tie('text')).map(([one, other]) => `{name, select, Ana {${one}} other {${other}}}`),
    ),
  })).text;
  fc.assert(
    fc.property(message, fc.nat(3000), fc.constantFrom('Ana', 'Ben'), (text, n, name) => {
      expect(ours(text, { n, name })).toBe(theirs(text, { n, name }));
    }),
  );
});

test('quotes are read alike', () => {
  for (const text of ["'#'", "a '{n}' b", "'{''}' c", "{n, plural, one {'#'} other {x '#' #}}", "it''s '<b>'", "don't", "{n, plural, other {{name, select, other {#}}}}"]) {
    expect(ours(text, { n: 2, name: 'Ana' }), text).toBe(theirs(text, { n: 2, name: 'Ana' }));
  }
});

test('a message that is not well formed is a fault, not a guess', () => {
  for (const text of ['{name', 'name}', '{n, plural, one {#}}', '<b>Ana', 'Ana</b>', '{n, number}', '{n, plural, one {# other {#}}']) {
    expect(() => parseMessage(text), text).toThrow();
  }
});

function namesIn(parts: readonly Part[]): { name: string; number: boolean }[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string' || part.kind === 'count') return [];
    if (part.kind === 'strong') return namesIn(part.parts);
    if (part.kind === 'value') return [{ name: part.name, number: false }];
    return [...[...part.forms.values()].flatMap(namesIn), { name: part.name, number: part.kind === 'plural' }];
  });
}
