import DataLoader from 'dataloader';
import { partiesOf, type PartyView } from '../domain/accounts/find.ts';
import { type ContactCardView, cardsOf } from '../domain/accounts/contacts.ts';
import type { Call } from '../domain/call.ts';
import { notFound } from '../domain/errors.ts';
import { seeThread } from '../domain/threads/see.ts';
import type { ThreadView } from '../domain/threads/views.ts';

/** What many fields of one answer ask for together. */
export interface Loaders {
  party: DataLoader<string, PartyView>;
  card: DataLoader<string, ContactCardView>;
  thread: DataLoader<string, ThreadView>;
}

export type Look = <T>(question: (call: Call) => Promise<T>) => Promise<T>;

/** Loaders keep what they have read, so they live as long as one answer and no longer. */
export function createLoaders(look: Look): Loaders {
  return {
    party: new DataLoader((ids) => look(async (call) => inOrder(ids, await partiesOf(call, ids), (party) => party.id))),
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
