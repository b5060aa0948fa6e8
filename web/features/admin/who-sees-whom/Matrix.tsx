import { type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Matrix.module.css';
import { MatrixGroup } from './MatrixGroup.tsx';
import { MatrixHead } from './MatrixHead.tsx';
import { held, mirrored, moved, type Spot } from './grid-moves.ts';
import { groupsOf, type SightColumn, type SightRow } from './sight.ts';
import { useInside } from './use-inside.ts';

interface MatrixProps {
  columns: readonly SightColumn[];
  rows: readonly SightRow[];
  /** How many rows there are, here or not. */
  total: number;
  /** What was searched. */
  search: string;
  stale: boolean;
  /** The cell that a card tells about. */
  opened: Spot | null;
  onOpen: (spot: Spot, cell: HTMLElement) => void;
  /** Loads more rows. Null where all are here. */
  more: (() => void) | null;
}

/**
 * Clients as rows, whom they may see as columns. A grid with one stop of the Tab key: arrows move, Enter on a mark asks
 * why, Enter on a name shows what that client sees.
 */
export function Matrix({ columns, rows, total, search, stale, opened, onOpen, more }: MatrixProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Spot>({ row: 0, column: 1 });
  const [pointed, setPointed] = useState<number | null>(null);
  const size = { rows: rows.length, columns: columns.length + 1 };
  const stop = held(at, size);
  const inside = useInside(frame, () => cellAt(frame.current, stop));

  // Another question begins at the first row, and at the first column that it was about.
  useEffect(() => {
    if (stale || !frame.current) return;
    frame.current.scrollTo(0, 0);
    frame.current.querySelector('[data-found]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [search, stale]);

  function press(event: KeyboardEvent<HTMLElement>) {
    const here = placeOf(event.target);
    if (!here || event.altKey || event.metaKey) return;
    if ((event.key === 'Enter' || event.key === ' ') && here.column > 0) {
      event.preventDefault();
      return onOpen(here, cellAt(frame.current, here) ?? event.currentTarget);
    }
    const key = getComputedStyle(event.currentTarget).direction === 'rtl' ? mirrored(event.key) : event.key;
    const next = moved(here, key, size, event.ctrlKey);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    const cell = cellAt(frame.current, next);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function click(event: MouseEvent<HTMLElement>) {
    const here = placeOf(event.target);
    const cell = here && here.column > 0 ? cellAt(frame.current, here) : null;
    if (here && cell) onOpen(here, cell);
  }

  const focus = (event: FocusEvent<HTMLElement>) => {
    const here = placeOf(event.target);
    if (here) setAt(here);
  };
  const point = (event: PointerEvent<HTMLElement>) => setPointed(placeOf(event.target)?.column ?? null);

  return (
    <div className={classes.frame} ref={frame}>
      <table
        role="grid"
        className={classes.table}
        style={{ '--columns': columns.length }}
        aria-label={say('admin-sight.whoSeesWhom')}
        aria-busy={stale || undefined}
        onKeyDown={press}
        onClick={click}
        onFocus={focus}
        onPointerOver={point}
        onPointerLeave={() => setPointed(null)}
      >
        <MatrixHead columns={columns} search={search} current={opened?.column ?? pointed ?? (inside ? stop.column : null)} />
        {groupsOf(rows).map((group) => (
          <MatrixGroup key={group.from} group={group} columns={columns} stop={stop} opened={opened} />
        ))}
      </table>
      {more && (
        <div className={classes.more}>
          <Button variant="subtle" onClick={more}>
            {say('admin-sight.showMore')}
          </Button>
          <span className={classes.count}>{say('admin-sight.rowsShown', { shown: rows.length, total })}</span>
        </div>
      )}
    </div>
  );
}

function placeOf(target: EventTarget): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return cell && row !== undefined ? { row: Number(row), column: Number(cell.dataset['column']) } : null;
}

function cellAt(frame: HTMLElement | null, { row, column }: Spot): HTMLElement | null {
  return frame?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`) ?? null;
}
