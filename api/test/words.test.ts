import { expect, test } from 'vitest';
import { unlearned, unsaid } from './said.ts';

test('whatever a screen says has been learned by the time that it is drawn, whichever way it came to the browser', () => {
  expect(unlearned().map(({ file, phrase, by }) => `${file} says ${phrase}, which ${by} has not brought`)).toEqual([]);
});

test('every sentence of the catalogue is said somewhere', () => {
  expect(unsaid()).toEqual([]);
});
