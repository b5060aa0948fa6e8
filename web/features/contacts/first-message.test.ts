import { expect, test } from 'vitest';
import { isSendable, LONGEST_TEXT, LONGEST_TITLE, tooMany } from './first-message.ts';

test('a conversation begins with words; what it is about may be left empty', () => {
  expect(isSendable({ title: '', text: 'Good morning' })).toBe(true);
  expect(isSendable({ title: 'Lost card', text: '  \n' })).toBe(false);
});

test('what is too long says by how much, before it is sent', () => {
  expect(tooMany({ title: '', text: 'x'.repeat(LONGEST_TEXT + 3) })).toBe(3);
  expect(isSendable({ title: '', text: 'x'.repeat(LONGEST_TEXT + 1) })).toBe(false);
  expect(isSendable({ title: 'x'.repeat(LONGEST_TITLE + 1), text: 'Good morning' })).toBe(false);
});
