import { afterEach, expect, test, vi } from 'vitest';
import { memory, oneBrowser } from '../../test/someone.ts';
import { makeAlarm } from './alarm.ts';
import { makeOnce } from './once.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  ['no locks, as where pages come without TLS', null, oneBrowser()],
  // Each tab reads in the storage what it has written itself: another's comes later.
  ['locks, and a storage that is behind', navigator.locks, null],
] as const)('of several tabs one does it, and each thing once: with %s', async (_, locks, browser) => {
  const tabs = ['a', 'b', 'c'].map(() => makeOnce('told', { ...(browser?.tab() ?? { storage: memory(), onStorage: (): (() => void) => () => undefined }), locks, isVisible: () => true }, 50));
  for (const key of ['one', 'two']) {
    const did = await Promise.all(tabs.map((once) => once(key)));
    expect(did.filter(Boolean)).toHaveLength(1);
  }
  expect(await tabs[0]?.('one')).toBe(false);
});

test('an alarm rings at once and again while it is set, and never after it is taken off', () => {
  vi.useFakeTimers();
  const rounds: number[] = [];
  const alarm = makeAlarm(async (round) => void rounds.push(round), 1_000);
  alarm.set(true);
  alarm.set(true);
  expect(rounds).toHaveLength(1);
  vi.advanceTimersByTime(2_500);
  expect(rounds).toHaveLength(3);
  expect(new Set(rounds).size).toBe(3);
  alarm.set(false);
  vi.advanceTimersByTime(5_000);
  expect(rounds).toHaveLength(3);
  expect(alarm.rings()).toBe(false);
});
