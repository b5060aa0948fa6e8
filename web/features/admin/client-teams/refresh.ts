import type { ApolloClient } from '@apollo/client';

/** What shows who is in which client team, and so is out of date after a deed there. */
const SHOWN = new Set(['Setup', 'ClientTeams', 'ClientTeam', 'ClientsOfTeam', 'WhoSeesWhom']);

/** Asks again for everything on the screen that a deed on client teams may have changed. What is not on it is asked for when it comes. */
export function refresh(apollo: ApolloClient): void {
  for (const query of apollo.getObservableQueries('active')) {
    if (SHOWN.has(query.queryName ?? '')) void query.refetch().catch(() => undefined);
  }
}
