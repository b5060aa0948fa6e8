import { expect, test } from 'vitest';
import { countriesFrom, countryOf, isAmong } from './sms-countries.ts';

test.each([
  ['+442079460142', 'GB'], ['+41791234567', 'CH'], ['+14165550123', 'CA'], ['+12125550123', 'US'], ['+18765550123', 'JM'], ['+447797123456', 'JE'], ['+77012345678', 'KZ'],
  // Numbers kept free for films belong to no operator; they count for the country that the code is known for.
  ['+447700900117', 'GB'],
  // A satellite's is in no country.
  ['+881612345678', null],
])('%s is a number of %s', (phone, country) => {
  expect(countryOf(phone)).toBe(country);
});

test('a phone is among the countries that are named, and among all where none is', () => {
  expect(isAmong([], '+18765550123')).toBe(true);
  expect(isAmong(['GB', 'US'], '+12125550123')).toBe(true);
  expect(isAmong(['GB', 'US'], '+18765550123')).toBe(false);
  expect(isAmong(['GB', 'US'], '+881612345678')).toBe(false);
});

test('countries are kept once, in order, and what is none is refused where it stands', () => {
  expect(countriesFrom('input.smsCountries', ['gb', 'CH', 'GB'])).toEqual(['CH', 'GB']);
  expect(() => countriesFrom('input.smsCountries', ['GB', 'XX'])).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', details: { path: 'input.smsCountries.1' } }));
});
