import { expect, test } from 'vitest';
import { CLIENTS, STAFF } from '../demo/cast.ts';
import { phone } from './input.ts';

function said(value: string): string {
  try {
    return phone('phone', value);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

test.each([
  ['+44 7700 900117', '+447700900117'],
  ['+44 (0)20 7946-0142', '+442079460142'],
  ['0044 20 7946 0142', '+442079460142'],
  [' +49 30 901820 ', '+4930901820'],
  ['+1 (212) 555-0100', '+12125550100'],
  ['+８１ ９０ １２３４ ５６７８', '+819012345678'],
])('a phone number is kept as it is rung from anywhere: %s', (given, kept) => expect(said(given)).toBe(kept));

test.each([
  ['+44 7700', 'Too short for a number in +44.'],
  ['+44 7700 900117 900', 'Too long for a number in +44.'],
  ['07700 900117', 'A phone number begins with + and the country code, such as +442079460142.'],
  ['447700900117', 'A phone number begins with + and the country code, such as +442079460142.'],
  ['+999 123456', 'No country has this code. A phone number begins with + and the country code, such as +442079460142.'],
  ['+', 'This is not a phone number like +442079460142.'],
  ['+call me', 'This is not a phone number like +442079460142.'],
  ['', 'A phone number begins with + and the country code, such as +442079460142.'],
  ['+442079460142 ext. 7', 'This is not a phone number like +442079460142.'],
])('what cannot be rung is told why: %s', (given, why) => expect(said(given)).toBe(why));

test('the numbers of dramas, which no phone company gives to anybody, are numbers too', () => {
  for (const { securePhone } of [...Object.values(STAFF), ...Object.values(CLIENTS)]) expect(said(securePhone)).toBe(securePhone);
});
