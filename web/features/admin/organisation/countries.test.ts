import { expect, test } from 'vitest';
import { found } from './countries.ts';

const countries = [['CH', '41'], ['DE', '49'], ['GB', '44'], ['JE', '44'], ['JM', '1'], ['RE', '262'], ['US', '1'], ['AX', '358']].map(([code = '', callingCode = '']) => ({ __typename: 'PhoneCountry' as const, code, callingCode, phones: code === 'GB' ? 12 : 0 }));
const codes = (looked: string) => found(countries, looked, () => false).map(({ code }) => code);

test('a country is found by its name, a word of it, its code and its calling code', () => {
  expect(codes('swi')).toEqual(['CH']);
  expect(codes('kingdom')).toEqual(['GB']);
  expect(codes('united k')).toEqual(['GB']);
  expect(codes('gb')).toEqual(['GB']);
  expect(codes('+44')).toEqual(['JE', 'GB']);
  expect(codes('0044')).toEqual(['JE', 'GB']);
  expect(codes('reunion')).toEqual(['RE']);
  expect(codes('Åland')).toEqual(['AX']);
  expect(codes('atlantis')).toEqual([]);
});

test('before anything is looked for, those that matter come first', () => {
  expect(found(countries, ' ', ({ phones }) => phones > 0).map(({ code }) => code)).toEqual(['GB', 'AX', 'DE', 'JM', 'JE', 'RE', 'CH', 'US']);
});
