import { expect, test } from 'vitest';
import { fitting, type Ready } from './fitting.ts';

const ready = (shortcut: string, title: string, text: string): Ready => ({
  __typename: 'ReadyReply',
  reply: { __typename: 'CannedReply', id: shortcut, ownedBy: 'ME', team: null, shortcut, title },
  text,
  open: [],
});
const all = [ready('bye', 'Farewell', 'Until soon.'), ready('hours', 'When we are open', 'We open at nine.'), ready('thanks', 'Thank you', 'Thank you for your patience, we open soon.')];
const found = (query: string) => fitting(all, query).map(({ reply }) => reply.shortcut);

test('without a word everything stands there in its order', () => {
  expect(found('')).toEqual(['bye', 'hours', 'thanks']);
});

test('a shortcut that begins so comes first, then words of titles, then whatever has it in it', () => {
  expect(found('th')).toEqual(['thanks']);
  expect(found('ho')).toEqual(['hours']);
  expect(found('open')).toEqual(['hours', 'thanks']);
  expect(found('FARE')).toEqual(['bye']);
  expect(found('nothing')).toEqual([]);
});
