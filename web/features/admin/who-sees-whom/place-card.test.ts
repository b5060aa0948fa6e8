import { expect, test } from 'vitest';
import { placeCard } from './place-card.ts';

const screen = { width: 1440, height: 900 };
const card = { width: 340, height: 160 };

test('a card stands in the middle below its cell', () => {
  expect(placeCard(card, { left: 600, top: 300, width: 80, height: 40 }, screen)).toEqual({ left: 470, top: 350 });
});

test('above it where there is no room below', () => {
  expect(placeCard(card, { left: 600, top: 820, width: 80, height: 40 }, screen)).toEqual({ left: 470, top: 650 });
});

test('never beyond an edge of the screen', () => {
  expect(placeCard(card, { left: 1400, top: 300, width: 80, height: 40 }, screen).left).toBe(1088);
  expect(placeCard(card, { left: 0, top: 300, width: 80, height: 40 }, screen).left).toBe(12);
  expect(placeCard({ width: 340, height: 880 }, { left: 600, top: 400, width: 80, height: 40 }, screen).top).toBe(12);
});
