import { expect, test } from 'vitest';
import { createInterest } from './interest.ts';

function open(grace: number) {
  const said: string[] = [];
  return { said, interest: createInterest({ begin: (subject) => said.push(`+${subject}`), end: (subject) => said.push(`-${subject}`), grace }) };
}

test('a subject is asked for once, however many listen, and given up when the last has been gone for a while', async () => {
  const { said, interest } = open(50);
  for (let i = 0; i < 3; i++) interest.add('thread.a');
  interest.add('thread.b');
  interest.drop('thread.a');
  interest.drop('thread.a');
  interest.drop('thread.b');
  await expect.poll(() => said).toEqual(['+thread.a', '+thread.b', '-thread.b']);
  interest.drop('thread.a');
  await expect.poll(() => said.at(-1)).toBe('-thread.a');
  interest.add('thread.a');
  expect(said.at(-1)).toBe('+thread.a');
  interest.stop();
});

test('ten thousand who lose their connection and come back make nothing come and go', async () => {
  const { said, interest } = open(200);
  const all = Array.from({ length: 10_000 }, (_, i) => `thread.${i}`);
  for (const subject of all) interest.add(subject);
  for (const subject of all) interest.drop(subject);
  for (const subject of all) interest.add(subject);
  // Somebody who does not come back says when the while is over.
  interest.add('last');
  interest.drop('last');
  await expect.poll(() => said.at(-1)).toBe('-last');
  expect(said).toHaveLength(10_000 + 2);
  interest.stop();
});

test('who says twice that they are gone does not take somebody else away', async () => {
  const { said, interest } = open(50);
  interest.drop('thread.a');
  interest.add('thread.a');
  interest.add('last');
  interest.drop('last');
  await expect.poll(() => said.at(-1)).toBe('-last');
  expect(said).toEqual(['+thread.a', '+last', '-last']);
  interest.stop();
});
