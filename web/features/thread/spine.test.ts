import { expect, test } from 'vitest';
import { afternoon, line, message, people, staffLine, threadView } from '../../test/thread-views.ts';
import { spineOf } from './spine.ts';

const { ana, ben, chloe } = people;

test('the line is dotted while the client waits, solid once somebody holds it, and tells who at each node', () => {
  const spine = spineOf(afternoon(), threadView(), 'ana');
  expect(spine.map(({ above, below }) => `${above}>${below}`)).toEqual([
    'none>waiting', 'waiting>waiting', 'waiting>held', 'held>held', 'held>held', 'held>held', 'held>held', 'held>held', 'held>held', 'held>held',
  ]);
  expect(spine.map(({ node }) => node ?? '')).toEqual(['waiting', '', 'theirs', '', '', 'mine', '', '', '', '']);
});

test('a page that begins in the middle knows from its first line what stood before', () => {
  expect(spineOf([message(2, chloe, '13:38'), line(3, 'JOINED', ben, '13:41')], threadView(), 'ana')[0]?.above).toBe('waiting');
  expect(spineOf([message(4, ben, '13:42'), staffLine(4, 'RETURNED', ben, '13:50')], threadView(), 'ana')[0]?.above).toBe('held');
  expect(spineOf([message(4, chloe, '13:42')], threadView({ state: 'QUEUED', holder: null }), 'ana')[0]?.above).toBe('waiting');
});

test('a return to the queue, or a move to another team, begins a wait anew', () => {
  for (const entry of [staffLine(4, 'RETURNED', ben, '13:50'), staffLine(4, 'HOLDER_LOST', null, '13:50'), line(5, 'MOVED', ben, '13:50')]) {
    expect(spineOf([entry], threadView(), 'ana')).toEqual([{ above: 'held', below: 'waiting', node: 'waiting' }]);
  }
});

test('the end is a bar, and what opens it again is held by whoever did', () => {
  const [end, again] = spineOf([line(9, 'CLOSED', ana, '14:20'), line(10, 'REOPENED', ana, '14:21')], threadView(), 'ana');
  expect(end).toEqual({ above: 'held', below: 'ended', node: 'closed' });
  expect(again).toEqual({ above: 'ended', below: 'held', node: 'mine' });
});

test('staff who begin as a team hold the thread from its first entry', () => {
  expect(spineOf([line(1, 'STARTED', ana, '13:38')], threadView(), 'ana')).toEqual([{ above: 'none', below: 'held', node: 'mine' }]);
});

test('a thread without a team has neither wait nor holder', () => {
  const open = threadView({ state: 'OPEN', team: null, holder: null });
  expect(spineOf([line(1, 'STARTED', ben, '13:38', { team: null }), message(2, ben, '13:38')], open, 'ana').map(({ below }) => below)).toEqual(['open', 'open']);
});
