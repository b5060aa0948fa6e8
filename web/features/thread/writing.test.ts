import { expect, test } from 'vitest';
import type { SendBlockedFieldsFragment } from '../../data/generated.ts';
import { at, noRights, people, threadView } from '../../test/thread-views.ts';
import { endedWords } from './guard-words.ts';
import { putBefore } from '../../data/drafts.ts';
import { guardNow, modeNow } from './writing.ts';

const { ana, ben, dara } = people;
const mayAll = { ...noRights, reply: true, note: true };
const mayNote = { ...noRights, note: true, take: true };

function blocked(change: Partial<SendBlockedFieldsFragment> = {}): SendBlockedFieldsFragment {
  return { __typename: 'SendBlocked', reason: 'COLLEAGUE_ANSWERED', who: ben, at: at('14:03'), holder: ana, lastSeq: 9, canForce: true, ...change };
}

const returned = (why: SendBlockedFieldsFragment) => ({ blocked: why, said: null });

test('whoever may not reply writes notes, but a reply that was begun stays a reply', () => {
  expect(modeNow('message', mayAll, '')).toBe('message');
  expect(modeNow('message', mayNote, '')).toBe('note');
  expect(modeNow('message', mayNote, 'Yes, it is')).toBe('message');
  expect(modeNow('note', { ...noRights, reply: true }, '')).toBe('message');
});

test('the guard names who answered, and sending anyway is up to the author', () => {
  expect(guardNow(returned(blocked()), threadView({ can: mayAll }))).toEqual({
    words: { title: 'Ben answered while you were writing.', text: 'Your reply was not sent. Read it above, then decide.' },
    canForce: true,
    handedBack: true,
  });
});

test('the guard says since when somebody else holds it, and who holds it now', () => {
  const guard = guardNow(returned(blocked({ reason: 'HOLDER_CHANGED', who: dara, holder: dara, canForce: false })), threadView({ can: mayNote }));
  expect(guard?.words).toEqual({ title: 'Dara took over at 14:03.', text: 'Your reply was not sent. Dara holds it now.' });
});

test('after the take-over nothing holds the reply back any more', () => {
  const notHolder = returned(blocked({ reason: 'NOT_HOLDER', who: dara, holder: dara, canForce: false }));
  expect(guardNow(notHolder, threadView({ can: mayNote, holder: dara }))?.words.title).toBe('Dara holds this conversation.');
  expect(guardNow(notHolder, threadView({ can: mayAll }))).toBeNull();
});

test('somebody who took over while one was writing stops the reply before it is sent', () => {
  expect(guardNow(null, threadView({ can: mayNote, holder: dara }))).toMatchObject({ words: { title: 'Dara holds this conversation now.' }, canForce: false, handedBack: false });
  expect(guardNow(null, threadView({ can: mayAll }))).toBeNull();
});

test('a reply that was refused says why, until its author keeps it as a draft', () => {
  expect(guardNow({ blocked: null, said: 'You are not in this conversation by name.' }, threadView({ can: mayAll }))).toEqual({
    words: { title: 'Your reply was not sent.', text: 'You are not in this conversation by name.' },
    canForce: false,
    handedBack: true,
  });
});

test('a reply that meets an ended thread hears who closed it and when', () => {
  const closed = threadView({ state: 'CLOSED', closedBy: ben, closedAt: at('14:03') });
  expect(endedWords(closed, 'ana')).toEqual({ title: 'Ben closed this conversation at 14:03.', text: 'Your reply was not sent. Nobody can write here any more.' });
  expect(endedWords(closed, 'ben').title).toBe('Your text was not sent.');
  expect(endedWords(threadView({ can: noRights }), 'ana').text).toBe('You do not answer in this conversation any more.');
});

test('a text that comes back stands before what was begun meanwhile', () => {
  expect(putBefore('first', '')).toBe('first');
  expect(putBefore('first', 'second')).toBe('first\n\nsecond');
  expect(putBefore('first', 'first')).toBe('first');
  expect(putBefore('first', 'first\n\nsecond')).toBe('first\n\nsecond');
});
