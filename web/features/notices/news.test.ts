import { describe, expect, test } from 'vitest';
import type { Known, Lists } from './lists.ts';
import { newsIn } from './news.ts';
import { isQuiet } from './quiet.ts';

const card = (more: Partial<Known>): Known => ({ threadId: 't', client: 'Chloe', team: 'Support', held: false, waits: false, inInbox: false, lastSeq: 2, version: 1, unread: 0, ...more });
const lists = (cards: Partial<Known>[], more: Partial<Lists> = {}): Lists => {
  const all = cards.map(card);
  const count = (is: (each: Known) => boolean) => all.filter(is).length;
  return { cards: new Map(all.map((each) => [each.threadId, each])), waiting: count(({ waits }) => waits), inbox: count(({ inInbox }) => inInbox), unread: count(({ inInbox, unread }) => inInbox && unread > 0), ...more };
};
const kinds = (before: Lists, now: Lists, isStaff = true) => newsIn(before, now, isStaff).map(({ kind }) => kind);

describe('staff are told', () => {
  test('of somebody who comes to wait, once, and not of whoever waits already or is taken', () => {
    expect(kinds(lists([]), lists([{ waits: true }]))).toEqual(['QUEUED']);
    expect(kinds(lists([{ waits: true }]), lists([{ waits: true, lastSeq: 3, unread: 2 }]))).toEqual([]);
    expect(kinds(lists([{ waits: true }]), lists([{}]))).toEqual([]);
    expect(kinds(lists([{}]), lists([{ waits: true }]))).toEqual(['QUEUED']);
  });

  test('of what becomes theirs, and of messages in it', () => {
    expect(kinds(lists([{}]), lists([{ held: true, inInbox: true }]))).toEqual(['ASSIGNED']);
    expect(kinds(lists([]), lists([{ held: true, inInbox: true }]))).toEqual(['ASSIGNED']);
    expect(kinds(lists([{ held: true, inInbox: true }]), lists([{ held: true, inInbox: true, unread: 1, lastSeq: 3 }]))).toEqual(['HELD']);
    expect(kinds(lists([{ held: true, inInbox: true, unread: 2 }]), lists([{ held: true, inInbox: true, unread: 0 }]))).toEqual([]);
  });

  test('of where they are by name, and not of where they only help on with what they held', () => {
    expect(kinds(lists([]), lists([{ inInbox: true }]))).toEqual(['NAMED']);
    expect(kinds(lists([{ inInbox: true }]), lists([{ inInbox: true, unread: 1 }]))).toEqual(['NAMED']);
    expect(kinds(lists([{ held: true, inInbox: true }]), lists([{ inInbox: true }]))).toEqual([]);
  });

  test('of nothing that only a further page brought', () => {
    const before = lists([], { waiting: 60, inbox: 60, unread: 9 });
    expect(kinds(before, lists([{ waits: true }], { waiting: 60, inbox: 60, unread: 9 }))).toEqual([]);
    expect(kinds(before, lists([{ held: true, inInbox: true, unread: 3 }], { waiting: 60, inbox: 60, unread: 9 }))).toEqual([]);
    expect(kinds(before, lists([{ inInbox: true, unread: 3 }], { waiting: 60, inbox: 60, unread: 9 }))).toEqual([]);
  });
});

test('clients are told of answers, and of nothing else', () => {
  expect(kinds(lists([{ inInbox: true }]), lists([{ inInbox: true, unread: 1 }]), false)).toEqual(['ANSWERED']);
  expect(kinds(lists([]), lists([{ inInbox: true, unread: 1 }]), false)).toEqual(['ANSWERED']);
  expect(kinds(lists([{ inInbox: true }]), lists([{ inInbox: true, lastSeq: 3 }]), false)).toEqual([]);
});

test('two tabs that hear of the same call it the same, and of the next one otherwise', () => {
  const keys = (lastSeq: number) => newsIn(lists([{ held: true }]), lists([{ held: true, unread: 1, lastSeq }]), true).map(({ key }) => key);
  expect(keys(3)).toEqual(keys(3));
  expect(keys(3)).not.toEqual(keys(4));
});

test('quiet hours are those of the place, over midnight too', () => {
  const quiet = { timeZone: 'Asia/Tokyo', from: '22:00', until: '07:00' };
  expect(isQuiet(quiet, new Date('2026-11-26T13:00:00Z'))).toBe(true);
  expect(isQuiet(quiet, new Date('2026-11-26T21:59:00Z'))).toBe(true);
  expect(isQuiet(quiet, new Date('2026-11-26T22:00:00Z'))).toBe(false);
  expect(isQuiet({ ...quiet, from: '12:00', until: '13:00' }, new Date('2026-11-26T03:30:00Z'))).toBe(true);
  expect(isQuiet(null, new Date())).toBe(false);
});
