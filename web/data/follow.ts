import type { ApolloClient, OperationVariables, TypedDocumentNode } from '@apollo/client';
import { Subscription } from 'rxjs';
import { fullJitter } from './jitter.ts';
import type { LiveConnection } from './live-connection.ts';
import { LineLost } from './line.ts';
import { isDefinite, refusalOf, type Refusal } from './refusal.ts';

export type Feed<TData, TVariables extends OperationVariables> = {
  document: TypedDocumentNode<TData, TVariables>;
  /** Asked for every subscription anew: after a reconnect a feed goes on from what it has by then. */
  variables: () => TVariables;
  hear: (data: TData) => void;
  /** It was lost and is followed again: what the feed itself does not repeat has to be read again. */
  rejoined?: () => void;
  /** The server decided against it. It is not tried again. */
  refused: (refusal: Refusal) => void;
};

/**
 * Follows a live feed over however many sockets it takes, until told to stop. A lost line is waited for; an end that
 * nobody asked for, or a refusal that passes, is waited out with the same jitter as a lost line.
 */
export function follow<TData, TVariables extends OperationVariables>(
  apollo: ApolloClient,
  connection: LiveConnection,
  feed: Feed<TData, TVariables>,
): () => void {
  let current: Subscription | undefined;
  let nextTry: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let before = false;
  let over = false;
  const ignoreConnection = connection.listen(join);
  join();
  return stop;

  function join() {
    if (over || current || nextTry !== undefined || connection.view().state !== 'live') return;
    const subscription = new Subscription();
    current = subscription;
    subscription.add(
      apollo
        .subscribe({ query: feed.document, variables: feed.variables(), context: { queryDeduplication: false } })
        .subscribe({
          next({ data, error }) {
            if (current !== subscription) return;
            if (error || !data) return failed(error);
            attempt = 0;
            feed.hear(data as TData);
          },
          complete: () => current === subscription && failed(undefined),
        }),
    );
    if (before) feed.rejoined?.();
    before = true;
  }

  function failed(error: unknown) {
    leave();
    if (error instanceof LineLost) return join();

    const refusal = refusalOf(error);
    if (refusal.code === 'UNAUTHENTICATED') return connection.endSession();
    if (error && isDefinite(refusal)) {
      stop();
      return feed.refused(refusal);
    }
    nextTry = setTimeout(tryAgain, Math.max(fullJitter(attempt), (refusal.seconds ?? 0) * 1_000));
    attempt += 1;
  }

  function tryAgain() {
    nextTry = undefined;
    join();
  }

  function leave() {
    const left = current;
    current = undefined;
    left?.unsubscribe();
  }

  function stop() {
    over = true;
    ignoreConnection();
    clearTimeout(nextTry);
    leave();
  }
}
