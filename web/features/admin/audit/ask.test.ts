import { expect, test } from 'vitest';
import { addressOf, askIn, exportHref, filterOf, isAsked, NOTHING_ASKED } from './ask.ts';

test('what somebody asks stands in the address, and is read from it again', () => {
  const ask = { ...NOTHING_ASKED, person: 'p1', deed: 'thread.closed', from: '2026-03-12', search: 'Ana & "Ben"' };
  const address = addressOf(ask);
  expect(address.toString()).toBe('person=p1&deed=thread.closed&from=2026-03-12&q=Ana+%26+%22Ben%22');
  expect(askIn(address)).toEqual(ask);
  expect(isAsked(ask)).toBe(true);
  expect(addressOf(NOTHING_ASKED).toString()).toBe('');
  expect(isAsked(askIn(new URLSearchParams('after=abc&line=x')))).toBe(false);
});

test('both days are within, as the reader counts them', () => {
  const { from, to } = filterOf({ ...NOTHING_ASKED, from: '2026-03-12', to: '2026-03-12' });
  expect(from).toBe(new Date(2026, 2, 12).toISOString());
  expect(to).toBe(new Date(2026, 2, 13).toISOString());
  expect(filterOf({ ...NOTHING_ASKED, from: 'yesterday', to: '2026-3-1' })).toMatchObject({ from: null, to: null });
});

test('the file is asked for with the names of the contract', () => {
  expect(exportHref(NOTHING_ASKED)).toBe('/exports/audit.csv');
  expect(exportHref({ ...NOTHING_ASKED, team: 't1', deed: 'thread.closed', search: ' x ' })).toBe('/exports/audit.csv?teamId=t1&deeds=thread.closed&search=x');
});
