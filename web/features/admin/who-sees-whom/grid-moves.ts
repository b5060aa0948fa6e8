/** Where one is in a grid. Column 0 names the row. */
export interface Spot {
  row: number;
  column: number;
}

/** How many rows and columns there are, the naming column counted. */
export interface GridSize {
  rows: number;
  columns: number;
}

/** How far Page Up and Page Down go. */
const PAGE = 10;

/**
 * Where a key leads in a grid: arrows by one, Home and End along the row, with Ctrl to its corners, Page Up and Page
 * Down by ten rows. Null where the key means nothing here.
 */
export function moved({ row, column }: Spot, key: string, size: GridSize, ctrl: boolean): Spot | null {
  const to = (nextRow: number, nextColumn: number): Spot => ({ row: within(nextRow, size.rows), column: within(nextColumn, size.columns) });
  switch (key) {
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'Home':
      return to(ctrl ? 0 : row, 0);
    case 'End':
      return to(ctrl ? size.rows - 1 : row, size.columns - 1);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'PageDown':
      return to(row + PAGE, column);
    default:
      return null;
  }
}

/** The same key where people read from right to left. */
export function mirrored(key: string): string {
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}

/** The same place, or the nearest one where the grid has become smaller. */
export function held({ row, column }: Spot, size: GridSize): Spot {
  return { row: within(row, size.rows), column: within(column, size.columns) };
}

function within(place: number, count: number): number {
  return Math.max(0, Math.min(place, count - 1));
}
