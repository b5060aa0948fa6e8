import { useCallback, useSyncExternalStore } from 'react';
import { useData } from './DataProvider.tsx';
import { SignOutDocument } from './generated.ts';
import { countUnsent } from './outbox.ts';
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

export type SignOut = {
  /** Sends and saves what can be. Answers with what is on this device alone, all the same. */
  settle: () => Promise<{ messages: number; drafts: number }>;
  /**
   * Ends the session, and with `throw away` everything of theirs on this device. Rejects with Apollo's error where the
   * server could not be reached; then nothing is forgotten and nobody signed out.
   */
  signOut: (unsent: 'keep unsent' | 'throw away') => Promise<void>;
};

export function useSignOut(): SignOut {
  const data = useData();
  const settle = useCallback(async () => {
    const { flush, outbox, drafts } = data.account();
    await flush();
    return { messages: countUnsent(outbox.view()), drafts: drafts.onlyHere() };
  }, [data]);
  const signOut = useCallback(async (unsent: 'keep unsent' | 'throw away') => {
    try {
      const keepStorage = unsent === 'keep unsent' || data.account().othersKeep();
      await data.apollo.mutate({ mutation: SignOutDocument, variables: { keepStorage } });
    } catch (error) {
      if (refusalOf(error).code !== 'UNAUTHENTICATED') throw error;
    }
    data.account().forget(unsent);
    data.connection.close();
    data.who.leave();
  }, [data]);
  return { settle, signOut };
}
