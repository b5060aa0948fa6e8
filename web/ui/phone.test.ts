import { expect, test } from 'vitest';
import { readablePhone } from './phone.ts';

test('a phone number is grouped so that it can be read and dialled', () => {
  expect(readablePhone('+442079460142')).toBe('+44 20 7946 0142');
  expect(readablePhone('+12025550143')).toBe('+1 202 555 0143');
  expect(readablePhone('+351210123456')).toBe('+351 210 123 456');
  expect(readablePhone('+41446681800')).toBe('+41 446 681 800');
  expect(readablePhone('+4530123456')).toBe('+45 30 123 456');
  expect(readablePhone('+493012345')).toBe('+49 3012 345');
});

test('what is no phone number stays as somebody wrote it', () => {
  expect(readablePhone('ext. 12')).toBe('ext. 12');
  expect(readablePhone('+44 20 7946 0142')).toBe('+44 20 7946 0142');
});
