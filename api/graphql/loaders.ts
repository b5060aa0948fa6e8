import DataLoader from 'dataloader';
import { partiesOf, type PartyView } from '../domain/accounts/find.ts';
import { type ContactCardView, cardsOf } from '../domain/accounts/contacts.ts';
import type { Call, OpenCall } from '../domain/call.ts';
import { notFound } from '../domain/errors.ts';
import { seeThread } from '../domain/threads/see.ts';
import type { ThreadView } from '../domain/threads/views.ts';

/** What many fields of one answer ask for together. */
export interface Loaders {
  party: DataLoader<string, PartyView>;
  card: DataLoader<string, ContactCardView>;
  thread: DataLoader<string, ThreadView>;
}

/** The ways to read: as whoever asks, and, for names alone, without asking who that is. */
export interface Looks {
  look<T>(question: (call: Call) => Promise<T>): Promise<T>;
  lookOpen<T>(question: (call: OpenCall) => Promise<T>): Promise<T>;
}

/**
 * Loaders keep what they have read, so they live as long as one answer and no longer. Who is named in an answer was
 * decided where the answer came from, so names cost one statement and no second question about the viewer.
 */
export function createLoaders({ look, lookOpen }: Looks): Loaders {
  return {
    party: new DataLoader((ids) => lookOpen(async (call) => inOrder(ids, await partiesOf(call, ids), (party) => party.id))),
    card: new DataLoader((ids) => look(async (call) => inOrder(ids, await cardsOf(call, ids), (card) => card.accountId))),
    thread: new DataLoader((ids) => look((call) => Promise.all(ids.map((id) => seeThread(call, id).catch(asError))))),
  };
}

function inOrder<Found>(ids: readonly string[], found: Found[], idOf: (each: Found) => string): (Found | Error)[] {
  const byId = new Map(found.map((each) => [idOf(each), each]));
  return ids.map((id) => byId.get(id) ?? notFound());
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
