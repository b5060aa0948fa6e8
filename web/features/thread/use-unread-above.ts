import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows.ts';

/** Milliseconds without a movement after which the reader, or the list that is being placed, stands still. */
const stillAfter = 150;

/**
 * The line "new" while it stands above everything that can be seen: whoever opens a thread further down is told of it. Once
 * it was before their eyes, or they have declined, it is not spoken of again, unless a page brings more of what they missed.
 */
export function useUnreadAbove(rows: readonly Row[], list: RefObject<VirtualizerHandle | null>) {
  const place = rows.findIndex(({ kind }) => kind === 'new');
  const line = rows[place];
  const first = rows[place + 1]?.key ?? null;
  const [known, setKnown] = useState<string | null>(null);
  const [above, setAbove] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const look = useCallback(() => {
    clearTimeout(timer.current);
    if (place < 0) return;
    timer.current = setTimeout(() => {
      const handle = list.current;
      if (!handle) return;
      const isAbove = handle.findItemIndex(handle.scrollOffset) > place;
      setAbove(isAbove);
      if (!isAbove) setKnown(first);
    }, stillAfter);
  }, [place, first, list]);
  useEffect(() => {
    look();
    return () => clearTimeout(timer.current);
  }, [look, rows]);

  const dismiss = useCallback(() => setKnown(first), [first]);
  return { line: line?.kind === 'new' && above && known !== first ? line : null, look, dismiss };
}
