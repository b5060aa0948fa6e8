import type { ApolloCache, Reference } from '@apollo/client';
import { changed, furtherPage, gone, type DeskLists, type Ids, type Place } from './desk-lists.ts';
import {
  CardFieldsFragmentDoc,
  CardStateFieldsFragmentDoc,
  DeskListsDocument,
  type CardPageFieldsFragment,
  type DeskCountsFieldsFragment,
  type DeskSnapshotFieldsFragment,
  type PlacedCardFieldsFragment,
} from './generated.ts';

/** Everything known of the lists, replaced. */
export function writeSnapshot(cache: ApolloCache, snapshot: DeskSnapshotFieldsFragment): void {
  cache.writeQuery({ query: DeskListsDocument, data: { desk: snapshot } });
}

/** A card that came, changed, moved or left the lists. Its own fields are in the cache already, by the event. */
export function moveCard(cache: ApolloCache, placed: PlacedCardFieldsFragment, counts: DeskCountsFieldsFragment): void {
  editDesk(cache, (desk, ids) => changed(desk, standing(cache, placed), counts, ids));
}

/** A card that is not the viewer's to see any more leaves the lists. */
export function removeCard(cache: ApolloCache, threadId: string, counts?: DeskCountsFieldsFragment): void {
  editDesk(cache, (desk, ids) => gone(desk, threadId, counts ?? desk.counts, ids));
}

/**
 * A further page of a queue, or of the inbox for null. `newer` are the changes that came while it was on the way, null
 * for a card that went: they are what happened last, whatever the page says of the same cards.
 */
export function addPage(
  cache: ApolloCache,
  teamId: string | null,
  page: CardPageFieldsFragment,
  newer: ReadonlyMap<string, PlacedCardFieldsFragment | null>,
): void {
  cache.batch({
    update() {
      for (const { card, mine } of page.items) {
        if (newer.has(card.id)) continue;
        cache.writeFragment({ fragment: CardFieldsFragmentDoc, fragmentName: 'CardFields', data: card });
        cache.writeFragment({ fragment: CardStateFieldsFragmentDoc, fragmentName: 'CardStateFields', data: mine });
      }
      const list = { items: page.items.map((placed) => standing(cache, placed)), endCursor: page.endCursor };
      editDesk(cache, (desk, ids) => furtherPage(desk, teamId, list, ids));
      for (const [threadId, placed] of newer) {
        if (placed) editDesk(cache, (desk, ids) => changed(desk, standing(cache, placed), desk.counts, ids));
        else removeCard(cache, threadId);
      }
    },
  });
}

/** A placed card as the cache keeps it: references, and where it stands. */
type PlacedRef = { __typename: 'PlacedCard'; card: Reference; mine: Reference; places: readonly Place[] };
type DeskInCache = DeskLists<PlacedRef, DeskCountsFieldsFragment>;

function editDesk(cache: ApolloCache, edit: (desk: DeskInCache, ids: Ids<PlacedRef>) => DeskInCache): void {
  cache.modify<{ desk: DeskInCache }>({
    fields: {
      desk(desk, { readField }) {
        const idOf = (thing: unknown) => readField<string>('id', thing as Reference) ?? '';
        return edit(desk as DeskInCache, { card: ({ card }) => idOf(card), team: ({ team }) => idOf(team) });
      },
    },
  });
}

function standing(cache: ApolloCache, { card, mine, places }: PlacedCardFieldsFragment): PlacedRef {
  return {
    __typename: 'PlacedCard',
    card: referTo(cache, 'Card', card.id),
    mine: referTo(cache, 'CardState', mine.id),
    places,
  };
}

function referTo(cache: ApolloCache, __typename: string, id: string): Reference {
  return { __ref: cache.identify({ __typename, id }) ?? `${__typename}:${id}` };
}
