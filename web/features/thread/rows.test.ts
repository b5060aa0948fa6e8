import { expect, test } from 'vitest';
import { afternoon, at, line, message, note, people, threadView } from '../../test/thread-views.ts';
import { type Row, rowsOf, type RowsInput } from './rows.ts';

const { ana, ben, chloe } = people;

function rows(change: Partial<RowsInput> = {}): Row[] {
  return rowsOf({
    entries: afternoon(),
    outgoing: [],
    thread: threadView(),
    viewer: { id: 'ana', isStaff: true },
    complete: true,
    reads: [],
    unread: null,
    freshAfter: null,
    pinnedNoteId: null,
    typing: [],
    ...change,
  });
}

function kinds(list: readonly Row[]): string[] {
  return list.map(({ kind }) => kind);
}

function messages(list: readonly Row[]) {
  return list.filter((row) => row.kind === 'message');
}

const unsent = (id: string, time: string, change: Partial<RowsInput['outgoing'][number]> = {}) => ({
  clientMessageId: id,
  inReplyTo: null,
  text: 'Take your time.',
  note: false,
  at: at(time),
  state: 'queued' as const,
  comesBack: false,
  canTakeBack: true,
  ...change,
});

test('a thread is a day, system lines, messages and notes, in the order in which staff read', () => {
  expect(kinds(rows())).toEqual(['before', 'day', 'line', 'message', 'line', 'message', 'note', 'line', 'note', 'message', 'message', 'message']);
});

test('what the team said by itself begins a group, carries no receipt and is nobody\'s unread', () => {
  const automatic = message(3, null, '14:01', { team: people.support, automatic: true });
  const entries = [message(1, ana, '14:00'), automatic, message(4, chloe, '14:01')];
  const [, own, said] = rows({ entries, reads: [{ upTo: 4, at: at('14:02') }], unread: { after: 1, upTo: 4 } }).filter((row) => row.kind !== 'new' && row.kind !== 'before');
  expect(own).toMatchObject({ kind: 'message', tail: true, receipt: { kind: 'read' } });
  expect(said).toMatchObject({ kind: 'message', head: true, side: 'end', own: false, receipt: null });
  expect(rows({ entries, unread: { after: 1, upTo: 4 } }).find((row) => row.kind === 'new')).toMatchObject({ count: 1 });
});

test('the earlier conversation is named above the first entry, once the first page is here', () => {
  const thread = threadView({ earlier: { __typename: 'LinkedThread', id: 'old', title: 'Lost card', closedAt: at('11:00', 1), messages: 18 } });
  expect(kinds(rows({ thread })).slice(0, 2)).toEqual(['before', 'earlier']);
  expect(kinds(rows({ thread, complete: false }))[0]).toBe('day');
});

test('messages of one author within five minutes are a group: head on the first, foot on the last', () => {
  const entries = [message(1, chloe, '14:00'), message(2, chloe, '14:04'), message(3, chloe, '14:10'), message(4, ana, '14:10')];
  expect(messages(rows({ entries })).map(({ head, tail }) => [head, tail])).toEqual([[true, false], [false, true], [true, true], [true, true]]);
});

test('a line or a note between two messages begins a new group, and so does another team', () => {
  const between = [message(1, ana, '14:00'), note(1, ben, '14:00'), message(2, ana, '14:01')];
  expect(messages(rows({ entries: between })).every(({ head }) => head)).toBe(true);
  const teams = [message(1, ana, '14:00'), message(2, ana, '14:01', { team: people.onboarding })];
  expect(messages(rows({ entries: teams })).every(({ head }) => head)).toBe(true);
});

test('a new day stands between two messages and ends their group', () => {
  const entries = [message(1, chloe, '23:58'), message(2, chloe, '00:01', { at: at('00:01', 13) })];
  expect(kinds(rows({ entries }))).toEqual(['before', 'day', 'message', 'day', 'message']);
});

test('staff see the client at the start and their own side at the end; clients the other way round', () => {
  const entries = [message(1, chloe, '14:00'), message(2, ben, '14:01'), message(3, ana, '14:02')];
  expect(messages(rows({ entries })).map(({ side }) => side)).toEqual(['start', 'end', 'end']);
  expect(messages(rows({ entries, viewer: { id: 'chloe', isStaff: false } })).map(({ side }) => side)).toEqual(['end', 'start', 'start']);
});

test('a client is not told that they began the conversation, staff are', () => {
  const client = { id: 'chloe', isStaff: false };
  expect(kinds(rows({ entries: [line(1, 'STARTED', chloe, '13:38')], viewer: client }))).toEqual([]);
  expect(kinds(rows({ entries: [line(1, 'STARTED', ana, '13:38')], viewer: client }))).toEqual(['before', 'day', 'line']);
});

test('the newest message that was read says so with its own time, and only the newest of all that it was sent', () => {
  const entries = [message(1, ana, '13:00'), message(2, ana, '13:30'), message(3, ana, '14:00')];
  const reads = [{ upTo: 1, at: null }, { upTo: 2, at: at('13:31') }];
  expect(messages(rows({ entries, reads })).map(({ receipt }) => receipt)).toEqual([null, { kind: 'read', at: at('13:31'), by: '' }, { kind: 'sent' }]);
  const later = [...reads, { upTo: 9, at: at('15:00') }];
  expect(messages(rows({ entries: entries.slice(0, 2), reads: later })).at(-1)?.receipt).toEqual({ kind: 'read', at: at('13:31'), by: '' });
});

test('where one stopped reading is marked before the first message of somebody else, with how many follow', () => {
  const marked = rows({ unread: { after: 6, upTo: 8 } });
  expect(marked.find(({ kind }) => kind === 'new')).toMatchObject({ count: 2 });
  expect(marked.findIndex(({ kind }) => kind === 'new')).toBe(marked.findIndex((row) => row.kind === 'message' && row.entry.seq === 7) - 1);
  expect(kinds(rows({ unread: { after: 8, upTo: 8 } }))).not.toContain('new');
});

test('how many are new counts what is here, and says where more of them stand on pages that are not', () => {
  const entries = [message(5, chloe, '14:00'), note(5, ben, '14:00'), message(6, chloe, '14:01')];
  const fresh = (change: Partial<RowsInput>) => rows({ entries, ...change }).find((row) => row.kind === 'new');
  expect(fresh({ complete: false, unread: { after: 2, upTo: 6 } })).toMatchObject({ count: 2, since: at('14:00'), more: true });
  expect(fresh({ complete: false, unread: { after: 4, upTo: 6 } })).toMatchObject({ count: 2, more: false });
  expect(fresh({ complete: true, unread: { after: 2, upTo: 6 } })).toMatchObject({ more: false });
});

test('what is on its way stands last, groups with one’s own words, and is not drawn twice once it is stored', () => {
  const entries = [message(9, ana, '14:03', { clientMessageId: 'a' })];
  const waiting = rows({ entries, outgoing: [unsent('a', '14:03'), unsent('b', '14:04'), unsent('c', '14:30')] }).filter((row) => row.kind === 'outgoing');
  expect(waiting.map(({ key, head }) => [key, head])).toEqual([['m:b', false], ['m:c', true]]);
});

test('a message keeps its key from the tap on Send until it is stored', () => {
  const before = rows({ entries: [], outgoing: [unsent('a', '14:03')] }).at(-1)?.key;
  expect(rows({ entries: [message(9, ana, '14:03', { clientMessageId: 'a' })] }).at(-1)?.key).toBe(before);
});

test('a reply that was handed back stands in the composer, not in the list', () => {
  expect(kinds(rows({ entries: [], outgoing: [unsent('a', '14:03', { state: 'blocked', comesBack: true })] }))).toEqual([]);
});

test('what colleagues wrote while one was writing is marked as new', () => {
  expect(messages(rows({ entries: [message(8, chloe, '14:01'), message(9, ben, '14:03'), message(10, ana, '14:04')], freshAfter: 8 })).map(({ fresh }) => fresh)).toEqual([false, true, false]);
});

test('a client whose words nobody has picked up reads that they arrived, and no place in line', () => {
  const queued = threadView({ state: 'QUEUED', holder: null });
  expect(kinds(rows({ thread: queued, viewer: { id: 'chloe', isStaff: false } })).at(-1)).toBe('sent-to');
  expect(kinds(rows({ thread: queued }))).not.toContain('sent-to');
});

test('who writes a note is not mixed with who writes to the client', () => {
  const typing = [{ name: 'Chloe', note: false }, { name: 'Ben', note: true }, { name: 'Dara', note: true }];
  expect(rows({ typing }).slice(-2)).toMatchObject([{ kind: 'typing', names: 'Chloe', note: false }, { kind: 'typing', names: 'Ben, Dara', note: true }]);
});
