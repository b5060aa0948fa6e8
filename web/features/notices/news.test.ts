import { describe, expect, test } from 'vitest';
import type { Known, Lists } from './lists.ts';
import { newsBeside, newsIn } from './news.ts';
import { isQuiet } from './quiet.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 9, minute)).toISOString();
const card = (more: Partial<Known>): Known => ({ threadId: 't', client: 'Chloe', team: 'Support', held: false, waits: false, inInbox: false, lastSeq: 2, version: 1, unread: 0, mentionedAt: null, heldSince: null, putAside: false, overAt: null, ...more });
const lists = (cards: Partial<Known>[], more: Partial<Lists> = {}): Lists => {
  const all = cards.map(card);
  const count = (is: (each: Known) => boolean) => all.filter(is).length;
  return { cards: new Map(all.map((each) => [each.threadId, each])), waiting: count(({ waits }) => waits), inbox: count(({ inInbox }) => inInbox), unread: count(({ inInbox, unread }) => inInbox && unread > 0), at: at(0), ...more };
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

  test('of a note that comes to address them, each time, and of nothing else that came with it', () => {
    const addressed = { mentionedAt: at(1) };
    expect(kinds(lists([{}]), lists([addressed]))).toEqual(['MENTIONED']);
    expect(kinds(lists([{}]), lists([{ ...addressed, waits: true }]))).toEqual(['MENTIONED']);
    expect(kinds(lists([]), lists([{ ...addressed, inInbox: true }]))).toEqual(['MENTIONED']);
    expect(kinds(lists([{ held: true, inInbox: true }]), lists([{ ...addressed, held: true, inInbox: true, unread: 1 }]))).toEqual(['MENTIONED']);
    expect(kinds(lists([addressed]), lists([{ mentionedAt: at(2) }]))).toEqual(['MENTIONED']);
    // Still unseen, seen, or the newer of two notes taken back.
    for (const now of [addressed, {}, { mentionedAt: at(-1) }]) expect(kinds(lists([addressed]), lists([now]))).toEqual([]);
    const [one, other] = [at(1), at(2)].map((mentionedAt) => newsIn(lists([{}]), lists([{ mentionedAt }]), true)[0]?.key);
    expect(one).not.toBe(other);
  });

  test('of a note that addresses them where no loaded list reaches, and not of one that was there before the lists', () => {
    expect(newsBeside(lists([]), card({ mentionedAt: at(1) }))?.kind).toBe('MENTIONED');
    expect(newsBeside(lists([]), card({ mentionedAt: at(-1) }))).toBeNull();
    expect(newsBeside(lists([]), card({ unread: 3 }))).toBeNull();
    // Its list tells of it.
    expect(newsBeside(lists([{}]), card({ mentionedAt: at(1) }))).toBeNull();
    expect(kinds(lists([]), lists([{ mentionedAt: at(-1) }]))).toEqual([]);
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
