import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FaultKind } from '../history/line.ts';
import { planOf } from './plan.ts';

const ALL: FaultKind[] = ['kill', 'restart', 'pause', 'postgres', 'bus', 'cut', 'half-open', 'black hole', 'clock', 'disk'];

test('the same seed strikes the same way, and another another', () => {
  expect(planOf(7, ALL, 300_000)).toEqual(planOf(7, ALL, 300_000));
  expect(planOf(7, ALL, 300_000)).not.toEqual(planOf(8, ALL, 300_000));
});

test('ten minutes have every fault, and once the bus is down for a minute; forty seconds have the four of the short run', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
    const long = planOf(seed, ALL, 600_000);
    expect(ALL.filter((kind) => !long.some(({ fault }) => fault === kind))).toEqual([]);
    expect(long.filter(({ fault, lasts }) => fault === 'bus' && lasts === 60_000)).toHaveLength(1);
    const short = planOf(seed, ['kill', 'postgres', 'bus', 'cut'], 38_000);
    expect(new Set(short.map(({ fault }) => fault)).size).toBe(4);
  }));
});

test('nothing strikes beyond the end, and of what strikes servers one thing at a time', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 10_000, max: 200_000 }), (seed, milliseconds) => {
    const plan = planOf(seed, ALL, milliseconds);
    expect(plan.filter(({ at, lasts }) => at + lasts > milliseconds)).toEqual([]);
    const servers = plan.filter(({ fault }) => ['kill', 'restart', 'pause', 'postgres', 'clock', 'disk'].includes(fault));
    for (const [index, { at }] of servers.entries()) expect(at).toBeGreaterThanOrEqual((servers[index - 1]?.at ?? 0) + (servers[index - 1]?.lasts ?? 0));
  }));
});
