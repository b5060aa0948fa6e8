import { expect, it } from 'vitest';
import { memory } from '../test/someone.ts';
import { makeDrafts } from './drafts.ts';
import { keepFor } from './kept.ts';

const onStorage = () => () => undefined;
const draftsOf = (account: string, storage: Storage | null) => makeDrafts(keepFor(account, { storage, onStorage }));

it('a reply and a note of one thread are written apart', () => {
  const drafts = draftsOf('ana', memory());
  drafts.write('t', 'message', 'Hello Chloe');
  drafts.write('t', 'note', 'Ask Ben');
  expect([drafts.text('t', 'message'), drafts.text('t', 'note'), drafts.text('other', 'message')]).toEqual(['Hello Chloe', 'Ask Ben', '']);
});

it('a draft is there again after a reload, until it is emptied', () => {
  const storage = memory();
  draftsOf('ana', storage).write('t', 'message', 'Hello Chloe');
  const again = draftsOf('ana', storage);
  expect(again.text('t', 'message')).toBe('Hello Chloe');
  again.write('t', 'message', '');
  expect([draftsOf('ana', storage).text('t', 'message'), storage.length]).toEqual(['', 0]);
});

it('what one person writes is nobody else’s on the same device', () => {
  const storage = memory();
  draftsOf('ana', storage).write('t', 'message', 'Hello Chloe');
  expect(draftsOf('ben', storage).text('t', 'message')).toBe('');
});

it('a device that keeps nothing, or is full, loses nothing while the page is open', () => {
  const full = { ...memory(), length: 0, setItem: () => { throw new Error('QuotaExceededError'); } };
  for (const storage of [null, full]) {
    const drafts = draftsOf('ana', storage);
    drafts.write('t', 'message', 'Hello Chloe');
    expect(drafts.text('t', 'message')).toBe('Hello Chloe');
  }
});
