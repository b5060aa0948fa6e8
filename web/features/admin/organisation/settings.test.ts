import { expect, test } from 'vitest';
import { type Country, effectsOf, inputOf, type Settings, valuesOf } from './settings.ts';

const country = (code: string, callingCode: string, phones: number): Country => ({ __typename: 'PhoneCountry', code, callingCode, phones });

const before: Settings = {
  __typename: 'OrganisationSettings',
  organisation: { __typename: 'Organisation', name: 'Alder & Finch', logo: null, accent: null },
  sessions: { __typename: 'SessionLimits', staffIdle: 480, staffAbsolute: 1440, clientIdle: 20_160, clientAbsolute: 129_600 },
  clientsMayAdd: false,
  historyByDefault: 'ALL',
  smsCountries: [],
  countries: [country('CH', '41', 3), country('GB', '44', 12), country('JM', '1', 1)],
  terms: [],
  people: 12,
};
const values = valuesOf(before);

test('a form that nobody touched sends what is so already', () => {
  expect(inputOf(values)).toEqual({ name: 'Alder & Finch', accent: '', sessions: { staffIdle: 480, staffAbsolute: 1440, clientIdle: 20_160, clientAbsolute: 129_600 }, clientsMayAdd: false, historyByDefault: 'ALL', smsCountries: [] });
  expect(effectsOf(before, values)).toEqual({ ends: [], cutOff: 0 });
});

test('shorter limits end sessions of those whom they are for, longer ones end none', () => {
  expect(effectsOf(before, { ...values, staffIdle: 60, clientAbsolute: 200_000 }).ends).toEqual(['staff']);
  expect(effectsOf(before, { ...values, staffAbsolute: 600, clientIdle: 60 }).ends).toEqual(['staff', 'clients']);
});

test('who could not be sent a code before is not cut off a second time', () => {
  expect(effectsOf(before, { ...values, onlySome: true, smsCountries: ['GB'] }).cutOff).toBe(4);
  expect(effectsOf({ ...before, smsCountries: ['GB', 'CH'] }, { ...values, onlySome: true, smsCountries: ['GB'] }).cutOff).toBe(3);
  expect(effectsOf({ ...before, smsCountries: ['GB'] }, { ...values, onlySome: false, smsCountries: ['GB'] }).cutOff).toBe(0);
});

test('countries that were picked and then allowed all are not sent', () => {
  expect(inputOf({ ...values, onlySome: false, smsCountries: ['GB'] }).smsCountries).toEqual([]);
});
