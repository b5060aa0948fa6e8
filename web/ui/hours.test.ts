import { describe, expect, test } from 'vitest';
import { elsewhere, type Hours, nextChange, weekParts } from './hours.ts';

const weekday = (day: number, opens = '08:00', closes = '18:00') => ({ weekday: day, opens, closes });
const london: Hours = { timeZone: 'Europe/London', intervals: [], open: true };
const noon = Date.parse('2026-03-12T12:00:00Z');

describe('the hours of a contact', () => {
  test('say when they change in the contact’s own time zone', () => {
    expect(nextChange({ ...london, changesAt: '2026-03-12T18:00:00Z' }, noon)).toEqual({ day: 'today', time: '18:00' });
    expect(nextChange({ ...london, timeZone: 'Asia/Tokyo', changesAt: '2026-03-13T00:00:00Z' }, noon)).toEqual({ day: 'tomorrow', time: '9:00' });
  });

  test('name the day when it is further off', () => {
    expect(nextChange({ ...london, changesAt: '2026-03-16T09:00:00Z' }, noon)).toEqual({ day: 'Mon', time: '9:00' });
    expect(nextChange({ ...london, changesAt: '2026-04-02T08:00:00Z' }, noon)).toEqual({ day: '2 Apr', time: '9:00' });
  });

  test('call midnight 0:00, and tomorrow what comes after it', () => {
    expect(nextChange({ ...london, changesAt: '2026-03-13T00:00:00Z' }, noon)).toEqual({ day: 'tomorrow', time: '0:00' });
  });

  test('that never change say nothing', () => {
    expect(nextChange(london, noon)).toBeNull();
  });

  test('put the days together that have the same intervals', () => {
    const week = [1, 2, 3, 4].map((day) => weekday(day)).concat(weekday(5, '08:00', '16:00'), weekday(7, '10:00', '12:00'));
    expect(weekParts(week)).toEqual([
      { from: 'Mon', to: 'Thu', spans: [{ opens: '8:00', closes: '18:00' }] },
      { from: 'Fri', to: 'Fri', spans: [{ opens: '8:00', closes: '16:00' }] },
      { from: 'Sun', to: 'Sun', spans: [{ opens: '10:00', closes: '12:00' }] },
    ]);
  });

  test('keep a break at noon, whatever the order they were given in', () => {
    expect(weekParts([weekday(1, '13:00', '17:00'), weekday(1, '09:00', '12:00')])).toEqual([
      { from: 'Mon', to: 'Mon', spans: [{ opens: '9:00', closes: '12:00' }, { opens: '13:00', closes: '17:00' }] },
    ]);
  });

  test('name the city only where its clock shows another time', () => {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(elsewhere(here, noon)).toBeNull();
    expect(elsewhere(here === 'Asia/Tokyo' ? 'Europe/London' : 'Asia/Tokyo', noon)).toMatch(/Tokyo|London/);
    expect(elsewhere('America/New_York', noon)).not.toContain('_');
  });
});
