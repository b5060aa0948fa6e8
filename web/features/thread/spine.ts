import type { EntryView, ThreadView } from './entry.ts';

/** Who was on the line for a stretch of it: nobody yet, somebody, people without a team; or there is no line. */
export type Stretch = 'none' | 'waiting' | 'held' | 'open' | 'ended';

/** What stands on the line at a system line: a client begins to wait, a colleague or the viewer answers, the end, or a lesser event. */
export type Node = 'waiting' | 'theirs' | 'mine' | 'closed' | 'small';

/** The piece of the line beside one entry. */
export interface SpinePiece {
  above: Stretch;
  below: Stretch;
  node?: Node;
}

/**
 * The line at the start edge, one piece for each entry in the order of `entries`. It is read off the system lines;
 * where the page begins in the middle, the first of them tells what stood before it.
 */
export function spineOf(entries: readonly EntryView[], thread: Pick<ThreadView, 'state' | 'team'>, viewerId: string): SpinePiece[] {
  let stretch = stretchBefore(entries, thread);
  return entries.map((entry) => {
    const turn = turnAt(entry, thread, viewerId);
    const piece: SpinePiece = { above: stretch, below: turn?.below ?? stretch, ...(turn && { node: turn.node }) };
    if (!piece.node && isLine(entry)) piece.node = 'small';
    stretch = piece.below;
    return piece;
  });
}

interface Turn {
  before: Stretch;
  below: Stretch;
  node: Node;
}

/** Where the line changes. Null: the entry leaves it as it is. */
function turnAt(entry: EntryView, thread: Pick<ThreadView, 'team'>, viewerId: string): Turn | null {
  if (!isLine(entry)) return null;
  const busy: Stretch = thread.team ? 'held' : 'open';
  const person = entry.__typename === 'Line' ? entry.actor.person : entry.by;
  const holds: Node = person?.id === viewerId ? 'mine' : 'theirs';
  switch (entry.__typename === 'Line' ? entry.kind : entry.staffKind) {
    case 'STARTED':
      return startedBy(entry, thread, holds);
    case 'JOINED':
      return { before: 'waiting', below: 'held', node: holds };
    case 'TOOK_OVER':
      return { before: 'held', below: 'held', node: holds };
    case 'MOVED':
    case 'RETURNED':
    case 'HOLDER_LOST':
    case 'HANDED_BACK':
      return { before: 'held', below: 'waiting', node: 'waiting' };
    case 'CLOSED':
      return { before: busy, below: 'ended', node: 'closed' };
    case 'REOPENED':
      return { before: 'ended', below: busy, node: holds };
    default:
      return null;
  }
}

/** A client who writes to a team waits; staff who begin as a team hold it from the first entry. */
function startedBy(entry: EntryView, thread: Pick<ThreadView, 'team'>, holds: Node): Turn {
  if (!thread.team) return { before: 'none', below: 'open', node: 'small' };
  const byTeam = entry.__typename === 'Line' && entry.actor.person?.kind !== 'CLIENT';
  return byTeam ? { before: 'none', below: 'held', node: holds } : { before: 'none', below: 'waiting', node: 'waiting' };
}

function stretchBefore(entries: readonly EntryView[], thread: Pick<ThreadView, 'state' | 'team'>): Stretch {
  for (const entry of entries) {
    const turn = turnAt(entry, thread, '');
    if (turn) return turn.before;
  }
  if (!thread.team) return 'open';
  return thread.state === 'QUEUED' ? 'waiting' : 'held';
}

function isLine(entry: EntryView): entry is Extract<EntryView, { __typename: 'Line' | 'StaffLine' }> {
  return entry.__typename === 'Line' || entry.__typename === 'StaffLine';
}
