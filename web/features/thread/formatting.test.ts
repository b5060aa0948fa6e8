import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { plainText } from './formatting.ts';
import { WrittenText } from './WrittenText.tsx';

const drawn = (text: string) => renderToStaticMarkup(createElement(WrittenText, { text })).replaceAll(' dir="auto"', '').replaceAll(/ class="[^"]*"|<\/?div[^>]*>/g, '');
const plain = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');
const link = (href: string, text: string, host = '') => `<a href="${href}" target="_blank" rel="noopener noreferrer nofollow">${text}</a>${host}`;

test('the small subset is drawn as it is meant', () => {
  const table: [text: string, html: string][] = [
    ['It is *urgent*.', 'It is <strong>urgent</strong>.'],
    ['It is **urgent**.', 'It is <strong>urgent</strong>.'],
    ['It is _new_ and *_both_*', 'It is <em>new</em> and <strong><em>both</em></strong>'],
    ['Press `Ctrl *C*`', 'Press <code>Ctrl *C*</code>'],
    ['Bring:\n- a passport\n- a bill', 'Bring:<ul><li>a passport</li><li>a bill</li></ul>'],
    ['1. sign\n2. send', '<ol start="1"><li>sign</li><li>send</li></ol>'],
    ['3) third\n4) fourth', '<ol start="3"><li>third</li><li>fourth</li></ol>'],
    ['> Where do I sign?\nAt the foot.', '<blockquote>Where do I sign?</blockquote>At the foot.'],
    ['> > twice\n> once', '<blockquote><blockquote>twice</blockquote>once</blockquote>'],
    ['```\n<b>*as it stands*</b>\n```', '<pre dir="ltr"><code>&lt;b&gt;*as it stands*&lt;/b&gt;</code></pre>'],
    ['See https://alder.example/a_b_c.', `See ${link('https://alder.example/a_b_c', 'https://alder.example/a_b_c')}.`],
    ['Call +44 20 7946 0001', 'Call +44 20 7946 0001'],
  ];
  for (const [text, html] of table) expect([text, drawn(text)]).toEqual([text, html]);
});

test('a quote of it has its words without its marks', () => {
  expect(plainText('It is *urgent*:\n- a\n- [b](https://b.example)\n> c')).toBe('It is urgent: a, b c');
});

test('whoever is addressed is told apart by the names that were kept, and nobody else', () => {
  const note = renderToStaticMarkup(createElement(WrittenText, { text: 'Ask @Ben, *or @Ben*; not @Dara or x@Ben.example', names: ['Ben'] }));
  expect(note.match(/>@Ben</g)).toHaveLength(2);
  expect(note).not.toContain('>@Dara<');
});

test('a link under a name says where it leads, and leads to the web, to mail or to a phone alone', () => {
  expect(drawn('[our form](https://alder.example/form)')).toBe(link('https://alder.example/form', 'our form', '<span> (alder.example)</span>'));
  expect(drawn('[bank.example](https://evil.example/)')).toBe(link('https://evil.example/', 'bank.example', '<span> (evil.example)</span>'));
  expect(drawn('[https://bank.example](https://bank.example@evil.example/x)')).toContain('(evil.example)');
  expect(drawn('[alder.example](https://alder.example)')).toBe(link('https://alder.example/', 'alder.example'));
  expect(drawn('[ring us](tel:+442079460001)')).toBe(link('tel:+442079460001', 'ring us', '<span> (+442079460001)</span>'));
  expect(drawn('[write](mailto:a@b.example)')).toContain('(a@b.example)');
  // Letters of another alphabet that look alike are spelled out by the address itself.
  expect(drawn('[bank](https://b\u0430nk.example)')).toContain('(xn--');
});

test('whatever is hostile, or only looks like a mark, stays the text that it is', () => {
  const stays = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '&lt;b&gt;',
    '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](data:text/html,<b>)', '[x](vbscript:x)', '[x](file:///etc/passwd)', '[x](/desk)', '[x](//evil.example)',
    '2*3*4 = 24', 'snake_case_name', '* not a list', '5 * 3 * 2', '*', '**', '****', '_', '__init__.py_', '`', '```', '```\nnever closed', '- ', '1.', '1. January',
    'a*b', '*a', 'a*', '* a *', '(c) _', '-5 degrees', '#hash', '![x](y)', '~~no~~', '\u0000'.replace('\u0000', ''), '12.5', '>', 'x > y',
    '\u202Eevil\u202C', '*\n*', '_a\nb_',
  ].filter((text) => text !== '' && text !== '>');
  for (const text of stays) expect([text, drawn(text)]).toEqual([text, plain(text)]);
});

/** Milliseconds, as for whatever else is sent to hurt: what grows with the square of these lengths takes many times that. */
const ANSWERED_WITHIN = 2_000;

test('nothing that is typed makes drawing slow, or deep', () => {
  const heavy = ['*'.repeat(8_000), '_a'.repeat(4_000), '[a]('.repeat(2_000), '> '.repeat(4_000), '`'.repeat(8_000), '*a '.repeat(2_600), '**a** '.repeat(1_300), '- x\n'.repeat(2_000), `${'_*'.repeat(2_000)}a${'*_'.repeat(2_000)}`, 'https://a.example/'.repeat(440)];
  for (const text of heavy) {
    const begun = performance.now();
    const html = drawn(text);
    expect([text.slice(0, 12), performance.now() - begun < ANSWERED_WITHIN]).toEqual([text.slice(0, 12), true]);
    expect(html.match(/<blockquote>|<strong>|<em>/g)?.length ?? 0).toBeLessThan(1_400);
  }
});
