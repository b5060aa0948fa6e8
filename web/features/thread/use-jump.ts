import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { Row } from './rows.ts';

interface JumpInput {
  rows: readonly Row[];
  list: RefObject<VirtualizerHandle | null>;
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
  /** The reader is not at the end any more. */
  leaveEnd: () => void;
}

/** Milliseconds that an entry stays marked. */
const litFor = 2_400;

/** Wanted instead of an entry: the line under which everything is new. */
const LINE = 'new';

/** Brings one entry, or the line "new", before the reader's eyes: pages are read until it is there, or there are no more. */
export function useJump({ rows, list, hasEarlier, loadEarlier, leaveEnd }: JumpInput) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [lit, setLit] = useState<string | null>(null);

  useEffect(() => {
    if (wanted === null || rows.length === 0) return;
    const place = rows.findIndex((row) => (wanted === LINE ? row.kind === 'new' : entryIdOf(row) === wanted));
    const row = rows[place];
    if ((!row || (row.kind === 'new' && row.more)) && hasEarlier) return void loadEarlier().catch(() => setWanted(null));
    setWanted(null);
    if (!row) return showToast({ text: say('thread.notHere') });
    leaveEnd();
    setLit(wanted);
    // Once the rows that have just come are measured.
    requestAnimationFrame(() => list.current?.scrollToIndex(place, { align: wanted === LINE ? 'start' : 'center' }));
  }, [wanted, rows, list, hasEarlier, loadEarlier, leaveEnd]);

  useEffect(() => {
    if (lit === null) return;
    const timer = setTimeout(() => setLit(null), litFor);
    return () => clearTimeout(timer);
  }, [lit]);

  const toEntry = useCallback((id: string) => setWanted(id), []);
  const toLine = useCallback(() => setWanted(LINE), []);
  return { lit, toEntry, toLine };
}

export function entryIdOf(row: Row): string | null {
  return row.kind === 'message' || row.kind === 'note' || row.kind === 'line' ? row.entry.id : null;
}
