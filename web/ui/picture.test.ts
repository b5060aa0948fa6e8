import { expect, test } from 'vitest';
import { placesOf } from './picture.ts';

test('of a wide and of a tall picture the middle is taken', () => {
  expect(placesOf({ width: 4000, height: 3000 }, 'square')).toEqual({ from: { x: 500, y: 0, width: 3000, height: 3000 }, to: { width: 512, height: 512 } });
  expect(placesOf({ width: 300, height: 401 }, 'square')).toEqual({ from: { x: 0, y: 50, width: 300, height: 300 }, to: { width: 300, height: 300 } });
});

test('a logo keeps its shape, and a small one its size', () => {
  expect(placesOf({ width: 4000, height: 500 }, 'whole').to).toEqual({ width: 1024, height: 128 });
  expect(placesOf({ width: 500, height: 4000 }, 'whole').to).toEqual({ width: 64, height: 512 });
  expect(placesOf({ width: 120, height: 40 }, 'whole').to).toEqual({ width: 120, height: 40 });
  expect(placesOf({ width: 20_000, height: 1 }, 'whole').to).toEqual({ width: 1024, height: 1 });
});
