import { useCallback, useState } from 'react';
import { partOver } from '../../ui/part.tsx';
import type { WrittenView } from './entry.ts';

/** What was asked for of something that was written: its menu, or what stood there before. */
export interface Asked {
  what: 'menu' | 'versions';
  entryId: string;
  /** The button that was pressed. */
  at: HTMLElement;
}

/** Asks for it. */
export type Ask = (entry: WrittenView, what: Asked['what'], at: HTMLElement) => void;

/** What is done with what was written comes with the first that is asked for, and stays: who reads and writes does not load it. */
export const WrittenPlace = partOver(() => import('./written/WrittenPlace.tsx').then((place) => place.WrittenPlace));

export function useWritten() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [begun, begin] = useState(false);

  const ask: Ask = useCallback((entry, what, at) => {
    begin(true);
    setAsked({ what, entryId: entry.id, at });
  }, []);
  const close = useCallback(() => setAsked(null), []);
  const giveUp = useCallback(() => {
    begin(false);
    setAsked(null);
  }, []);
  return { begun, asked, ask, close, giveUp };
}
