import type { ApolloClient } from '@apollo/client';
import { newId } from '../request-id.ts';
import { PutOnHoldDocument, SnoozeThreadDocument, TakeOffHoldDocument, WakeThreadDocument } from './generated.ts';

/** What became of it: `ended` where the thread has closed meanwhile. Anything else is an error of Apollo's. */
export type Aside = 'done' | 'ended';

/** Puts a thread that one holds aside. `until` is a moment in ISO. */
export async function snoozeThread(apollo: ApolloClient, threadId: string, until: string): Promise<Aside> {
  const { data } = await apollo.mutate({ mutation: SnoozeThreadDocument, variables: { input: { threadId, requestId: newId(), until } } });
  return asideOf(data?.snoozeThread);
}

export async function wakeThread(apollo: ApolloClient, threadId: string): Promise<Aside> {
  const { data } = await apollo.mutate({ mutation: WakeThreadDocument, variables: { input: { threadId, requestId: newId() } } });
  return asideOf(data?.wakeThread);
}

export async function putOnHold(apollo: ApolloClient, threadId: string, waitingFor: string): Promise<Aside> {
  const { data } = await apollo.mutate({ mutation: PutOnHoldDocument, variables: { input: { threadId, requestId: newId(), waitingFor } } });
  return asideOf(data?.putOnHold);
}

export async function takeOffHold(apollo: ApolloClient, threadId: string): Promise<Aside> {
  const { data } = await apollo.mutate({ mutation: TakeOffHoldDocument, variables: { input: { threadId, requestId: newId() } } });
  return asideOf(data?.takeOffHold);
}

function asideOf(result: { __typename: string } | undefined): Aside {
  return result?.__typename === 'ThreadEnded' ? 'ended' : 'done';
}
