import { expect, test } from 'vitest';
import { filtersIn, narrowed, narrows, paramsOf } from './account-filters.ts';

test('the address says what the list is narrowed to, and comes back as it was', () => {
  const address = 'q=hana&kind=CLIENT&status=INVITED&team=7&only=alone&after=abc&before=25';
  const filters = filtersIn(new URLSearchParams(address));
  expect(filters).toEqual({ search: 'hana', kind: 'CLIENT', status: 'INVITED', clientTeamId: '7', only: 'alone', after: 'abc', before: 25 });
  expect(String(paramsOf(filters))).toBe(address);
});

test('what nobody could mean narrows nothing', () => {
  const filters = filtersIn(new URLSearchParams('kind=ROBOT&status=&before=-3&only=everybody'));
  expect(narrows(filters)).toBe(false);
  expect(String(paramsOf(filters))).toBe('');
});

test('another filter begins at the first page', () => {
  const third = filtersIn(new URLSearchParams('kind=STAFF&after=abc&before=50'));
  expect(narrowed(third, { kind: 'TEAM' })).toMatchObject({ kind: 'TEAM', after: null, before: 0 });
});
