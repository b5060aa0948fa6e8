/**
 * Where an entry stands, in the order in which staff read: (seq followed, noteNo). What everybody may see follows
 * itself, so its noteNo is 0 and it stands before the notes that follow it.
 */
export type Position = { seq: number; noteNo: number };

/** An entry as the contract numbers it: messages and lines by seq, notes and staff lines by noteNo. */
export type Numbered = { seq: number } | { afterSeq: number; noteNo: number };

/** A list of entries without a hole, and where the page before it starts. */
export type EntryList<T> = { items: readonly T[]; startCursor: string | null };

export function positionOf(entry: Numbered): Position {
  return 'seq' in entry ? { seq: entry.seq, noteNo: 0 } : { seq: entry.afterSeq, noteNo: entry.noteNo };
}

export function comparePositions(a: Position, b: Position): number {
  return a.seq - b.seq || a.noteNo - b.noteNo;
}

/** Both lists as one, in staff order, each entry once. What was known stays the same object. */
export function mergeEntries<T>(known: readonly T[], incoming: readonly T[], at: (entry: T) => Position): T[] {
  const merged = [...known];
  for (const entry of incoming) insert(merged, entry, at);
  return merged;
}

/**
 * The newest page laid onto what was known. If the two do not meet, entries lie between them that nobody has read yet:
 * then the page alone stands, because a list with a hidden hole would be believed.
 */
export function joinNewest<T>(known: EntryList<T> | undefined, newest: EntryList<T>, at: (entry: T) => Position): EntryList<T> {
  const last = known?.items.at(-1);
  const first = newest.items[0];
  if (!known || !last || !first || comparePositions(at(first), at(last)) > 0) return newest;
  return joinEarlier(known, newest, at);
}

/** A page that meets what is known. The page that starts further back says where the one before it starts. */
export function joinEarlier<T>(known: EntryList<T> | undefined, page: EntryList<T>, at: (entry: T) => Position): EntryList<T> {
  const knownFirst = known?.items[0];
  const pageFirst = page.items[0];
  if (!known || !knownFirst) return page;
  if (!pageFirst) return { items: known.items, startCursor: page.startCursor };
  return {
    items: mergeEntries(known.items, page.items, at),
    startCursor: (comparePositions(at(pageFirst), at(knownFirst)) <= 0 ? page : known).startCursor,
  };
}

/** What stays readable when access ends at a seq: everything up to it, and the notes that follow at most it. */
export function upTo<T>(entries: readonly T[], seq: number, at: (entry: T) => Position): T[] {
  return entries.filter((entry) => at(entry).seq <= seq);
}

/** New entries come at the end nearly always, so the place is looked for from there. */
function insert<T>(list: T[], entry: T, at: (entry: T) => Position): void {
  const position = at(entry);
  let index = list.length;
  for (; index > 0; index -= 1) {
    const before = list[index - 1];
    if (before === undefined) break;
    const order = comparePositions(at(before), position);
    if (order === 0) return;
    if (order < 0) break;
  }
  list.splice(index, 0, entry);
}
