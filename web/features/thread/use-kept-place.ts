import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows.ts';
import { isPrepended, missedAfter, newestSeq, seenSeq } from './seen.ts';

interface KeptPlaceInput {
  rows: readonly Row[];
  scroller: RefObject<HTMLDivElement | null>;
  list: RefObject<VirtualizerHandle | null>;
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
  onSeen: (seq: number) => void;
}

/** So many pixels from the end still count as the end. */
const nearEnd = 40;
/** So many pixels before the beginning the page before it is asked for. */
const nearStart = 800;
/** Milliseconds after which rows that came have their heights, and the list its place. */
const settledMs = 150;

/** Where the reader is in the list: at the end and kept there, or somewhere above and left alone. */
export function useKeptPlace({ rows, scroller, list, hasEarlier, loadEarlier, onSeen }: KeptPlaceInput) {
  const atEnd = useRef(true);
  const placed = useRef(false);
  const lastTop = useRef(0);
  const [seenTo, setSeenTo] = useState(0);
  const [before, setBefore] = useState(rows);
  const [shift, setShift] = useState(false);
  // Virtua holds the view from the end only in the very render in which rows come at the start.
  if (before !== rows) {
    setBefore(rows);
    setShift(isPrepended(before, rows));
  }

  const look = useCallback(() => {
    const box = scroller.current;
    const handle = list.current;
    if (!box || !handle || document.visibilityState !== 'visible') return;
    const last = atEnd.current ? rows.length - 1 : handle.findItemIndex(handle.scrollOffset + handle.viewportSize) - 1;
    const seq = seenSeq(rows, last);
    if (seq > 0) onSeen(seq);
    if (atEnd.current) setSeenTo(newestSeq(rows));
  }, [rows, scroller, list, onSeen]);

  const toNewest = useCallback(() => {
    atEnd.current = true;
    list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
    look();
  }, [rows.length, list, look]);

  const leaveEnd = useCallback(() => {
    atEnd.current = false;
    setSeenTo(newestSeq(rows));
  }, [rows]);

  useLayoutEffect(() => {
    if (rows.length === 0) return;
    const stopped = placed.current ? -1 : rows.findIndex(({ kind }) => kind === 'new');
    placed.current = true;
    if (stopped >= 0) {
      atEnd.current = false;
      setSeenTo(newestSeq(rows));
      list.current?.scrollToIndex(stopped, { align: 'start' });
    } else if (atEnd.current) list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
    look();
  }, [rows, list, look]);

  useEffect(() => {
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [look]);

  const reachBack = useCallback(() => {
    if (!hasEarlier || (list.current?.scrollOffset ?? 0) >= nearStart) return;
    // What did not come is asked for again with the next movement.
    loadEarlier().catch(() => undefined);
  }, [hasEarlier, list, loadEarlier]);
  useEffect(() => {
    const timer = setTimeout(reachBack, settledMs);
    return () => clearTimeout(timer);
  }, [reachBack, rows]);

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    if (isNearEnd(box)) atEnd.current = true;
    // Only a movement upwards leaves the end: rows that grow below do not.
    else if (box.scrollTop < lastTop.current - 1) atEnd.current = false;
    lastTop.current = box.scrollTop;
    look();
    reachBack();
  };
  const onResize = () => {
    if (atEnd.current) list.current?.scrollToIndex(rows.length - 1, { align: 'end' });
    else if (scroller.current && isNearEnd(scroller.current)) {
      atEnd.current = true;
      look();
    }
  };
  return { shift, missed: missedAfter(rows, seenTo), toNewest, leaveEnd, onScroll, onResize };
}

function isNearEnd(box: HTMLElement): boolean {
  return box.scrollHeight - box.scrollTop - box.clientHeight <= nearEnd;
}
