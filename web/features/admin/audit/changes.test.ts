import { expect, test } from 'vitest';
import { changesIn, constantWords, isConstant, isMoment } from './changes.ts';
import { deedGroups, deedWords, factWords, lineWords } from './deed-words.ts';

const json = JSON.stringify;

test('of a change only what differs came and went, and of a list only its pieces', () => {
  const before = json({ state: 'QUEUED', holder: null, team: 't1', members: ['a', 'b'] });
  const after = json({ state: 'HELD', holder: 'ana', team: 't1', members: ['b', 'c'], newPhone: false });
  expect(changesIn({ before, after })).toEqual({
    compared: true,
    changes: [
      { name: 'state', gone: ['QUEUED'], come: ['HELD'], kept: [] },
      { name: 'holder', gone: [], come: ['ana'], kept: [] },
      { name: 'members', gone: ['a'], come: ['c'], kept: ['b'] },
      { name: 'team', gone: [], come: [], kept: ['t1'] },
      { name: 'newPhone', gone: [], come: [], kept: [false] },
    ],
  });
});

test('without a before, or without an after, it is what was so', () => {
  expect(changesIn({ before: null, after: json({ reason: 'left the firm', none: null }) })).toEqual({ compared: false, changes: [{ name: 'reason', gone: [], come: [], kept: ['left the firm'] }] });
  expect(changesIn({ before: json({ name: 'Old' }), after: null }).changes).toEqual([{ name: 'name', gone: [], come: [], kept: ['Old'] }]);
  expect(changesIn({ before: null, after: null })).toEqual({ compared: false, changes: [] });
  expect(changesIn({ before: null, after: json(7) }).changes).toEqual([{ name: 'value', gone: [], come: [], kept: [7] }]);
});

test('a deed is said in words, and one without words by its name', () => {
  expect(deedWords('thread.closed')).toBe('Ended a conversation');
  expect(deedWords('moon.landed')).toBe('moon.landed');
  expect(factWords('memberIds')).toBe('Members');
  expect(factWords('expiresAt')).toBe('Expires at');
  expect(factWords('heldToIds')).toBe('Held to');
});

test('of a transfer it is told what kind it was', () => {
  const [ana, ben] = [{ id: 'ana' }, { id: 'ben' }];
  const line = { deed: 'thread.transferred', actor: ana, before: json({ holder: null, team: 't1', state: 'QUEUED' }), after: json({ holder: 'ben', team: 't1', state: 'HELD' }) };
  expect(lineWords({ ...line, target: ben })).toBe('Transferred a conversation');
  expect(lineWords({ ...line, target: ana })).toBe('Took a conversation');
  expect(lineWords({ ...line, target: null, after: json({ holder: null, team: 't1', state: 'QUEUED' }) })).toBe('Returned a conversation to the queue');
  expect(lineWords({ ...line, target: null, after: json({ holder: null, team: 't2', state: 'QUEUED' }) })).toBe('Moved a conversation to another team');
  expect(lineWords({ ...line, target: ana, deed: 'session.ended', after: null })).toBe('Session ended');
});

test('deeds are chosen among those of their kind', () => {
  expect(deedGroups(['account.created', 'thread.closed', 'moon.landed', 'session.opened', 'session.ended'])).toEqual([
    { label: 'Conversations', deeds: [{ value: 'thread.closed', label: 'Ended a conversation' }] },
    { label: 'Signing in', deeds: [{ value: 'session.ended', label: 'Session ended' }, { value: 'session.opened', label: 'Signed in' }] },
    { label: 'Accounts', deeds: [{ value: 'account.created', label: 'Made an account' }] },
    { label: 'Other', deeds: [{ value: 'moon.landed', label: 'moon.landed' }] },
  ]);
});

test('constants of the contract read as words, and what people wrote stays as it is', () => {
  expect([isConstant('MEMBER_AND_TEAM'), isConstant('Ana'), isConstant('A'), isConstant(7)]).toEqual([true, false, false, false]);
  expect(constantWords('MEMBER_AND_TEAM')).toBe('Member and team');
  expect([isMoment('2026-03-12T14:03:07.120Z'), isMoment('2026-03-12')]).toEqual([true, false]);
});
