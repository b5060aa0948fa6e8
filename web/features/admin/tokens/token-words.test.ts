import { expect, test } from 'vitest';
import { rightsOf, standing, usedWhen } from './token-words.ts';

const now = Date.parse('2026-03-12T12:00:00.000Z');
const ago = (ms: number) => new Date(now - ms).toISOString();
const hour = 3_600_000;
const day = 24 * hour;

test('a right that includes another stands for both, and says for which teams', () => {
  const support = [{ shortName: 'Support' }, { shortName: 'Onboarding' }];
  expect(rightsOf({ scopes: ['READ_DIRECTORY', 'WRITE_DIRECTORY', 'READ_THREADS', 'SEND_AS_TEAM'], teams: support })).toEqual(['Change the directory', 'Write as Support, Onboarding']);
  expect(rightsOf({ scopes: ['READ_DIRECTORY', 'READ_THREADS'], teams: support.slice(0, 1) })).toEqual(['Read the directory', 'Read as Support']);
  expect(rightsOf({ scopes: ['READ_THREADS'], teams: [] })).toEqual(['Read the inbox']);
});

test('its last use is as long ago as it was', () => {
  expect(usedWhen({ lastUsedAt: null }, now)).toBe('Never');
  expect([1000, 5 * 60_000, 2 * hour, 47 * hour, 12 * day].map((each) => usedWhen({ lastUsedAt: ago(each) }, now))).toEqual(['Just now', '5 min ago', '2 h ago', '47 h ago', '12 days ago']);
});

test('it works until its day, says so when that is near, and how it ended', () => {
  expect(standing({ expiresAt: ago(-90 * day), revokedAt: null }, now)).toEqual({ works: true, soon: false, words: '10 June' });
  expect(standing({ expiresAt: ago(-3 * day - hour), revokedAt: null }, now)).toEqual({ works: true, soon: true, words: '3 days left' });
  expect(standing({ expiresAt: ago(-hour), revokedAt: null }, now).words).toBe('today');
  expect(standing({ expiresAt: ago(10 * day), revokedAt: null }, now)).toEqual({ works: false, soon: false, words: 'Expired 2 March' });
  expect(standing({ expiresAt: ago(-10 * day), revokedAt: ago(8 * day) }, now)).toEqual({ works: false, soon: false, words: 'Revoked 4 March' });
});
