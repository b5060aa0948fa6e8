import { type RefObject, useLayoutEffect, useRef } from 'react';
import { easeOut, motionless, MOVE_MS } from './motion.ts';

/**
 * Rows glide to their new places. Heights change in one step; what moves is the transform alone. A row that is new
 * fades in and rises by 4 px; the first rows of a list are simply there.
 */
export function useGlide(list: RefObject<HTMLElement | null>): void {
  const places = useRef<ReadonlyMap<string, number> | null>(null);

  useLayoutEffect(() => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const before = places.current;
    places.current = new Map(rows.map((row) => [row.dataset.row ?? '', row.offsetTop]));
    if (!before || before.size === 0 || motionless()) return;
    for (const row of rows) glide(row, before.get(row.dataset.row ?? ''));
  });
}

function glide(row: HTMLElement, before: number | undefined): void {
  if (before === undefined) {
    row.animate([{ opacity: 0, transform: 'translateY(4px)' }, { opacity: 1, transform: 'none' }], { duration: MOVE_MS, easing: easeOut });
    return;
  }
  const moved = before - row.offsetTop;
  if (moved !== 0) row.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], { duration: MOVE_MS, easing: easeOut });
}
