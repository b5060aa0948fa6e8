import { expect, test } from 'vitest';
import { afternoon, at, engagement, message, participant, people, threadView } from '../../test/thread-views.ts';
import { closedWords, secondsLeft } from './closing-words.ts';
import { contactOf } from './contact.ts';
import { handoverNote } from './handover.ts';
import { leavingWords, othersLeaving } from './leaving.ts';
import { nextNeedingReply } from './next-card.ts';
import { fuller, unseenOfClient } from './unread.ts';

const { ana, ben, chloe, dara, support } = people;

test('the dialog names everybody who leaves, oneself last, and not the team', () => {
  const others = othersLeaving(threadView(), 'ana');
  expect(leavingWords(others)).toEqual({ count: '3 people leave together:', names: 'Chloe, Ben and, last, you. The closing line reaches all.' });
  expect(leavingWords([]).count).toBe('1 person leaves:');
});

test('what the client wrote while the dialog was open is unread, what a colleague wrote is not', () => {
  const entries = [...afternoon(), message(9, ben, '14:19'), message(10, chloe, '14:20')];
  expect(unseenOfClient(entries, threadView(), 8)).toMatchObject({ count: 1, lastSeq: 10 });
  expect(unseenOfClient(entries, threadView(), 10)).toBeNull();
});

test('of the server’s answer and what has come since, the fuller one is shown', () => {
  const older = { count: 1, messages: [], lastSeq: 9 };
  const newer = { count: 2, messages: [], lastSeq: 10 };
  expect(fuller(older, newer)).toBe(newer);
  expect(fuller(newer, older)).toBe(newer);
  expect(fuller(null, older)).toBe(older);
});

test('a closed thread says by whom, for which team and when', () => {
  const now = Date.parse(at('15:00'));
  const closed = { closedAt: at('14:20'), closedBy: ana, closeKind: 'REMOVED_ALL' as const, team: support };
  expect(closedWords(closed, 'ana', now)).toBe('by you for Support, 14:20');
  expect(closedWords(closed, 'ben', now)).toBe('by Ana for Support, 14:20');
  expect(closedWords({ ...closed, closedBy: chloe, closeKind: 'CLIENT_LEFT' }, 'ana', now)).toBe('Chloe left, 14:20');
  expect(closedWords(closed, 'ben', Date.parse(at('9:00', 13)))).toBe('by Ana for Support, Yesterday 14:20');
});

test('the undo counts down from 60 and never promises more, whatever the clock of the device says', () => {
  const until = at('14:21');
  expect(secondsLeft(until, Date.parse(at('14:20')))).toBe(60);
  expect(secondsLeft(until, Date.parse(at('13:00')))).toBe(60);
  expect(secondsLeft(until, Date.parse(until))).toBe(0);
});

test('after the end the next one is whoever waits for an answer of mine', () => {
  const card = (id: string, holder: typeof ana | null, needsReply: boolean) => ({ card: { id, holder, needsReply, state: 'HELD' } as Parameters<typeof nextNeedingReply>[0][number]['card'] });
  const inbox = [card('ended', ana, true), card('bens', ben, true), card('answered', ana, false), card('next', ana, true)];
  expect(nextNeedingReply(inbox, 'ended', 'ana')).toBe('next');
  expect(nextNeedingReply(inbox.slice(0, 3), 'ended', 'ana')).toBeNull();
});

test('the handover note stands before its new holder, not before its author or who looks on', () => {
  expect(handoverNote(afternoon(), threadView(), 'ana')?.id).toBe('handover');
  expect(handoverNote(afternoon(), threadView(), 'dara')).toBeNull();
  expect(handoverNote(afternoon(), threadView({ holder: ben }), 'ben')).toBeNull();
});

test('a handover note of an earlier hand is not pinned again', () => {
  const thread = threadView({ holder: dara, engagements: [engagement(ben, 3, 4, '13:41', '13:52'), engagement(ana, 5, 8, '13:52', '14:10'), engagement(dara, 9, null, '14:10', null)] });
  expect(handoverNote(afternoon(), thread, 'dara')).toBeNull();
});

test('a client writes again to the team, or to whoever answered them last', () => {
  expect(contactOf(threadView(), [])).toBe(support);
  const open = threadView({ team: null, holder: null, participants: [participant(chloe, 'CLIENT'), participant(ana, 'NAMED')] });
  expect(contactOf(open, [])).toBe(ana);
  expect(contactOf({ ...open, participants: [] }, [message(1, ben, '14:00', { team: null })])).toBe(ben);
});
