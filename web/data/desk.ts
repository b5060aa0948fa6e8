import type { ApolloCache } from '@apollo/client';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useAccount, useData } from './DataProvider.tsx';
import type { Watching } from './desk-feed.ts';
import { keyIn } from './desk-lists.ts';
import {
  DeskListsDocument,
  type CardFieldsFragment,
  type CardStateFieldsFragment,
  type CardPageFieldsFragment,
  type DeskCountsFieldsFragment,
  type DeskListsQuery,
  type DeskSnapshotFieldsFragment,
  type PlacedCardFieldsFragment,
} from './generated.ts';
import type { Refusal } from './refusal.ts';

/** A card where it stands in one list. The same object as long as nothing about it changed. */
export type DeskRow = { card: CardFieldsFragment; mine: CardStateFieldsFragment; sortKey: string };

/** One team's queue: those that wait, longest first, then those that are held. A locked one shows no card and no count. */
export type DeskQueueView = Omit<DeskSnapshotFieldsFragment['queues'][number], 'page'> & {
  items: readonly DeskRow[];
  hasMore: boolean;
  waiting: number;
  held: number;
};

export type InboxView = { items: readonly DeskRow[]; hasMore: boolean };

export type Desk = {
  /** False until the first snapshot is here. */
  ready: boolean;
  /** The server decided against it. Null: it comes, or is here. */
  refusal: Refusal | null;
  queues: readonly DeskQueueView[];
  inbox: InboxView;
  counts: DeskCountsFieldsFragment;
  /** Loads the next page of a queue, or of the inbox. Rejects with Apollo's error; asking twice asks once. */
  more: (pane: 'QUEUE' | 'INBOX', teamId?: string) => Promise<void>;
};

/** Connects, and follows the viewer's lists. Mounted once, by the app, in a component that draws nothing. */
export function useWatchDesk(): void {
  const account = useAccount();
  useEffect(() => account.goLive(), [account]);
}

/** The viewer's lists as they are now. A client's desk has the inbox alone. */
export function useDesk(): Desk {
  const { apollo } = useData();
  const { desk: feed } = useAccount();
  const lists = useMemo(() => watchLists(apollo.cache), [apollo]);
  const desk = useSyncExternalStore(lists.listen, lists.view);
  const refusal = useSyncExternalStore(feed.refusal.listen, feed.refusal.view);
  return useMemo(
    () => ({
      ready: desk !== null,
      refusal,
      queues: desk?.queues.map((queue) => queueView(queue, desk.counts)) ?? [],
      inbox: desk ? { items: rows(desk.inbox, null), hasMore: desk.inbox.endCursor !== null } : nothing,
      counts: desk?.counts ?? { __typename: 'DeskCounts', queues: [], inbox: 0, inboxUnread: 0 },
      more: (pane, teamId) => feed.more(pane === 'INBOX' ? null : (teamId ?? null)),
    }),
    [desk, refusal, feed],
  );
}

/** Who else looks at a thread of the queues, and who writes in it. Undefined: nobody that is known of. */
export function useWatching(threadId: string): Watching | undefined {
  const { watched } = useAccount().desk;
  return useSyncExternalStore(watched.listen, () => watched.view().get(threadId));
}

const nothing: InboxView = { items: [], hasMore: false };

function queueView({ page, ...queue }: DeskSnapshotFieldsFragment['queues'][number], counts: DeskCountsFieldsFragment): DeskQueueView {
  const count = counts.queues.find(({ teamId }) => teamId === queue.team.id);
  return {
    ...queue,
    items: rows(page, queue.team.id),
    hasMore: page.endCursor !== null,
    waiting: count?.waiting ?? 0,
    held: count?.held ?? 0,
  };
}

function rows({ items }: CardPageFieldsFragment, teamId: string | null): DeskRow[] {
  return items.map((placed) => rowOf(placed, teamId));
}

/** A card held by the viewer stands in two lists, with a key in each. */
const rowsKnown = { QUEUE: new WeakMap<PlacedCardFieldsFragment, DeskRow>(), INBOX: new WeakMap<PlacedCardFieldsFragment, DeskRow>() };

function rowOf(placed: PlacedCardFieldsFragment, teamId: string | null): DeskRow {
  const pane = teamId === null ? 'INBOX' : 'QUEUE';
  const known = rowsKnown[pane].get(placed);
  if (known) return known;
  const row = { card: placed.card, mine: placed.mine, sortKey: keyIn(placed, { pane, teamId }) ?? '' };
  rowsKnown[pane].set(placed, row);
  return row;
}

function watchLists(cache: ApolloCache) {
  let desk = cache.readQuery({ query: DeskListsDocument })?.desk ?? null;
  return {
    view: () => desk,
    listen: (hear: () => void) =>
      cache.watch<DeskListsQuery>({
        query: DeskListsDocument,
        optimistic: true,
        immediate: true,
        callback: ({ result, complete }) => {
          desk = complete && result ? (result as DeskListsQuery).desk : null;
          hear();
        },
      }),
  };
}
