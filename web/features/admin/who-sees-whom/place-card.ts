interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const gap = 10;
const margin = 12;

/** Where a card stands that tells about a cell: in the middle below it, above it where there is no room, all of it on the screen. */
export function placeCard(card: { width: number; height: number }, cell: Box, screen: { width: number; height: number }): { left: number; top: number } {
  const below = cell.top + cell.height + gap;
  const above = cell.top - gap - card.height;
  const fits = below + card.height + margin <= screen.height || above < margin;
  return {
    left: within(cell.left + cell.width / 2 - card.width / 2, screen.width - card.width),
    top: within(fits ? below : above, screen.height - card.height),
  };
}

function within(place: number, most: number): number {
  return Math.round(Math.max(margin, Math.min(place, most - margin)));
}
