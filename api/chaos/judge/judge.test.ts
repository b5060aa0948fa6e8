import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { story } from '../../test/chaos/story.ts';
import type { Line } from '../history/line.ts';
import { judge } from './judge.ts';

describe('a history that breaks no promise', () => {
  test('is found valid, and proves something', () => {
    const { violations, inconclusive, counts } = judge(story(1));
    expect(violations).toEqual([]);
    expect(inconclusive).toEqual([]);
    expect(counts).toMatchObject({ undecided: 0, threads: 4, faults: { kill: 1 } });
  });

  test('is found valid where somebody still listens to a conversation that they were removed from: what they could read, they have', () => {
    const lines = story(1);
    const read = lines.find((line) => line.is === 'read' && line.whole && line.entries.some(({ text }) => text === 'REMOVED'));
    if (read?.is !== 'read') throw new Error('Nobody was removed.');
    const entries = read.entries.slice(0, read.entries.findIndex(({ text }) => text === 'REMOVED'));
    const most = (row: 'seq' | 'noteNo') => Math.max(0, ...entries.map((entry) => entry[row] ?? 0));
    const calm = lines.findIndex(({ is }) => is === 'calm');
    const listening: Line = { t: read.t - 5, is: 'listen', ear: 90_001, by: 'greta', side: 'STAFF', session: 'greta#2', thread: read.thread, server: 0, afterSeq: most('seq'), afterNote: most('noteNo') };
    const part: Line = { ...read, by: 'greta', whole: false, entries };
    expect(judge([...lines.slice(0, calm + 1), listening, ...lines.slice(calm + 1), part]).violations).toEqual([]);
    expect(judge([...lines.slice(0, calm + 1), { ...listening, afterSeq: most('seq') - 1 }, ...lines.slice(calm + 1), part]).violations).toMatchObject([{ promise: 'R4' }]);
  });

  test('is found valid whatever happened in it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 20, max: 300 }), (seed, length) => {
      expect(judge(story(seed, length)).violations).toEqual([]);
    }), { numRuns: 60 });
  });
});

describe('a history in which too little happened', () => {
  test('proves nothing: without a fault, without anybody removed, without an end', () => {
    const lines = story(1);
    expect(judge([]).inconclusive.length).toBeGreaterThan(8);
    expect(judge(lines.filter(({ is }) => is !== 'fault')).inconclusive).toEqual(['0 of these while a fault was on, and fewer than 5 prove nothing', '0 faults struck, and fewer than 1 prove nothing']);
    expect(judge(lines.filter(({ is }) => is !== 'calm')).inconclusive).toEqual(['the run did not come to its end']);
    expect(judge(lines.slice(0, 60)).inconclusive.length).toBeGreaterThan(3);
  });

  test('proves nothing where a conversation was not read in the end, for what was lost there would not show', () => {
    const lines = story(1);
    const [first] = lines.filter((line) => line.is === 'read');
    expect(judge(lines.filter((line) => line.is !== 'read' || line.thread !== first?.thread)).inconclusive).toEqual(['1 conversations were not read in the end']);
  });
});
