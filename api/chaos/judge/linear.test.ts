import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearizable, type Step } from './linear.ts';

/** A register: written, or read as having a value. */
type Deed = { write: number } | { read: number };
const step = (from: number, to: number, deed: Deed): Step<number> => ({ from, to, apply: (before) => ('write' in deed ? deed.write : deed.read === before ? before : null) });

test('calls one after the other are explained by their order, and by no other', () => {
  expect(linearizable([step(0, 1, { write: 1 }), step(2, 3, { read: 1 })], 0)).toBe('yes');
  expect(linearizable([step(0, 1, { write: 1 }), step(2, 3, { read: 0 })], 0)).toBe('no');
});

test('calls that overlap may have happened in either order', () => {
  for (const value of [0, 1]) expect(linearizable([step(0, 5, { write: 1 }), step(2, 3, { read: value })], 0)).toBe('yes');
  expect(linearizable([step(0, 5, { write: 1 }), step(2, 3, { read: 1 }), step(4, 6, { read: 0 })], 0)).toBe('no');
});

test('a call that was never answered may have happened late, early, or not at all', () => {
  const never = step(0, Infinity, { write: 1 });
  for (const values of [[0, 0], [0, 1], [1, 1]]) expect(linearizable([never, ...values.map((read, at) => step(2 * at + 1, 2 * at + 2, { read }))], 0)).toBe('yes');
  expect(linearizable([never, step(1, 2, { read: 1 }), step(3, 4, { read: 0 })], 0)).toBe('no');
});

test('where everything happens at once it says that it does not know, rather than look for ever', () => {
  const many = Array.from({ length: 40 }, (_, at) => step(0, 1000, { write: at }));
  expect(linearizable([...many, step(500, 501, { read: -1 })], 0, 2_000)).toBe('unknown');
});

test('whatever one thing did, one call after the other, is explained however its calls overlap', () => {
  const deeds = fc.array(fc.record({ write: fc.option(fc.nat(3), { nil: undefined }), before: fc.nat(30), after: fc.nat(30), lost: fc.nat(9) }), { maxLength: 60 });
  fc.assert(fc.property(deeds, (all) => {
    let value = 0;
    const steps = all.map(({ write, before, after, lost }, at) => {
      value = write ?? value;
      const isLost = lost === 0 && write !== undefined;
      return step(at * 10 - before, isLost ? Infinity : at * 10 + after, write === undefined ? { read: value } : { write });
    });
    expect(linearizable(steps, 0)).toBe('yes');
  }), { numRuns: 200 });
});
