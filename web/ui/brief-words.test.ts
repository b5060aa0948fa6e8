import { describe, expect, test } from 'vitest';
import type { Hours } from './hours.ts';
import { openWords } from './open-words.ts';
import { briefWords, weekWords } from './brief-words.ts';

const now = Date.parse('2026-03-12T12:00:00Z');
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const hours = (facts: Partial<Hours>): Hours => ({ timeZone: 'Europe/London', intervals: [], open: true, ...facts });
const day = (weekday: number, opens: string, closes: string) => ({ weekday, opens, closes });

describe('what a client reads of a team’s hours', () => {
  test('open: until when', () => {
    expect(openWords(hours({ changesAt: '2026-03-12T18:00:00Z' }), now)).toBe('Open now, until 18:00');
    expect(openWords(hours({ changesAt: null }), now)).toBe('Open now');
  });

  test('closed: when it opens', () => {
    expect(openWords(hours({ open: false, changesAt: '2026-03-12T14:00:00Z' }), now)).toBe('Closed, opens 14:00');
    expect(openWords(hours({ open: false, changesAt: '2026-03-13T09:00:00Z' }), now)).toBe('Closed, opens tomorrow 9:00');
    expect(openWords(hours({ open: false, changesAt: '2026-03-16T09:00:00Z' }), now)).toBe('Closed, opens Mon 9:00');
    expect(openWords(hours({ open: false }), now)).toBe('Closed');
  });

  test('in few words on a small card', () => {
    expect(briefWords(hours({ open: false, changesAt: '2026-03-12T14:00:00Z' }), now)).toBe('Opens 14:00');
    expect(briefWords(hours({ changesAt: '2026-03-12T18:00:00Z' }), now)).toBe('Open until 18:00');
  });

  test('the ordinary week in one line', () => {
    const week = [1, 2, 3, 4, 5].map((weekday) => day(weekday, '08:00', '18:00'));
    expect(weekWords(hours({ timeZone: here, intervals: week }), now)).toBe('Mon to Fri 8:00 to 18:00');
    expect(weekWords(hours({ timeZone: here, intervals: [...week, day(6, '09:00', '12:00'), day(6, '13:00', '15:00')] }), now)).toBe(
      'Mon to Fri 8:00 to 18:00, Sat 9:00 to 12:00 and 13:00 to 15:00',
    );
  });

  test('with the city where its clock shows another time', () => {
    const elsewhere = here === 'Asia/Tokyo' ? 'Europe/London' : 'Asia/Tokyo';
    expect(weekWords(hours({ timeZone: elsewhere, intervals: [day(1, '09:00', '17:00')] }), now)).toMatch(/^Mon 9:00 to 17:00, (Tokyo|London) time$/);
  });

  test('nothing where there are none', () => {
    expect(weekWords(hours({}), now)).toBe('');
  });
});
