import { useCallback, useState } from 'react';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { WrittenView } from './entry.ts';
import type { WrittenPlace } from './written/WrittenPlace.tsx';

/** What was asked for of something that was written: its menu, or what stood there before. */
export interface Asked {
  what: 'menu' | 'versions';
  entryId: string;
  /** The button that was pressed. */
  at: HTMLElement;
}

/** Asks for it. What is done with what was written comes with the first that is asked for: who reads and writes does not load it. */
export type Ask = (entry: WrittenView, what: Asked['what'], at: HTMLElement) => void;

export function useWritten() {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [Place, setPlace] = useState<typeof WrittenPlace | null>(null);

  const ask: Ask = useCallback((entry, what, at) => {
    setAsked({ what, entryId: entry.id, at });
    import('./written/WrittenPlace.tsx').then(
      (part) => setPlace(() => part.WrittenPlace),
      () => {
        setAsked(null);
        showToast({ text: say('thread.noAnswer') });
      },
    );
  }, []);
  const close = useCallback(() => setAsked(null), []);
  return { Place, asked, ask, close };
}
