import { expect, test } from 'vitest';
import { chosen, isWhole, missingFrom, type Mapping } from './mapping.ts';

const fields = [
  { field: 'NAME', label: 'Name', required: true },
  { field: 'EMAIL', label: 'E-mail', required: true },
  { field: 'JOB_TITLE', label: 'Job title', required: false },
] as const;
const mapping: Mapping = [{ column: 'a', field: 'NAME' }, { column: 'b', field: null }, { column: 'c', field: null }];

test('no two columns are the same field: the one before is left out', () => {
  expect(chosen(mapping, 'b', 'NAME')).toEqual([{ column: 'a', field: null }, { column: 'b', field: 'NAME' }, { column: 'c', field: null }]);
  expect(chosen(mapping, 'a', null)[0]).toEqual({ column: 'a', field: null });
});

test('what needs a column and has none is named, once', () => {
  expect(missingFrom(mapping, fields)).toEqual(['E-mail']);
  expect(isWhole(chosen(mapping, 'b', 'EMAIL'), fields)).toBe(true);
});

test('a file of client teams says whose account it is by e-mail or external id', () => {
  const teams = [{ field: 'CLIENT_TEAM', label: 'Client team', required: true }, { field: 'EMAIL', label: 'E-mail', required: false }, { field: 'EXTERNAL_ID', label: 'External id', required: false }] as const;
  const team: Mapping = [{ column: 'a', field: 'CLIENT_TEAM' }, { column: 'b', field: null }];
  expect(missingFrom(team, teams)).toEqual(['E-mail']);
  expect(isWhole(chosen(team, 'b', 'EXTERNAL_ID'), teams)).toBe(true);
});
