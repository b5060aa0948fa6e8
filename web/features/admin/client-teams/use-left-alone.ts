import { useState } from 'react';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';
import type { Party } from './client-team.ts';
import type { LeftAlone } from './use-membership.ts';

/**
 * A deed that is refused as long as clients would be left alone: who they are, and the replacement that was named for
 * them, with which the same deed is asked again.
 */
export function useLeftAlone(deed: (replacement: Party | null) => Promise<LeftAlone | null>, onDone: () => void) {
  const { working, trouble, run } = useDeed(whyNot);
  const [alone, setAlone] = useState<LeftAlone | null>(null);
  const [replacement, setReplacement] = useState<Party | null>(null);

  async function go(): Promise<void> {
    let refused: LeftAlone | null = null;
    const answered = await run(async () => {
      refused = await deed(replacement);
    });
    if (!answered) return;
    setAlone(refused);
    if (refused) setReplacement(null);
    else onDone();
  }

  /** Another question: what the server said to the one before no longer counts. */
  function anew(): void {
    setAlone(null);
    setReplacement(null);
  }

  return { working, trouble, alone, replacement, setReplacement, go, anew };
}
