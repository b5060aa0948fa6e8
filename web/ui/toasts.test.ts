import { afterEach, expect, test } from 'vitest';
import { countsDown, dropToast, showToast, staysFor, toastFeed } from './toasts.ts';

afterEach(() => {
  for (const { id } of toastFeed.now()) dropToast(id);
});

test('a toast stays six seconds, an undo as long as it is possible, and then it shows how long', () => {
  const undo = { label: 'Undo', run: () => undefined };
  expect(staysFor({ text: 'Transferred to Ben' })).toBe(6);
  expect(countsDown({ text: 'Back in the queue', action: undo })).toBe(false);
  expect(countsDown({ text: 'Conversation ended', action: undo, seconds: 60 })).toBe(true);
});

test('more than three toasts push the oldest out', () => {
  for (const text of ['one', 'two', 'three', 'four']) showToast({ text });
  expect(toastFeed.now().map(({ text }) => text)).toEqual(['two', 'three', 'four']);
});

test('who shows a toast can take it away, also after it has gone by itself', () => {
  const take = showToast({ text: 'Reconnecting' });
  take();
  take();
  expect(toastFeed.now()).toEqual([]);
});
