import { expect, test } from 'vitest';
import { colourOf, contrast, isReadable, nearestReadable, told } from './contrast.ts';

test('a colour is read as people paste it', () => {
  expect(['#0B7F8C', '0b7f8c', ' #0b7f8c '].map(colourOf)).toEqual(['#0b7f8c', '#0b7f8c', '#0b7f8c']);
  expect(['#0b7', 'petrol', '', '#0b7f8c00'].map(colourOf)).toEqual([null, null, null, null]);
});

test('4.49 is not told as 4.5', () => {
  expect(told(4.499)).toBe('4.4');
  expect(contrast('#000000', '#ffffff')).toBe(21);
});

test('every colour has a readable shade near it, and one that is readable stays', () => {
  for (const colour of ['#f5b301', '#076d7a', '#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#7f00ff', '#123456', '#fedcba']) {
    expect(isReadable(nearestReadable(colour)), `${colour} became ${nearestReadable(colour)}`).toBe(true);
  }
  expect(isReadable('#0b7f8c')).toBe(true);
});
