import { type Door, SIDE_DOOR } from '../domain/call.ts';
import { type CardsWanted, cardsOfThreads, type ColleaguesWanted, colleaguesOf, countsOfDesks, type DeskOwner, deskOwners, type Viewer } from '../domain/threads/desk-now.ts';
import type { AvailabilityView } from '../domain/accounts/availability.ts';
import type { DeskCountsView, PlacedCardView } from '../domain/threads/desk-views.ts';
import { together } from '../domain/together.ts';

/** What open desks read when something rings: all who heard the same ring, in the same statement, each as themselves. */
export interface DeskReading {
  /** Null: it is nobody, or nobody any more. */
  owner(viewer: Viewer): Promise<DeskOwner | null>;
  counts(viewer: Viewer): Promise<DeskCountsView | null>;
  cards(wanted: CardsWanted): Promise<PlacedCardView[]>;
  colleagues(wanted: ColleaguesWanted): Promise<AvailabilityView[]>;
}

/** So many desks are read in one statement. */
const DESKS = 100;

export function createDeskReading(door: Door): DeskReading {
  return {
    owner: together<Viewer, DeskOwner | null>(DESKS, (viewers) => door.lookOpen(SIDE_DOOR, (call) => deskOwners(call, viewers))),
    counts: together<Viewer, DeskCountsView | null>(DESKS, (viewers) => door.lookOpen(SIDE_DOOR, (call) => countsOfDesks(call, viewers))),
    cards: together<CardsWanted, PlacedCardView[]>(DESKS, (wanted) => door.lookOpen(SIDE_DOOR, (call) => cardsOfThreads(call, wanted))),
    colleagues: together<ColleaguesWanted, AvailabilityView[]>(DESKS, (wanted) => door.lookOpen(SIDE_DOOR, (call) => colleaguesOf(call, wanted))),
  };
}
