import { expect, test } from 'vitest';
import { held, mirrored, moved } from './grid-moves.ts';

const size = { rows: 30, columns: 5 };
const from = (row: number, column: number) => (key: string, ctrl = false) => moved({ row, column }, key, size, ctrl);

test('arrows go one cell and stop at the edges', () => {
  const go = from(0, 4);
  expect(go('ArrowUp')).toEqual({ row: 0, column: 4 });
  expect(go('ArrowRight')).toEqual({ row: 0, column: 4 });
  expect(go('ArrowDown')).toEqual({ row: 1, column: 4 });
  expect(go('ArrowLeft')).toEqual({ row: 0, column: 3 });
});

test('Home and End go along the row, with Ctrl to the corners of the grid', () => {
  const go = from(7, 2);
  expect(go('Home')).toEqual({ row: 7, column: 0 });
  expect(go('End')).toEqual({ row: 7, column: 4 });
  expect(go('Home', true)).toEqual({ row: 0, column: 0 });
  expect(go('End', true)).toEqual({ row: 29, column: 4 });
});

test('Page Up and Page Down go ten rows, and no further than there are', () => {
  const go = from(7, 2);
  expect(go('PageDown')).toEqual({ row: 17, column: 2 });
  expect(go('PageUp')).toEqual({ row: 0, column: 2 });
});

test('other keys are not the grid’s', () => {
  expect(from(7, 2)('Enter')).toBeNull();
  expect(from(7, 2)('j')).toBeNull();
});

test('where people read from right to left the arrows along the row change places', () => {
  expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'Home'].map(mirrored)).toEqual(['ArrowRight', 'ArrowLeft', 'ArrowUp', 'Home']);
});

test('a grid that has become smaller keeps the nearest place', () => {
  expect(held({ row: 29, column: 4 }, { rows: 3, columns: 2 })).toEqual({ row: 2, column: 1 });
  expect(held({ row: 2, column: 1 }, { rows: 0, columns: 0 })).toEqual({ row: 0, column: 0 });
});
