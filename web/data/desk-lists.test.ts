import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changed, compareKeys, furtherPage, gone, type CardList, type DeskLists, type Ids, type Place } from './desk-lists.ts';

type Card = { card: string; places: readonly Place[] };
type Desk = DeskLists<Card, number>;

const ids: Ids<Card> = { card: ({ card }) => card, team: ({ team }) => String(team) };

const inSupport = (card: string, sortKey: string): Card => ({ card, places: [{ pane: 'QUEUE', teamId: 'Support', sortKey }] });
const inInbox = (card: string, sortKey: string): Card => ({ card, places: [{ pane: 'INBOX', teamId: null, sortKey }] });
const inBoth = (card: string, queueKey: string, inboxKey: string): Card => ({
  card,
  places: [...inSupport(card, queueKey).places, ...inInbox(card, inboxKey).places],
});

function deskOf(queue: CardList<Card>, inbox: CardList<Card> = { items: [], endCursor: null }): Desk {
  return { queues: [{ team: 'Support', page: queue }], inbox, counts: 0 };
}
const whole = (...items: Card[]): CardList<Card> => ({ items, endCursor: null });
const start = (...items: Card[]): CardList<Card> => ({ items, endCursor: 'more' });
const names = (list: CardList<Card> | undefined) => list?.items.map(({ card }) => card);
const queueOf = (desk: Desk) => names(desk.queues[0]?.page);

describe('a card on the desk', () => {
  it('is inserted where its key says, between the ones that wait longer and the ones that wait less', () => {
    const desk = deskOf(whole(inSupport('Gustav', '1'), inSupport('Hana', '3')));
    expect(queueOf(changed(desk, inSupport('Idris', '2'), 1, ids))).toEqual(['Gustav', 'Idris', 'Hana']);
  });

  it('moves from the queue to the inbox when its place in the queue has vanished', () => {
    const desk = deskOf(whole(inSupport('Gustav', '1'), inSupport('Hana', '3')));
    const claimed = changed(desk, inInbox('Hana', '9'), 7, ids);
    expect(queueOf(claimed)).toEqual(['Gustav']);
    expect(names(claimed.inbox)).toEqual(['Hana']);
    expect(claimed.counts).toBe(7);
  });

  it('stands in the queue and in the inbox at once, with a key in each', () => {
    const desk = deskOf(whole(inSupport('Gustav', '1')), whole(inInbox('Marta', '5')));
    const held = changed(desk, inBoth('Hana', '0', '6'), 0, ids);
    expect(queueOf(held)).toEqual(['Hana', 'Gustav']);
    expect(names(held.inbox)).toEqual(['Marta', 'Hana']);
  });

  it('takes its new place and leaves the old one when its key changes', () => {
    const desk = deskOf(whole(inSupport('Gustav', '1'), inSupport('Hana', '3'), inSupport('Idris', '5')));
    expect(queueOf(changed(desk, inSupport('Gustav', '4'), 0, ids))).toEqual(['Hana', 'Gustav', 'Idris']);
  });

  it('leaves every list when it is gone', () => {
    const desk = deskOf(whole(inBoth('Hana', '1', '1')), whole(inBoth('Hana', '1', '1')));
    const without = gone(desk, 'Hana', 0, ids);
    expect([queueOf(without), names(without.inbox)]).toEqual([[], []]);
  });

  it('leaves lists alone that it does not concern, so that nothing in them is drawn again', () => {
    const desk = deskOf(whole(inSupport('Gustav', '1')), whole(inInbox('Marta', '5')));
    expect(changed(desk, inInbox('Marta', '6'), 0, ids).queues[0]?.page).toBe(desk.queues[0]?.page);
  });

  it('is in no list of a queue that is another team’s', () => {
    const desk = deskOf(whole());
    const other: Card = { card: 'Hana', places: [{ pane: 'QUEUE', teamId: 'Onboarding', sortKey: '1' }] };
    expect(queueOf(changed(desk, other, 0, ids))).toEqual([]);
  });
});

describe('a list that is not loaded to its end', () => {
  it('does not take in a card from beyond what is loaded: a further page brings it', () => {
    const desk = deskOf(start(inSupport('Gustav', '1'), inSupport('Hana', '3')));
    expect(queueOf(changed(desk, inSupport('Idris', '4'), 0, ids))).toEqual(['Gustav', 'Hana']);
  });

  it('gives up a card that moves beyond what is loaded', () => {
    const desk = deskOf(start(inSupport('Gustav', '1'), inSupport('Hana', '3')));
    expect(queueOf(changed(desk, inSupport('Gustav', '8'), 0, ids))).toEqual(['Hana']);
  });

  it('still takes in a card up to the end that it had when its last card has left', () => {
    const desk = deskOf(start(inSupport('Gustav', '1'), inSupport('Hana', '5')));
    const shorter = gone(desk, 'Hana', 0, ids);
    expect(queueOf(changed(shorter, inSupport('Idris', '4'), 0, ids))).toEqual(['Gustav', 'Idris']);
  });

  it('goes on with the next page, each card once, in order', () => {
    const desk = deskOf(start(inSupport('Gustav', '1'), inSupport('Hana', '3')));
    const longer = furtherPage(desk, 'Support', start(inSupport('Idris', '4'), inSupport('Marta', '6')), ids);
    expect(queueOf(longer)).toEqual(['Gustav', 'Hana', 'Idris', 'Marta']);
    expect(queueOf(changed(longer, inSupport('Chloe', '5'), 0, ids))).toEqual(['Gustav', 'Hana', 'Idris', 'Chloe', 'Marta']);
    expect(queueOf(changed(longer, inSupport('Chloe', '7'), 0, ids))).toEqual(['Gustav', 'Hana', 'Idris', 'Marta']);
  });

  it('takes in everything once its last page is there', () => {
    const desk = furtherPage(deskOf(start(inSupport('Gustav', '1'))), 'Support', whole(inSupport('Hana', '2')), ids);
    expect(queueOf(changed(desk, inSupport('Idris', '9'), 0, ids))).toEqual(['Gustav', 'Hana', 'Idris']);
  });
});

describe('sort keys', () => {
  it('are compared as bytes, not as words of a language', () => {
    expect(['b', 'a', 'B', 'é', 'Z'].toSorted(compareKeys)).toEqual(['B', 'Z', 'a', 'b', 'é']);
  });

  const text = fc.string({ unit: 'binary', maxLength: 12 });

  it('are in the order of their UTF-8 bytes, whatever characters they are made of', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});

describe('the lists after any changes', () => {
  /** What the server has: cards by name. It answers pages of two, and its cursor is the key of the last card. */
  const PAGE = 2;
  const world = () => new Map<string, Card>();
  type World = ReturnType<typeof world>;

  const sorted = (cards: World, pane: Place['pane']) =>
    [...cards.values()]
      .flatMap((placed) => placed.places.filter((place) => place.pane === pane).map(({ sortKey }) => ({ placed, sortKey })))
      .toSorted((a, b) => compareKeys(a.sortKey, b.sortKey) || compareKeys(a.placed.card, b.placed.card));

  const pageAfter = (cards: World, pane: Place['pane'], after: string | null): CardList<Card> => {
    const rest = sorted(cards, pane).filter(({ sortKey }) => after === null || compareKeys(sortKey, after) > 0);
    const items = rest.slice(0, PAGE);
    return { items: items.map(({ placed }) => placed), endCursor: rest.length > PAGE ? (items.at(-1)?.sortKey ?? null) : null };
  };
  const snapshot = (cards: World): Desk => deskOf(pageAfter(cards, 'QUEUE', null), pageAfter(cards, 'INBOX', null));

  const card = fc.constantFrom('Chloe', 'Gustav', 'Hana', 'Idris', 'Marta', 'Ruth', 'Sven');
  const step = fc.oneof(
    fc.record({ what: fc.constant('change' as const), card, queue: fc.option(fc.nat(99)), inbox: fc.option(fc.nat(99)) }),
    fc.record({ what: fc.constant('gone' as const), card }),
    fc.record({ what: fc.constant('more' as const), pane: fc.constantFrom('QUEUE' as const, 'INBOX' as const) }),
  );

  it('are what a fresh look would show, as far as they are loaded', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const cards = world();
        let desk = snapshot(cards);
        for (const [nth, now] of steps.entries()) {
          if (now.what === 'gone') {
            cards.delete(now.card);
            desk = gone(desk, now.card, nth, ids);
          } else if (now.what === 'change') {
            // No two cards share a key, as on the server.
            const key = (at: number) => `${String(at).padStart(2, '0')}${now.card}`;
            const placed: Card = {
              card: now.card,
              places: [
                ...(now.queue === null ? [] : inSupport(now.card, key(now.queue)).places),
                ...(now.inbox === null ? [] : inInbox(now.card, key(now.inbox)).places),
              ],
            };
            cards.set(now.card, placed);
            desk = changed(desk, placed, nth, ids);
          } else {
            const list = now.pane === 'QUEUE' ? desk.queues[0]?.page : desk.inbox;
            if (!list?.endCursor) continue;
            desk = furtherPage(desk, now.pane === 'QUEUE' ? 'Support' : null, pageAfter(cards, now.pane, list.endCursor), ids);
          }
        }
        for (const [pane, list] of [['QUEUE', desk.queues[0]?.page], ['INBOX', desk.inbox]] as const) {
          const end = list?.endCursor ?? null;
          const expected = sorted(cards, pane).filter(({ sortKey }) => end === null || compareKeys(sortKey, end) <= 0);
          expect(list?.items).toEqual(expected.map(({ placed }) => placed));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
