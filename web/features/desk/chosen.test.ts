import { expect, test } from 'vitest';
import { chooseUpTo, clearChosen, currentlyChosen, keepChosen, toggleChosen } from './chosen.ts';

const rows = ['gustav', 'idris', 'hana', 'nils', 'priya'];
const now = () => [...currentlyChosen()].sort();

test('one is chosen and let go; a range goes from the last to this one, either way, and adds to what is chosen', () => {
  clearChosen();
  toggleChosen('idris');
  chooseUpTo('nils', rows);
  expect(now()).toEqual(['hana', 'idris', 'nils']);
  toggleChosen('hana');
  expect(now()).toEqual(['idris', 'nils']);
  chooseUpTo('gustav', rows);
  expect(now()).toEqual(['gustav', 'hana', 'idris', 'nils']);
});

test('what has left the desk is chosen no more, and a range without a beginning is the one itself', () => {
  keepChosen(['idris', 'priya']);
  expect(now()).toEqual(['idris']);
  clearChosen();
  chooseUpTo('priya', rows);
  expect(now()).toEqual(['priya']);
  clearChosen();
  expect(now()).toEqual([]);
});
