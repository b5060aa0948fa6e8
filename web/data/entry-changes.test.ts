import { gql } from '@apollo/client';
import { expect, test } from 'vitest';
import { makeCache } from './cache.ts';
import { makeKeepNewest } from './entry-changes.ts';
import { EntryFieldsFragmentDoc, OneEntryDocument, type EntryFieldsFragment } from './generated.ts';

type Message = Extract<EntryFieldsFragment, { __typename: 'Message' }>;

const sent: Message = {
  __typename: 'Message', id: 'm1', threadId: 't', seq: 1, at: '2026-03-12T14:03:07.120Z', author: { __typename: 'Speaker', person: null, team: null },
  text: 'One', automatic: false, changeNo: 0, editedAt: null, deletedAt: null, inReplyTo: null, clientMessageId: null, via: null,
};
const edited: Message = { ...sent, text: 'Two', changeNo: 4, editedAt: '2026-03-12T14:04:00.000Z' };
const deleted: Message = { ...sent, text: '', changeNo: 7, deletedAt: '2026-03-12T14:05:00.000Z' };

/** What the cache has after these came, each written as Apollo writes an answer, in this order. */
function after(...entries: readonly Message[]) {
  const cache = makeCache();
  const keepNewest = makeKeepNewest(cache);
  const asked = { fragment: EntryFieldsFragmentDoc, fragmentName: 'EntryFields' };
  for (const data of entries) {
    cache.writeFragment({ ...asked, data });
    keepNewest([data]);
  }
  return cache.readFragment({ ...asked, id: 'Message:m1' });
}

test('of a message that was changed the newest text stays, in whichever order answers and events come', () => {
  expect(after(sent, edited)).toMatchObject(edited);
  expect(after(edited, sent)).toMatchObject(edited);
  expect(after(sent, deleted, edited)).toMatchObject(deleted);
  expect(after(edited, deleted, sent, edited)).toMatchObject(deleted);
  expect(after(sent, sent)).toMatchObject(sent);
});

test('an entry that stands here already is there for whoever answers it, without asking', () => {
  const cache = makeCache();
  cache.writeFragment({ fragment: EntryFieldsFragmentDoc, fragmentName: 'EntryFields', data: edited });
  cache.writeQuery({ query: gql`query { thread(id: "t") { id } }`, data: { thread: { __typename: 'Thread', id: 't' } } });
  cache.writeFragment({ id: 'Query', fragment: gql`fragment T on Query { thread(id: $id) { id } }`, variables: { id: 't' }, data: { __typename: 'Query', thread: { __typename: 'Thread', id: 't' } } });
  expect(cache.readQuery({ query: OneEntryDocument, variables: { id: 't', entryId: 'm1' } })?.thread.entry).toMatchObject({ text: 'Two' });
  expect(cache.readQuery({ query: OneEntryDocument, variables: { id: 't', entryId: 'm2' } })).toBeNull();
});
