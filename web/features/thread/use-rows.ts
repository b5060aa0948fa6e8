import { useCallback, useMemo, type RefObject } from 'react';
import { useOutbox } from '../../data/outbox.ts';
import { useReadUpTo } from '../../data/read-up-to.ts';
import { useSignals } from '../../data/signals.ts';
import type { Viewer } from '../../data/viewer.ts';
import type { EntryView, ThreadView } from './entry.ts';
import type { RowSetting } from './EntryRow.tsx';
import { type Row, rowsOf } from './rows.ts';
import { useArrivals } from './use-arrivals.ts';
import { useReads } from './use-reads.ts';
import { useStopped } from './use-stopped.ts';
import type { Ask } from './use-written.ts';
import { ownName } from './who-reads.ts';

interface RowsSource {
  viewer: Viewer;
  thread: ThreadView;
  entries: readonly EntryView[];
  hasEarlier: boolean;
  /** The newest seq that stood before the reader's eyes: written here, read where something is decided on it. */
  seen: RefObject<number>;
  /** What waits goes back to the composer. */
  takeBack: (id: string) => void;
  /** Something stands over the list: what comes meanwhile is not read. */
  paused: boolean;
  ask: Ask;
  jump: (entryId: string) => void;
  freshAfter?: number | null;
  pinnedNoteId?: string | null;
}

/** The rows of an open thread with everything that stands in them, and how what was seen is told. */
export function useRows({ viewer, thread, entries, hasEarlier, seen, takeBack, paused, ask, jump, freshAfter = null, pinnedNoteId = null }: RowsSource) {
  const { id, isStaff } = viewer;
  const { items, retry, drop } = useOutbox(thread.id);
  const { typing, readByOthersUpTo } = useSignals(thread.id);
  const tell = useReadUpTo(thread.id);
  const reads = useReads(readByOthersUpTo, thread.readers[0]?.at ?? null);
  const unread = useStopped(thread, items.length > 0);
  useArrivals(entries, viewer);

  const rows: readonly Row[] = useMemo(
    () => rowsOf({ entries, outgoing: items, thread, viewer: { id, isStaff }, complete: !hasEarlier, reads, unread, freshAfter, pinnedNoteId, typing }),
    [entries, items, thread, id, isStaff, hasEarlier, reads, unread, freshAfter, pinnedNoteId, typing],
  );
  const own = useMemo(() => ({ id, ...ownName(viewer, thread.team) }), [id, viewer, thread.team]);
  const setting: RowSetting = useMemo(() => ({ thread, isStaff, own, outgoing: { retry, drop, takeBack }, ask, jump }), [thread, isStaff, own, retry, drop, takeBack, ask, jump]);

  const onSeen = useCallback(
    (seq: number) => {
      if (paused || seq <= seen.current) return;
      seen.current = seq;
      tell(seq);
    },
    [paused, seen, tell],
  );
  return { rows, setting, onSeen };
}
