import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { of } from 'rxjs';
import { expect, test } from 'vitest';
import { noteOwnDeeds } from './own-deeds.ts';

test('what one does is one\'s own for a moment; looking, reading and typing are no deeds', async () => {
  const apollo = new ApolloClient({ cache: new InMemoryCache(), link: new ApolloLink(() => of({ data: { done: true } })) });
  const before = apollo.link;
  const own = noteOwnDeeds(apollo);
  const does = (name: string, threadId: string) => apollo.mutate({ mutation: gql(`mutation ${name}($input: In!) { done(input: $input) }`), variables: { input: { threadId } } });
  for (const name of ['ReadUpTo', 'SaveDraft', 'SignalTyping', 'SignalLooking']) await does(name, 'a');
  expect(own.didIt('a')).toBe(false);
  await does('TransferThread', 'a');
  expect([own.didIt('a'), own.didIt('b')]).toEqual([true, false]);
  own.stop();
  expect(apollo.link).toBe(before);
});
