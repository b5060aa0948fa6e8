import { expect, test } from 'vitest';
import { checkToken, isIncluded, noToken, toggled, tokenInput } from './token-form.ts';

const now = Date.parse('2026-03-12T12:00:00.000Z');
const sync = { ...noToken, name: 'CRM sync', scopes: ['READ_DIRECTORY'] as const };

test('what is missing is said at its field before the server is asked', () => {
  expect(Object.keys(checkToken(noToken))).toEqual(['name', 'scopes']);
  expect(Object.keys(checkToken({ ...sync, whose: 'colleague' }))).toEqual(['accountId']);
  expect(Object.keys(checkToken({ ...sync, scopes: ['SEND_AS_TEAM'], lasts: 'day' }))).toEqual(['teamIds', 'lastDay']);
  expect(checkToken(sync)).toEqual({});
});

test('a token for a colleague names them and no team; one for oneself names nobody', () => {
  expect(tokenInput({ ...sync, teamIds: ['t'] }, now)).toMatchObject({ accountId: null, teamIds: ['t'], scopes: ['READ_DIRECTORY'] });
  expect(tokenInput({ ...sync, teamIds: ['t'], whose: 'colleague', accountId: 'a' }, now)).toMatchObject({ accountId: 'a', teamIds: [] });
});

test('it ends after so many days, or when its last day is over', () => {
  expect(tokenInput({ ...sync, lasts: '30' }, now).expiresAt).toBe('2026-04-11T12:00:00.000Z');
  expect(tokenInput({ ...sync, lasts: 'day', lastDay: '2026-04-30' }, now).expiresAt).toBe(new Date('2026-05-01T00:00:00').toISOString());
});

test('a right can be chosen and left, and one that another brings along is known as such', () => {
  expect(toggled(['READ_THREADS'], 'SEND_AS_TEAM')).toEqual(['READ_THREADS', 'SEND_AS_TEAM']);
  expect(toggled(['READ_THREADS'], 'READ_THREADS')).toEqual([]);
  expect(isIncluded('READ_THREADS', ['SEND_AS_TEAM'])).toBe(true);
  expect(isIncluded('SEND_AS_TEAM', ['READ_THREADS', 'WRITE_DIRECTORY'])).toBe(false);
});
