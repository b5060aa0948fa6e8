import { type ApolloClient, ApolloLink } from '@apollo/client';

/** Milliseconds in which what is heard of a thread is the answer to what was done to it here. */
const ANSWERED_WITHIN = 10_000;

/** What goes on by itself while a thread is open, and is no deed. */
const LOOKS = new Set(['ReadUpTo', 'SaveDraft', 'SignalTyping', 'SignalLooking']);

export interface OwnDeeds {
  /** Whether something was done to the thread in this tab a moment ago: nobody is told of what they do themselves. */
  didIt: (threadId: string) => boolean;
  stop: () => void;
}

export function noteOwnDeeds(apollo: ApolloClient): OwnDeeds {
  const deeds = new Map<string, number>();
  const noting = new ApolloLink((operation, forward) => {
    const { input }: { input?: { threadId?: unknown } } = operation.variables;
    if (typeof input?.threadId === 'string' && !LOOKS.has(operation.operationName ?? '')) deeds.set(input.threadId, Date.now());
    return forward(operation);
  });
  const before = apollo.link;
  apollo.setLink(ApolloLink.from([noting, before]));
  return {
    didIt: (threadId) => Date.now() - (deeds.get(threadId) ?? 0) < ANSWERED_WITHIN,
    stop: () => apollo.setLink(before),
  };
}
