import { expect, test } from 'vitest';
import { createGate } from './gate.ts';

/** Work that ends when it is told to. */
function held() {
  const ends: (() => void)[] = [];
  const state = { inside: 0, most: 0 };
  const work = async () => {
    state.inside += 1;
    state.most = Math.max(state.most, state.inside);
    await new Promise<void>((end) => ends.push(end));
    state.inside -= 1;
  };
  return { state, work, ends };
}

test('so many pass at once, so many wait, and whoever comes beyond that is refused at once', async () => {
  const { state, work, ends } = held();
  const pass = createGate(2, 3, 'Too many.');
  const passing = Array.from({ length: 5 }, () => pass(work));
  await expect(pass(work)).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { seconds: 5 } });
  for (let done = 0; done < 5; done++) {
    while (ends.length === 0) await Promise.resolve();
    ends.shift()?.();
  }
  await Promise.all(passing);
  expect(state).toEqual({ inside: 0, most: 2 });
});

test('work that fails gives its place on', async () => {
  const pass = createGate(1, 5, 'Too many.');
  const failing = pass(() => Promise.reject(new Error('failed')));
  const next = pass(async () => 'passed');
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('passed');
  expect(await pass(async () => 'passed again')).toBe('passed again');
});
