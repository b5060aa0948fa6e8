import { useCallback, useSyncExternalStore } from 'react';
import { useData } from './DataProvider.tsx';
import { SignOutDocument } from './generated.ts';
import { useUnsent } from './outbox.ts';
import { refusalOf } from './refusal.ts';
import type { Viewer, Who } from './who.ts';

export type { Viewer } from './who.ts';

/** For the gate: who is signed in, if anybody. While the server cannot be reached it is asked again by itself. */
export function useWhoIsHere(): Who & { ask: () => void } {
  const { who } = useData();
  const here = useSyncExternalStore(who.listen, who.view);
  return { ...here, ask: () => void who.ask() };
}

/** Whoever is signed in. Throws if nobody is: for screens behind the gate. */
export function useViewer(): Viewer {
  const { viewer } = useWhoIsHere();
  if (!viewer) throw new Error('Nobody is signed in.');
  return viewer;
}

/**
 * Ends the session. `unsent` says that messages wait on this device, which would be lost with it: warn first.
 * Rejects with Apollo's error where the server could not be reached; then nothing is forgotten and nobody signed out.
 */
export function useSignOut(): { signOut: () => Promise<void>; unsent: boolean } {
  const data = useData();
  const unsent = useUnsent() > 0;
  const signOut = useCallback(async () => {
    try {
      await data.apollo.mutate({ mutation: SignOutDocument });
    } catch (error) {
      if (refusalOf(error).code !== 'UNAUTHENTICATED') throw error;
    }
    data.account().forget();
    data.connection.close();
    data.who.leave();
  }, [data]);
  return { signOut, unsent };
}
