import { expect, test } from 'vitest';
import { carryOut, type Outcome, undoAll } from './carry-out.ts';

const why = (error: unknown) => String(error);

test('one that is refused in the middle, and one that fails, keep none of the others from being done', async () => {
  const done: string[] = [];
  const deed = async (name: string): Promise<Outcome> => {
    await new Promise((soon) => setTimeout(soon, name === 'gustav' ? 20 : 1));
    if (name === 'hana') return { done: false, why: 'Ben took this 4 s ago' };
    if (name === 'nils') throw new Error('no answer');
    done.push(name);
    return { done: true, undo: async () => void done.splice(done.indexOf(name), 1) };
  };
  const answers = await carryOut(['gustav', 'idris', 'hana', 'nils', 'priya', 'oskar'], deed, why);
  expect(answers.map(({ item, outcome }) => [item, outcome.done ? 'done' : outcome.why])).toEqual([
    ['gustav', 'done'], ['idris', 'done'], ['hana', 'Ben took this 4 s ago'], ['nils', 'Error: no answer'], ['priya', 'done'], ['oskar', 'done'],
  ]);
  expect(done.toSorted()).toEqual(['gustav', 'idris', 'oskar', 'priya']);
  expect(await undoAll(answers)).toBe(4);
  expect(done).toEqual([]);
});

test('an undo that comes too late is not counted, and the others come back', async () => {
  const late = { item: 'a', outcome: { done: true, undo: () => Promise.reject(new Error('too late')) } as const };
  const soon = { item: 'b', outcome: { done: true, undo: () => Promise.resolve() } as const };
  expect(await undoAll([soon, late, { item: 'c', outcome: { done: true } }, { item: 'd', outcome: { done: false, why: '' } }])).toBe(1);
});
