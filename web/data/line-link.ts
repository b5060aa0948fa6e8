import { ApolloLink, Observable } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { print } from '@apollo/client/utilities';
import type { LiveConnection } from './live-connection.ts';
import { LineLost } from './line.ts';

/** Subscriptions over the line there is. Without one, or when it goes, they end with `LineLost`: see follow.ts. */
export function lineLink(connection: LiveConnection): ApolloLink {
  return new ApolloLink(
    ({ query, variables, operationName }) =>
      new Observable((observer) => {
        const line = connection.line();
        if (!line) return observer.error(new LineLost());
        const request = { query: print(query), variables, ...(operationName && { operationName }) };
        return line.subscribe(request, {
          next: (result) => observer.next(result),
          complete: () => observer.complete(),
          error: (error) => observer.error(error instanceof Error ? error : new CombinedGraphQLErrors({ errors: [...error] })),
        });
      }),
  );
}
