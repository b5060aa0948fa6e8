import { expect, test } from 'vitest';
import { line, people, staffLine } from '../../test/thread-views.ts';
import { say } from '../../ui/say.ts';
import type { LineView } from './entry.ts';
import { lineWords } from './line-words.ts';

const { ana, ben, chloe, support, onboarding } = people;
const staff = { isStaff: true, closeKind: null };
const client = { isStaff: false, closeKind: null };

function words(entry: LineView, reader: Parameters<typeof lineWords>[1] = staff): string {
  const { phrase, values } = lineWords(entry, reader);
  return say(phrase, values);
}

test('system lines say who did what, and for which team', () => {
  expect(words(line(1, 'STARTED', chloe, '13:38'))).toBe('Chloe started the conversation');
  expect(words(line(1, 'STARTED', ana, '13:38'))).toBe('Ana from Support started the conversation');
  expect(words(line(3, 'JOINED', ben, '13:41'))).toBe('Ben from Support joined');
  expect(words(line(5, 'TOOK_OVER', ana, '13:52', { subject: ben }))).toBe('Ana from Support took over from Ben');
  expect(words(line(5, 'TOOK_OVER', ana, '13:52'))).toBe('Ana from Support took over');
  expect(words(line(5, 'MOVED', ana, '13:52', { subject: support, team: onboarding }))).toBe('The conversation moved from Support to Onboarding');
  expect(words(line(5, 'ADDED', ana, '13:52', { subject: ben }))).toBe('Ana added Ben');
  expect(words(line(5, 'RENAMED', ana, '13:52', { newTitle: 'Receipt' }))).toBe('Ana changed the title to “Receipt”');
});

test('staff read that it ended for everyone, clients that it ended', () => {
  expect(words(line(9, 'CLOSED', ana, '14:20'))).toBe('Ana ended the conversation for everyone');
  expect(words(line(9, 'CLOSED', ana, '14:20'), client)).toBe('Ana ended the conversation');
});

test('a client who leaves, and the last of the staff among themselves, are said to have left', () => {
  expect(words(line(9, 'CLOSED', chloe, '14:20'))).toBe('Chloe left, and the conversation ended');
  expect(words(line(9, 'CLOSED', chloe, '14:20'), client)).toBe('You left, and the conversation ended');
  expect(words(line(9, 'CLOSED', ben, '14:20', { team: null }), { isStaff: true, closeKind: 'LAST_LEFT' })).toBe('Ben was the last to leave, and the conversation ended');
});

test('where clients do not read names, the team itself acts', () => {
  const actor = { __typename: 'Speaker' as const, person: null, team: support };
  expect(words(line(9, 'CLOSED', null, '14:20', { actor }), client)).toBe('Support ended the conversation');
  expect(words(line(5, 'ADDED', null, '13:52', { actor }), client)).toBe('Support added somebody');
});

test('what staff alone read has the same words', () => {
  expect(words(staffLine(4, 'RETURNED', ana, '13:50'))).toBe('Ana returned the conversation to Support');
  expect(words(staffLine(4, 'JOINED', ana, '13:50'))).toBe('Ana from Support joined');
  expect(words(staffLine(4, 'TOOK_OVER', ana, '13:50', { subject: ben }))).toBe('Ana from Support took over from Ben');
  expect(words(staffLine(4, 'HOLDER_LOST', null, '13:50', { subject: ben }))).toBe('Ben can no longer hold this, it waits in Support again');
  expect(words({ ...staffLine(4, 'HANDED_BACK', null, '13:50', { subject: ben }), reason: '30' })).toBe('Back in Support: Ben had not answered within 30 minutes');
  expect(words(staffLine(4, 'ADMINISTRATOR', ana, '13:50', { reason: 'off sick' }))).toBe('Ana acted as system administrator: “off sick”');
});
