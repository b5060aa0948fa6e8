import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeReadMarks } from './read-marks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function reader() {
  const told: [string, number][] = [];
  const device = { visible: true, online: true };
  const marks = makeReadMarks(async (threadId, seq) => {
    if (!device.online) throw new Error('No network.');
    told.push([threadId, seq]);
  }, () => device.visible);
  return { ...marks, told, device };
}

it('what passes by is told once, when the reader rests', async () => {
  const { mark, told } = reader();
  for (const seq of [4, 5, 6, 7]) mark('t', seq);
  await vi.advanceTimersByTimeAsync(299);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toEqual([['t', 7]]);
});

it('reading never goes back', async () => {
  const { mark, told } = reader();
  mark('t', 7);
  await vi.advanceTimersByTimeAsync(300);
  mark('t', 5);
  await vi.advanceTimersByTimeAsync(300);
  expect(told).toEqual([['t', 7]]);
});

it('nothing counts as read while nobody looks at the page', async () => {
  const { mark, wake, told, device } = reader();
  device.visible = false;
  mark('t', 7);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
  device.visible = true;
  wake();
  await vi.advanceTimersByTimeAsync(300);
  expect(told).toEqual([['t', 7]]);
});

it('what could not be told is told when the network is back', async () => {
  const { mark, wake, told, device } = reader();
  device.online = false;
  mark('t', 7);
  await vi.advanceTimersByTimeAsync(300);
  device.online = true;
  wake();
  await vi.advanceTimersByTimeAsync(300);
  expect(told).toEqual([['t', 7]]);
});
