import { expect, test } from 'vitest';
import { afterEvent, differences, fromSnapshot, type Lists } from './lists.ts';
import type { DeskCounts, DeskEvent, DeskSnapshot, PlacedCard } from './operations/desk.ts';

const counts: DeskCounts = { queues: [{ teamId: 'support', waiting: 1, held: 0 }], inbox: 0, inboxUnread: 0 };

test('lists that were kept up by events are those that are fetched anew', () => {
  const live = after(snapshot([waiting('t1', 'a1')]), changed(waiting('t2', 'a2')), changed(held('t1')), gone('t2'));
  expect(differences(live, fromSnapshot(snapshot([held('t1')])))).toEqual([]);
});

test('a card that came and was not told, one that left and one that changed are each named', () => {
  const live = after(snapshot([waiting('t1', 'a1'), waiting('t2', 'a2')]));
  const fresh = fromSnapshot(snapshot([{ ...waiting('t2', 'a2'), mine: { readUpTo: 0, unread: 2 } }, waiting('t3', 'a3')]));
  expect(differences(live, fresh)).toEqual([
    '“About t1” stands in a list that it has left',
    '“About t2” is shown as it was before: unread 1 is 2',
    '“About t3” is in no list',
  ]);
});

test('counts that do not fit the lists are named', () => {
  const live = after(snapshot([]), { __typename: 'CardGone', threadId: 't9', counts: { ...counts, inbox: 3 } });
  expect(differences(live, fromSnapshot(snapshot([]))).join()).toContain('the counts are');
});

test('a card beyond the first page need not be known until it changes', () => {
  const page = [waiting('t1', 'a1')];
  const live = after({ ...snapshot(page), queues: [{ team: { id: 'support' }, locked: false, page: { items: page, endCursor: 'a1' } }] });
  const fresh = fromSnapshot(snapshot([waiting('t1', 'a1'), waiting('t2', 'a2')]));
  expect(differences(live, fresh)).toEqual([]);
  expect(differences(live, fromSnapshot(snapshot([waiting('t1', 'a1'), waiting('t2', 'a0')])))).toEqual(['“About t2” is in no list']);
});

test('after a reconnect the snapshot replaces what was known', () => {
  const live = after(snapshot([waiting('t1', 'a1')]), snapshot([waiting('t2', 'a2')]));
  expect([...live.cards.keys()]).toEqual(['t2']);
});

function after(...events: DeskEvent[]): Lists {
  const lists = events.reduce<Lists | null>(afterEvent, null);
  if (!lists) throw new Error('there was no event');
  return lists;
}

function snapshot(items: PlacedCard[]): { __typename: 'DeskSnapshot' } & DeskSnapshot {
  const queues = [{ team: { id: 'support' }, locked: false, page: { items, endCursor: null } }];
  return { __typename: 'DeskSnapshot', queues, inbox: { items: [], endCursor: null }, counts };
}

function changed(placed: PlacedCard): DeskEvent {
  return { __typename: 'CardChanged', placed, counts };
}

function gone(threadId: string): DeskEvent {
  return { __typename: 'CardGone', threadId, counts };
}

function waiting(id: string, sortKey: string): PlacedCard {
  return {
    card: { id, title: `About ${id}`, state: 'QUEUED', version: 1 },
    mine: { readUpTo: 0, unread: 1 },
    places: [{ pane: 'QUEUE', teamId: 'support', sortKey }],
  };
}

function held(id: string): PlacedCard {
  const { card, ...rest } = waiting(id, 'c1');
  return { ...rest, card: { ...card, state: 'HELD', version: 2 } };
}
