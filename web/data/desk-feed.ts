import type { ApolloClient } from '@apollo/client';
import { addPage, moveCard, removeCard, writeSnapshot } from './desk-cache.ts';
import { follow } from './follow.ts';
import { CardsDocument, DeskDocument, DeskListsDocument, type DeskSnapshotFieldsFragment, type DeskSubscription, type PlacedCardFieldsFragment } from './generated.ts';
import type { LiveConnection } from './live-connection.ts';
import type { OpenThreads } from './open-threads.ts';
import type { Refusal } from './refusal.ts';
import { makeStore, type Store } from './store.ts';
import { told } from './thread-cache.ts';

export type DeskFeed = {
  /** Follows the lists until told to stop. */
  follow: () => () => void;
  /** Loads the next page of a queue, or of the inbox for null. Resolves when it stands in the list; at the end, at once. */
  more: (teamId: string | null) => Promise<void>;
  /** Why there are no lists, where the server decided against it. Null: nothing is wrong. */
  refusal: Pick<Store<Refusal | null>, 'view' | 'listen'>;
  /** How many changes it has brought: whoever shows cards in another way looks again. */
  changes: Pick<Store<number>, 'view' | 'listen'>;
  /** The card that changed last, wherever it stands now: lists that are not loaded that far do not have it. */
  changed: Pick<Store<PlacedCardFieldsFragment | null>, 'view' | 'listen'>;
  /** Who else is at which thread. Nothing of it is kept: a snapshot begins it anew. */
  watched: Pick<Store<Watched>, 'view' | 'listen'>;
};

/** Who looks at a card's thread, and who writes in it. */
export type Watching = Pick<Extract<DeskSubscription['desk'], { __typename: 'CardWatched' }>, 'lookers' | 'writers'>;
type Watched = ReadonlyMap<string, Watching>;

type Parts = {
  apollo: ApolloClient;
  connection: LiveConnection;
  threads: Pick<OpenThreads, 'heardCard' | 'gone'>;
  /** Which queues the viewer has, or which of them are open, has changed. */
  rightsChanged: () => void;
};

/**
 * The lists of the viewer: a snapshot, then every change, and after a lost connection another snapshot. Pages are read
 * beside it; what changes while one is on the way is newer than the page, and wins.
 */
export function makeDeskFeed({ apollo, connection, threads, rightsChanged }: Parts): DeskFeed {
  const pages = new Map<string | null, { promise: Promise<void>; newer: Map<string, PlacedCardFieldsFragment | null> }>();
  const refusal = makeStore<Refusal | null>(null);
  const changes = makeStore(0);
  const changed = makeStore<PlacedCardFieldsFragment | null>(null);
  const watched = makeStore<Watched>(new Map());
  let snapshots = 0;
  let open: string | undefined;

  return {
    refusal,
    changes,
    changed,
    watched,
    follow: () =>
      follow(apollo, connection, {
        document: DeskDocument,
        variables: () => ({}),
        hear({ desk }) {
          hear(desk);
        },
        refused: refusal.set,
      }),
    more(teamId) {
      const loading = pages.get(teamId);
      if (loading) return loading.promise;
      const newer = new Map<string, PlacedCardFieldsFragment | null>();
      const promise = load(teamId, newer).finally(() => pages.delete(teamId));
      pages.set(teamId, { promise, newer });
      return promise;
    },
  };

  /** A card came, changed or went: what is shown of them in another way is looked at again. */
  function moved() {
    changes.set(changes.view() + 1);
  }

  function hear(event: DeskSubscription['desk']) {
    switch (event.__typename) {
      case 'DeskSnapshot':
        moved();
        return begin(event);
      case 'CardChanged':
        moved();
        remember(event.placed.card.id, event.placed);
        moveCard(apollo.cache, event.placed, event.counts);
        told(apollo.cache, event.placed);
        changed.set(event.placed);
        return threads.heardCard(event.placed.card.id, event.placed.card.lastSeq);
      case 'CardWatched':
        return watched.set(new Map(watched.view()).set(event.threadId, event));
      case 'CardGone':
        moved();
        remember(event.threadId, null);
        removeCard(apollo.cache, event.threadId, event.counts);
        return threads.gone(event.threadId);
      case 'AvailabilityChanged':
      case 'NoticesChanged':
        // It stands in the cache by the event itself.
        return;
    }
  }

  function begin(snapshot: DeskSnapshotFieldsFragment) {
    snapshots += 1;
    watched.set(new Map());
    writeSnapshot(apollo.cache, snapshot);
    for (const { card } of [snapshot.inbox, ...snapshot.queues.map(({ page }) => page)].flatMap(({ items }) => items)) {
      threads.heardCard(card.id, card.lastSeq);
    }
    const before = open;
    open = JSON.stringify(snapshot.queues.map(({ team, locked }) => [team.id, locked]));
    if (before !== undefined && before !== open) rightsChanged();
  }

  function remember(threadId: string, placed: PlacedCardFieldsFragment | null) {
    for (const { newer } of pages.values()) newer.set(threadId, placed);
  }

  async function load(teamId: string | null, newer: ReadonlyMap<string, PlacedCardFieldsFragment | null>) {
    const after = endCursor(teamId);
    if (!after) return;
    const asOf = snapshots;
    const { data } = await apollo.query({ query: CardsDocument, variables: { teamId, after }, fetchPolicy: 'no-cache' });
    // A snapshot that came meanwhile began the lists again, and the cursor belongs to the lists before it.
    if (data && asOf === snapshots) addPage(apollo.cache, teamId, data.cards, newer);
  }

  function endCursor(teamId: string | null): string | null | undefined {
    const desk = apollo.cache.readQuery({ query: DeskListsDocument })?.desk;
    if (teamId === null) return desk?.inbox.endCursor;
    return desk?.queues.find(({ team }) => team.id === teamId)?.page.endCursor;
  }
}
