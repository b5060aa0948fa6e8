import { expect, test } from 'vitest';
import { ALL_FAULTS, readOptions } from './options.ts';

test('without arguments it strikes for 45 seconds, with another seed each time, and keeps its history by the seed', () => {
  const { seconds, seed, out, faults, judge } = readOptions([]);
  expect({ seconds, faults, judge }).toEqual({ seconds: 45, faults: ['kill', 'postgres', 'bus', 'cut'], judge: null });
  expect(out).toBe(`.data/chaos/${seed}`);
});

test('minutes have every fault; faults, seed and place can be named', () => {
  expect(readOptions(['--minutes', '10'])).toMatchObject({ seconds: 600, faults: ALL_FAULTS });
  expect(readOptions(['--seed', '7', '--faults', 'half-open, disk', '--out', 'there'])).toMatchObject({ seed: 7, faults: ['half-open', 'disk'], out: 'there' });
  expect(readOptions(['--judge', 'kept.jsonl']).judge).toBe('kept.jsonl');
});

test.each([[['--seconds', 'long']], [['--seconds', '1']], [['--faults', 'rain']], [['--hurry']]])('%j is refused with what there is instead', (args) => {
  expect(() => readOptions(args)).toThrow('--judge FILE');
});
