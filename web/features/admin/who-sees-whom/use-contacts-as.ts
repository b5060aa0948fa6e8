import { type ContactFieldsFragment, type PartyFieldsFragment, useContactsAsQuery } from '../generated.ts';

export interface ContactsAs {
  status: 'loading' | 'ready' | 'failed';
  contacts: readonly ContactFieldsFragment[];
  /** Who works behind the teams among them, and is not seen. */
  hidden: readonly PartyFieldsFragment[];
  /** Loads the next page. Null where everything is here. */
  more: (() => void) | null;
  error: unknown;
  again: () => void;
}

/**
 * The contacts of a client, as that client sees them. That somebody looked is noted, so it is asked for when a page
 * shows it and not by the way; and what another may see is never kept beside what oneself may see.
 */
export function useContactsAs(accountId: string): ContactsAs {
  const { data, error, fetchMore, refetch } = useContactsAsQuery({ variables: { accountId }, fetchPolicy: 'no-cache' });
  const preview = data?.contactsAs;
  const after = preview?.contacts.endCursor;
  return {
    status: preview ? 'ready' : error ? 'failed' : 'loading',
    contacts: preview?.contacts.items ?? [],
    hidden: preview?.hiddenMembers ?? [],
    more: after
      ? () =>
          void fetchMore({
            variables: { after },
            updateQuery: ({ contactsAs: known }, { fetchMoreResult: { contactsAs: next } }) => ({ contactsAs: { ...known, contacts: { ...next.contacts, items: [...known.contacts.items, ...next.contacts.items] } } }),
          })
      : null,
    error,
    again: () => void refetch(),
  };
}
