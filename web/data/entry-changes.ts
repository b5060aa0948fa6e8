import type { ApolloCache } from '@apollo/client';
import type { EntryFieldsFragment } from './generated.ts';

/** What people write, and can change. */
type Written = Extract<EntryFieldsFragment, { __typename: 'Message' | 'Note' }>;

export function isWritten(entry: EntryFieldsFragment): entry is Written {
  return entry.__typename === 'Message' || entry.__typename === 'Note';
}

/**
 * Of an entry that was changed the newest that was heard stays: an answer that was slow on its way would lay an older text
 * over it, and nothing would ever put that right.
 */
export function makeKeepNewest(cache: ApolloCache): (entries: readonly EntryFieldsFragment[]) => void {
  const newest = new Map<string, Written>();
  return (entries) => {
    for (const entry of entries.filter(isWritten)) {
      const known = newest.get(entry.id);
      if (known && known.changeNo > entry.changeNo) putBack(cache, known);
      else if (entry.changeNo > 0) newest.set(entry.id, entry);
    }
  };
}

function putBack(cache: ApolloCache, { __typename, id, text, changeNo, editedAt, deletedAt }: Written): void {
  cache.modify<Pick<Written, 'text' | 'changeNo' | 'editedAt' | 'deletedAt'>>({
    id: cache.identify({ __typename, id }),
    fields: { text: () => text, changeNo: () => changeNo, editedAt: () => editedAt, deletedAt: () => deletedAt },
  });
}
