import { expect, test } from 'vitest';
import { openingWords } from './opening-words.ts';

const words = (timeZone: string, opens: string | null, now: string) => openingWords({ timeZone }, opens === null ? null : new Date(opens), new Date(now));

test('when a team opens is said by the days and clocks of the place', () => {
  expect(words('Europe/London', '2026-03-13T08:00:00Z', '2026-03-13T05:00:00Z')).toBe('today at 08:00 (London time)');
  expect(words('Europe/London', '2026-03-13T08:00:00Z', '2026-03-12T19:00:00Z')).toBe('tomorrow at 08:00 (London time)');
  expect(words('Europe/London', '2026-03-30T07:00:00Z', '2026-03-27T19:00:00Z')).toBe('on Monday 30 March at 08:00 (London time)');
  // It is Friday there already, and in New York still Thursday.
  expect(words('Asia/Tokyo', '2026-03-13T00:00:00Z', '2026-03-12T16:00:00Z')).toBe('today at 09:00 (Tokyo time)');
  expect(words('America/New_York', '2026-03-13T13:00:00Z', '2026-03-13T02:00:00Z')).toBe('tomorrow at 09:00 (New York time)');
  expect(words('UTC', '2026-03-13T00:00:00Z', '2026-03-12T16:00:00Z')).toBe('tomorrow at 00:00 (UTC)');
  expect(words('Europe/London', null, '2026-03-27T19:00:00Z')).toBe('later');
});
