import { expect, test } from 'vitest';
import { progressOf, statesOf, type Step } from './progress.ts';

const order = ['ORGANISATION', 'STAFF', 'TEAM', 'MEMBERS', 'CLIENT_TEAM', 'FIRST_MESSAGE'] as const;
const steps = (...done: boolean[]): Step[] => order.map((step, place) => ({ __typename: 'SetupStep', step, done: done[place] ?? false, at: null, by: null }));

test('the first step that is not done is the one to do now', () => {
  expect(statesOf(steps(true, true, true, true)).map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'now', 'later']);
  expect(statesOf(steps()).map(({ state }) => state)).toEqual(['now', 'later', 'later', 'later', 'later', 'later']);
});

test('a step that was done before its turn stays done', () => {
  expect(statesOf(steps(true, false, true)).map(({ state }) => state)).toEqual(['done', 'now', 'done', 'later', 'later', 'later']);
});

test('once all are done nothing is left to do now', () => {
  expect(statesOf(steps(true, true, true, true, true, true)).every(({ state }) => state === 'done')).toBe(true);
  expect(progressOf(steps(true, true, true, true))).toEqual({ done: 4, all: 6 });
});
