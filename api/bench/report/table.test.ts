import { expect, test } from 'vitest';
import { isMet, type Line, nearness, NO_FAULTS, ratioOf } from './line.ts';
import { escape, pictureOf } from './picture.ts';
import { number, shortOf, tableOf, verdict } from './table.ts';

const line = (product: number, against: number | null, goal: Line['goal']): Line => ({
  what: 'sends',
  unit: '/s',
  product: { value: product, spread: 0.1 },
  against: against === null ? null : { name: 'raw <server> & co', value: against, spread: null },
  goal,
});
const results = (lines: Line[]) => [{ job: 'sends "over" HTTP', lines, cores: [], faults: NO_FAULTS, notes: [] }];

test('more is better for a rate, less for a wait; a ratio is of the product to the other, and a figure needs no other', () => {
  const rate = { of: 'ratio', better: 'more', must: 0.7, dream: 0.9 } as const;
  expect([line(69, 100, rate), line(70, 100, rate), line(95, 100, rate)].map(verdict)).toEqual(['SHORT', 'met', 'dream']);
  const wait = { of: 'ratio', better: 'less', must: 1.15 } as const;
  expect([line(116, 100, wait), line(115, 100, wait)].map(verdict)).toEqual(['SHORT', 'met']);
  expect(isMet(line(3.1, null, { of: 'figure', better: 'less', must: 3 }))).toBe(false);
  expect(isMet(line(100, null, rate))).toBeNull();
  expect(ratioOf(line(50, 100, null))).toBe(0.5);
});

test('nothing lost is a goal that is reached at nothing, and one lost is short of it', () => {
  const none = { of: 'figure', better: 'less', must: 0 } as const;
  expect([line(0, null, none), line(1, null, none)].map(verdict)).toEqual(['met', 'SHORT']);
  expect(nearness(line(1, null, none))).toBe(0);
});

test('the table names what falls short, with what was to be reached', () => {
  const some = results([line(50, 100, { of: 'ratio', better: 'more', must: 0.7 }), line(50, 100, null)]);
  expect(shortOf(some)).toEqual(['sends "over" HTTP: sends is 0.5 times raw <server> & co, to reach ≥ 0.7']);
  expect(tableOf(some)).toMatch(/sends +50 \/s +10% +raw <server> & co +100 +0\.5 +≥ 0\.7 +SHORT/);
});

test('a figure has as many digits as mean something', () => {
  expect([12_345.6, 123.4, 12.34, 1.234, 0.1234, 0.01234, 0].map(number)).toEqual(['12,346', '123', '12.3', '1.23', '0.123', '0.0123', '0']);
});

test('the picture is well formed whatever names hold, and shows every goal', () => {
  const picture = pictureOf(results([line(50, 100, { of: 'ratio', better: 'more', must: 0.7 }), line(1, null, { of: 'figure', better: 'less', must: 0 })]), 'a & b');
  expect(picture).toContain('raw &lt;server&gt; &amp; co');
  expect(picture).toContain('sends &quot;over&quot; HTTP');
  expect(picture).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)|NaN|Infinity|undefined/);
  expect(picture.match(/<rect /g)).toHaveLength(2);
  expect(escape('\u0000<')).toBe('&lt;');
});
