import { useState } from 'react';
import type { ThreadOnScreen } from '../../data/thread.ts';
import type { EntryView, ThreadView } from './entry.ts';

/** What somebody sees whose access ended before their eyes. */
export interface ShownOut {
  shown: boolean;
  /** When the last of what they may still read was written. */
  readTo: string | null;
  /** They want to read it: from then on the thread stands there, and nothing can be done in it. */
  read: () => void;
}

/**
 * Whoever is taken out while the thread is open is told so at once, in place of the thread. A thread that has ended is
 * no such thing, and neither is one that was open to reading alone from the start.
 */
export function useShownOut({ status, thread, entries }: Pick<ThreadOnScreen, 'status' | 'thread' | 'entries'>): ShownOut {
  const [wasIn, setWasIn] = useState(false);
  const [reading, setReading] = useState(false);
  if (!wasIn && status === 'ready' && thread && takesPart(thread)) setWasIn(true);
  const out = status === 'ended' && wasIn && !hasEnded(thread, entries);
  return { shown: out && !reading, readTo: entries.at(-1)?.at ?? null, read: () => setReading(true) };
}

function takesPart({ can }: ThreadView): boolean {
  return can.reply || can.note || can.leave;
}

/** The closing line may be here before the thread says so itself. */
function hasEnded(thread: ThreadView | null, entries: readonly EntryView[]): boolean {
  const last = entries.findLast((entry) => entry.__typename === 'Line');
  return thread?.state === 'CLOSED' || (last?.__typename === 'Line' && last.kind === 'CLOSED');
}
