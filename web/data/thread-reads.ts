import type { ApolloClient } from '@apollo/client';
import { EarlierEntriesDocument, ThreadDocument, ThreadHeadAgainDocument, type EntryFieldsFragment, type ThreadQuery } from './generated.ts';

/** What is read of one thread over HTTP. Each rejects with Apollo's error, and asking twice at a time asks once. */
export type ThreadReads = {
  /** The thread with its newest page of entries. */
  newest: () => Promise<ThreadQuery['thread'] | undefined>;
  /** The thread without its entries. */
  head: () => Promise<unknown>;
  /** The page of entries before a cursor. */
  earlier: (before: string) => Promise<readonly EntryFieldsFragment[] | undefined>;
};

export function readThread(apollo: ApolloClient, id: string): ThreadReads {
  const fetchPolicy = 'network-only';
  return {
    newest: async () => (await apollo.query({ query: ThreadDocument, variables: { id }, fetchPolicy })).data?.thread,
    head: once(() => apollo.query({ query: ThreadHeadAgainDocument, variables: { id }, fetchPolicy })),
    earlier: once(async (before: string) => (await apollo.query({ query: EarlierEntriesDocument, variables: { id, before }, fetchPolicy })).data?.thread.entries.items),
  };
}

function once<Args extends unknown[], Answer>(read: (...args: Args) => Promise<Answer>): (...args: Args) => Promise<Answer> {
  let reading: Promise<Answer> | undefined;
  return (...args) => {
    reading ??= read(...args).finally(() => (reading = undefined));
    return reading;
  };
}
