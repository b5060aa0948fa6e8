import DataLoader from 'dataloader';
import { partiesOf, type PartyView } from '../domain/accounts/find.ts';
import { type ContactCardView, cardsOf } from '../domain/accounts/contacts.ts';
import { membersOf, othersOf, type PlacesView } from '../domain/accounts/places.ts';
import type { Call, OpenCall, ViewerCall } from '../domain/call.ts';
import { notFound } from '../domain/errors.ts';
import { together } from '../domain/together.ts';
import { outcomesById, type OutcomeView } from '../domain/threads/outcomes.ts';
import { seeThread } from '../domain/threads/see.ts';
import { tagsById, type TagView } from '../domain/threads/tags.ts';
import type { ThreadView } from '../domain/threads/views.ts';

/** What many fields of one answer ask for together. */
export interface Loaders {
  party: DataLoader<string, PartyView>;
  /** Accounts that were read together with what names them: `named` looks here first. */
  known: Map<string, PartyView>;
  card: DataLoader<string, ContactCardView>;
  thread: DataLoader<string, ThreadView>;
  tag: DataLoader<string, TagView>;
  outcome: DataLoader<string, OutcomeView>;
  /** Who is in a client team, by the id of the client team; and its staff and teams alone. */
  clientTeamMembers: DataLoader<string, PlacesView>;
  clientTeamOthers: DataLoader<string, PlacesView>;
}

/** The ways to read: as whoever asks, and, for names alone, without asking who that is. */
export interface Looks {
  look<T>(question: (call: Call) => Promise<T>): Promise<T>;
  view<T>(question: (call: ViewerCall) => Promise<T>): Promise<T>;
  lookOpen<T>(question: (call: OpenCall) => Promise<T>): Promise<T>;
}

/**
 * Loaders keep what they have read, so they live as long as one answer and no longer. Who is named in an answer was
 * decided where the answer came from, so names and cards cost one statement and no second question about the viewer.
 */
export function createLoaders({ look, view, lookOpen }: Looks, names: Names | null = null): Loaders {
  return {
    known: new Map(),
    party: new DataLoader((ids) => names?.(ids) ?? lookOpen((call) => namesFor(call, ids))),
    card: new DataLoader((ids) => lookOpen(async (call) => inOrder(ids, await cardsOf(call, ids), (card) => card.accountId))),
    clientTeamMembers: new DataLoader((ids) => look((call) => membersOf(call, ids))),
    clientTeamOthers: new DataLoader((ids) => look((call) => othersOf(call, ids))),
    tag: new DataLoader((ids) => lookOpen(async (call) => inOrder(ids, await tagsById(call, ids), ({ id }) => id))),
    outcome: new DataLoader((ids) => lookOpen(async (call) => inOrder(ids, await outcomesById(call, ids), ({ id }) => id))),
    thread: new DataLoader((ids) => view((call) => Promise.all(ids.map((id) => seeThread(call, id).catch(asError))))),
  };
}

/** Names for ids, in their order. */
export type Names = (ids: readonly string[]) => Promise<(PartyView | Error)[]>;

/** So many answers ask for their names in one statement. */
const ANSWERS = 200;

/**
 * Names for answers to live events, which many are given at the same moment: all who ask in one turn of the event loop are
 * told by one statement. Nothing is kept.
 */
export function createNames({ lookOpen }: Pick<Looks, 'lookOpen'>): Names {
  return together<readonly string[], (PartyView | Error)[]>(ANSWERS, async (asked) => {
    const all = [...new Set(asked.flat())];
    const found = await lookOpen((call) => namesFor(call, all));
    const byId = new Map(all.map((id, i) => [id, found[i] ?? notFound()]));
    return asked.map((ids) => ids.map((id) => byId.get(id) ?? notFound()));
  });
}

async function namesFor(call: OpenCall, ids: readonly string[]): Promise<(PartyView | Error)[]> {
  return inOrder(ids, await partiesOf(call, ids), (party) => party.id);
}

function inOrder<Found>(ids: readonly string[], found: Found[], idOf: (each: Found) => string): (Found | Error)[] {
  const byId = new Map(found.map((each) => [idOf(each), each]));
  return ids.map((id) => byId.get(id) ?? notFound());
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
