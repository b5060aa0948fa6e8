import { createContext, useContext } from 'react';
import type { Claim } from './claims.ts';
import type { DeskItem } from './item.ts';

/** What one can do from a list of the desk, and who does it. */
export interface Deeds {
  viewerId: string;
  take: (item: DeskItem) => void;
  takeOver: (claim: Claim) => void;
  giveBack: (item: DeskItem) => void;
  /** Goes to the inbox, where it is not in sight already. */
  openInbox: () => void;
}

export const DeedsContext = createContext<Deeds | null>(null);

/** The deeds of the desk that this part of the screen stands on. */
export function useDeeds(): Deeds {
  const deeds = useContext(DeedsContext);
  if (!deeds) throw new Error('A list of the desk stands outside DeskDeeds.');
  return deeds;
}
