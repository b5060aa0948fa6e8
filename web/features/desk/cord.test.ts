import { expect, test } from 'vitest';
import { cordPath } from './cord.ts';

test('the cord leaves level, runs between the panes and goes level into the plug', () => {
  expect(cordPath({ x: 0, y: 100 }, { x: 50, y: 20 }, 30)).toBe('M0 100H21Q30 100 30 91V29Q30 20 39 20H50');
});

test('the cord is mirrored where the inbox stands on the left', () => {
  expect(cordPath({ x: 50, y: 100 }, { x: 0, y: 20 }, 20)).toBe('M50 100H29Q20 100 20 91V29Q20 20 11 20H0');
});

test('ends that are level are joined by a straight line', () => {
  expect(cordPath({ x: 0, y: 20 }, { x: 50, y: 21 }, 30)).toBe('M0 20L50 21');
});
