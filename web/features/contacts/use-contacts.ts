import { useEffect } from 'react';
import { useContactsQuery } from '../../data/generated.ts';
import type { Contact } from './contact.ts';

interface Contacts {
  status: 'loading' | 'ready' | 'failed';
  items: readonly Contact[];
  /** Loads the next page. Null where everything is here. */
  more: (() => void) | null;
  again: () => void;
}

/** Whom one may write to. Asked again whenever somebody's hours change, so that "Open now" is never of a moment ago. */
export function useContacts(): Contacts {
  const { data, error, fetchMore, refetch } = useContactsQuery({ fetchPolicy: 'cache-and-network' });
  const page = data?.contacts;
  const items = page?.items ?? [];
  const changes = items.flatMap(({ card }) => (card.hours?.changesAt ? [Date.parse(card.hours.changesAt)] : []));
  const next = changes.length === 0 ? null : Math.min(...changes);
  useEffect(() => (next === null ? undefined : at(next + AFTERWARDS, () => void refetch())), [next, refetch]);

  const after = page?.endCursor;
  return {
    status: page ? 'ready' : error ? 'failed' : 'loading',
    items,
    more: after ? () => void fetchMore({ variables: { after }, updateQuery: (known, { fetchMoreResult }) => ({ contacts: { ...fetchMoreResult.contacts, items: [...known.contacts.items, ...fetchMoreResult.contacts.items] } }) }) : null,
    again: () => void refetch(),
  };
}

/** One contact by id, over as many pages as it takes. */
export function useContact(accountId: string): { status: Contacts['status'] | 'missing'; contact: Contact | null } {
  const { status, items, more } = useContacts();
  const contact = items.find(({ id }) => id === accountId) ?? null;
  useEffect(() => {
    if (!contact) more?.();
  }, [contact, items.length]);
  if (contact || status !== 'ready') return { status, contact };
  return { status: more ? 'loading' : 'missing', contact };
}

/** The server's clock and this one may differ by a moment. Milliseconds. */
const AFTERWARDS = 1_500;

/** A timer of a browser counts to 24 days and no further; whatever is later is another page load. */
function at(time: number, act: () => void): () => void {
  const wait = time - Date.now();
  const timer = wait < 2 ** 31 ? setTimeout(act, Math.max(wait, AFTERWARDS)) : undefined;
  return () => clearTimeout(timer);
}
