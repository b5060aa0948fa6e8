/** How long a card that has left says who has it before it folds away, in milliseconds. */
export const WORDS_MS = 4_000;

/** A row that a list should show: which thread, under which heading. */
export interface Row {
  id: string;
  group: string;
}

/** A place in a list as it stands on the screen. */
export interface Slot extends Row {
  /** When the thread left the list, in milliseconds. Null while it is in it. */
  leftAt: number | null;
  /** The viewer's own Take is under way with it: if it leaves, it goes when that is over, also under the pointer. */
  own: boolean;
}

/** What holds a list still or lets it go on. */
export interface Hands {
  /** Milliseconds. */
  at: number;
  /** The pointer is over the list: nothing moves. */
  pointer: boolean;
  /** The keyboard's focus is in the list: nothing comes in between. */
  focus: boolean;
  /** Threads that the viewer is taking: their place is kept, and goes without a word when that is over. */
  claimed: ReadonlySet<string>;
  /** Threads with something to say after they have left ("Ana took this"): they stay for `WORDS_MS`. */
  speaking: ReadonlySet<string>;
  /** Threads whose last words ask something of the viewer: they stay until that is settled. */
  asking: ReadonlySet<string>;
}

/**
 * What the list shows next. Nothing moves unasked: under pointer or focus the order stays and nothing comes in; what
 * has left stays where it was until its words are said, and under the pointer until the pointer has gone.
 * Answers `before` itself where nothing changes.
 */
export function settle(before: readonly Slot[], rows: readonly Row[], hands: Hands): readonly Slot[] {
  const live = new Map(rows.map((row) => [row.id, row]));
  const kept = before.map((slot) => heardFrom(slot, live, hands)).filter((slot) => slot !== null);
  const still = before.length > 0 && (hands.pointer || hands.focus);
  const after = still ? kept : inOrder(rows, kept, live);
  return same(before, after) ? before : after;
}

/** The rows that wait for the hands to leave: new ones, and those that belong under another heading by now. */
export function withheld(slots: readonly Slot[], rows: readonly Row[]): Row[] {
  const shown = new Map(slots.map((slot) => [slot.id, slot.group]));
  return rows.filter((row) => shown.get(row.id) !== row.group);
}

/** When the next card has said its words, in milliseconds; null if none speaks. */
export function nextFold(slots: readonly Slot[]): number | null {
  const times = slots.flatMap(({ leftAt }) => (leftAt === null ? [] : [leftAt + WORDS_MS]));
  return times.length === 0 ? null : Math.min(...times);
}

function heardFrom(slot: Slot, live: ReadonlyMap<string, Row>, hands: Hands): Slot | null {
  const claimed = hands.claimed.has(slot.id);
  if (live.has(slot.id)) return { ...slot, leftAt: null, own: claimed };
  const left = { ...slot, leftAt: slot.leftAt ?? hands.at, own: claimed };
  if (claimed || hands.asking.has(slot.id)) return left;
  if (slot.own) return null;
  if (hands.pointer) return left;
  return hands.speaking.has(slot.id) && hands.at - left.leftAt < WORDS_MS ? left : null;
}

/** The live order, with each leaving slot behind the neighbour it stood behind. */
function inOrder(rows: readonly Row[], kept: readonly Slot[], live: ReadonlyMap<string, Row>): Slot[] {
  const owned = new Set(kept.flatMap(({ id, own }) => (own ? [id] : [])));
  const after: Slot[] = rows.map((row) => ({ ...row, leftAt: null, own: owned.has(row.id) }));
  kept.forEach((slot, index) => {
    if (live.has(slot.id)) return;
    const neighbour = kept.slice(0, index).findLast(({ group }) => group === slot.group);
    const place = neighbour ? after.findIndex(({ id }) => id === neighbour.id) + 1 : after.findIndex(({ group }) => group === slot.group);
    after.splice(place === -1 ? after.length : place, 0, slot);
  });
  return after;
}

function same(before: readonly Slot[], after: readonly Slot[]): boolean {
  return (
    before.length === after.length &&
    before.every((slot, index) => {
      const other = after[index];
      return slot.id === other?.id && slot.group === other.group && slot.leftAt === other.leftAt && slot.own === other.own;
    })
  );
}
