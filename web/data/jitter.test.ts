import { expect, it } from 'vitest';
import { fullJitter } from './jitter.ts';

it('a reconnect waits up to a second at first and up to a minute at last', () => {
  const longest = Array.from({ length: 9 }, (_, attempt) => fullJitter(attempt, () => 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

it('reconnects are spread over the whole wait, so that not everybody comes at once', () => {
  expect(fullJitter(3, () => 0)).toBe(0);
  expect(fullJitter(3, () => 0.5)).toBe(4_000);
});

it('the wait stays a minute however long the server is away', () => {
  expect(fullJitter(100_000, () => 1)).toBe(60_000);
});
