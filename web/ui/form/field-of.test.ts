import { expect, test } from 'vitest';
import { fieldOf } from './field-of.ts';

const paths = { name: 'name', phone: 'card.phone', securePhone: 'securePhone', hours: 'card.hours', card: 'card' };

test('a refusal of the server stands at the field that it names, however deep the input', () => {
  expect(fieldOf('input.team.securePhone', paths)).toBe('securePhone');
  expect(fieldOf('input.team.card.phone', paths)).toBe('phone');
  expect(fieldOf('name', paths)).toBe('name');
});

test('a part of a field is the field: the third interval of the hours', () => {
  expect(fieldOf('input.team.card.hours.intervals.3.opens', paths)).toBe('hours');
  expect(fieldOf('input.team.card.jobTitle', paths)).toBe('card');
});

test('what names no field of this form belongs to the whole of it', () => {
  expect(fieldOf('input.accountId', paths)).toBe(null);
  expect(fieldOf('input.phone', paths)).toBe(null);
  expect(fieldOf(undefined, paths)).toBe(null);
});
