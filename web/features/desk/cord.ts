/** A point over both panes, in pixels. */
export interface Point {
  x: number;
  y: number;
}

const CORNER = 9;

/**
 * The way of the cord: level out of the socket to the line between the panes at `between`, along it, and level into the
 * plug. Where both ends are about level the corners shrink, and vanish.
 */
export function cordPath(from: Point, to: Point, between: number): string {
  const rise = to.y - from.y;
  const corner = Math.min(CORNER, Math.abs(rise) / 2, Math.abs(between - from.x), Math.abs(to.x - between));
  if (corner < 1) return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const along = Math.sign(rise) * corner;
  const out = Math.sign(to.x - from.x) * corner;
  return [
    `M${from.x} ${from.y}`,
    `H${between - out}`,
    `Q${between} ${from.y} ${between} ${from.y + along}`,
    `V${to.y - along}`,
    `Q${between} ${to.y} ${between + out} ${to.y}`,
    `H${to.x}`,
  ].join('');
}
