import { type ContactCardFieldsFragment, useContactsQuery } from '../../data/generated.ts';

/** What a contact of the viewer shows of itself: its phone and its hours. Null while it is not known, or not a contact any more. */
export function useContactCard(accountId: string | undefined): ContactCardFieldsFragment | null {
  const { data } = useContactsQuery();
  return data?.contacts.items.find(({ id }) => id === accountId)?.card ?? null;
}
