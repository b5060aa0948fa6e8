import type { ApolloClient } from '@apollo/client';
import type { DeskFeed } from '../desk-feed.ts';
import { makeStore } from '../store.ts';
import { type CardFilter, type CardPageFieldsFragment, FilteredCardsDocument } from './generated.ts';

/** Which cards are asked for. `closedSince` is a moment in ISO, with CLOSED. */
export interface CardsWanted {
  filter: CardFilter;
  teamId: string | null;
  closedSince: string | null;
}

/** A filtered list as the server last said it. */
export interface FilteredList {
  /** Null: it comes. */
  items: CardPageFieldsFragment['items'] | null;
  hasMore: boolean;
  /** It could not be loaded; it is asked for again as soon as something changes. */
  failed: boolean;
}

/** At most so many in one answer, and so many more with each wish for more. */
const PAGE = 50;
/** Milliseconds between two questions, however much happens. */
const PAUSE = 500;

/**
 * Follows what a filter leaves of the queues: asks the server, and after every change of any list asks again, so that what
 * stands here is what a fresh question would answer. The rule of a filter is the server's alone.
 */
export function followFiltered(apollo: ApolloClient, feed: Pick<DeskFeed, 'changes'>, wanted: CardsWanted) {
  const list = makeStore<FilteredList>({ items: null, hasMore: false, failed: false });
  let [count, stopped, asking, again] = [PAGE, false, false, false];

  const stop = feed.changes.listen(() => void ask());
  void ask();
  return {
    view: list.view,
    listen: list.listen,
    more: () => {
      count += PAGE;
      void ask();
    },
    stop: () => {
      stopped = true;
      stop();
    },
  };

  async function ask(): Promise<void> {
    again = true;
    if (asking) return;
    asking = true;
    while (again && !stopped) {
      again = false;
      const next = await load().catch(() => null);
      if (!stopped) list.set(next ?? { ...list.view(), failed: true });
      await new Promise((soon) => setTimeout(soon, PAUSE));
    }
    asking = false;
  }

  async function load(): Promise<FilteredList> {
    const items: CardPageFieldsFragment['items'] = [];
    let after: string | null = null;
    do {
      const { data }: { data?: { cards: CardPageFieldsFragment } } = await apollo.query({ query: FilteredCardsDocument, variables: { ...wanted, after, first: PAGE }, fetchPolicy: 'no-cache' });
      if (!data) throw new Error('the server answered with nothing');
      items.push(...data.cards.items);
      after = data.cards.endCursor;
    } while (after !== null && items.length < count);
    return { items, hasMore: after !== null, failed: false };
  }
}
