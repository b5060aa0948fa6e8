import type { ApolloClient } from '@apollo/client';
import { ViewerDocument, type ViewerFieldsFragment, type ViewerQuery } from './generated.ts';
import { isDefinite, refusalOf, type Refusal } from './refusal.ts';
import { makeStore, type Store } from './store.ts';

/** Whoever is signed in, as the screens know them. */
export type Viewer = ViewerFieldsFragment & { isStaff: boolean };

/**
 * - `asking`: not known yet. - `unreachable`: it could not be asked, and is asked again by `ask`.
 * - `nobody`: sign in first. - `somebody`: `viewer` is there.
 */
export type Who = {
  status: 'asking' | 'unreachable' | 'nobody' | 'somebody';
  viewer: Viewer | null;
  organisation: ViewerQuery['organisation'] | null;
};

export type WhoIsHere = Pick<Store<Who>, 'view' | 'listen'> & {
  /** Asks the server again. Answers what it is from now on. */
  ask: () => Promise<Who>;
  /** Somebody signed out here. */
  leave: () => void;
};

/** Who is signed in, asked when the page starts and whenever the server says that a session is over. */
export function makeWho(apollo: ApolloClient): WhoIsHere {
  const store = makeStore<Who>({ status: 'asking', viewer: null, organisation: null });
  apollo.cache.watch({
    query: ViewerDocument,
    optimistic: true,
    callback: ({ result, complete }) => {
      if (!complete || store.view().status !== 'somebody') return;
      const { viewer, organisation } = result as ViewerQuery;
      if (viewer) store.set({ ...store.view(), viewer: known(viewer), organisation });
    },
  });

  return {
    view: store.view,
    listen: store.listen,
    async ask() {
      try {
        const { data } = await apollo.query({ query: ViewerDocument, fetchPolicy: 'network-only' });
        const viewer = data?.viewer ? known(data.viewer) : null;
        // Whoever was here stays known until their page is gone: parts of it are still drawn.
        store.set({
          status: viewer ? 'somebody' : 'nobody',
          viewer: viewer ?? store.view().viewer,
          organisation: data?.organisation ?? null,
        });
      } catch (error) {
        heedFailure(refusalOf(error));
      }
      return store.view();
    },
    leave: () => store.set({ ...store.view(), status: 'nobody' }),
  };

  function heedFailure(refusal: Refusal) {
    if (refusal.code === 'UNAUTHENTICATED' || isDefinite(refusal)) store.set({ ...store.view(), status: 'nobody' });
    else if (store.view().status !== 'somebody') store.set({ ...store.view(), status: 'unreachable' });
  }
}

function known(viewer: ViewerFieldsFragment): Viewer {
  return { ...viewer, isStaff: viewer.party.kind === 'STAFF' };
}
