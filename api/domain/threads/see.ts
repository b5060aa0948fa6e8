import { ask } from '../asked.ts';
import type { OpenCall, ViewerCall } from '../call.ts';
import { notFound, unauthenticated } from '../errors.ts';
import { existingId } from '../input.ts';
import { clockOf } from './clock.ts';
import { readersFor } from './read-marks.ts';
import { rightsOf, rightsThrough, type Standing } from './policy.ts';
import { SEE, type SeenRow } from './seen-row.ts';
import { UNDO_WINDOW } from './thread.ts';
import type { ThreadView } from './views.ts';

/**
 * A thread as the viewer may know it. What they may not see does not exist. Whose session has ended since they were
 * recognised is told that: where this is the answer to a deed, which stands, they sign in and ask the same again.
 */
export async function seeThread(call: ViewerCall, id: string): Promise<ThreadView> {
  const [seen] = await seeThreads(call, [{ viewer: call.viewer, threadId: existingId(id) }]);
  if (!seen || seen.me === null) throw unauthenticated();
  if (!seen.thread) throw notFound();
  return seen.thread;
}

/** Who looks at which thread: `[session, account]`, as of a call. */
export interface Look {
  viewer: ViewerCall['viewer'];
  threadId: string;
}

/** Who it was that looked, null: nobody, or nobody any more; and the thread, null: out of their reach. */
export interface Seen {
  me: string | null;
  kind: 'CLIENT' | 'STAFF' | null;
  thread: ThreadView | null;
}

/** The same for many who look at once, each at one thread, in one statement and in their order. */
export async function seeThreads(call: OpenCall, looks: readonly Look[]): Promise<Seen[]> {
  const rows = await ask<SeenRow | UnseenRow>(call, SEE, looks.map(({ viewer, threadId }) => [...viewer, threadId]));
  const byPlace = new Map(rows.map((row) => [row.n, row]));
  return looks.map((_, i) => seenOf(byPlace.get(i + 1)));
}

interface UnseenRow {
  n: number;
  me: string | null;
  kind: Seen['kind'];
  id: null;
}

function seenOf(row: SeenRow | UnseenRow | undefined): Seen {
  if (!row) return { me: null, kind: null, thread: null };
  const { me, kind } = row;
  if (row.id === null) return { me, kind, thread: null };
  return { me, kind, thread: row.kind === 'CLIENT' ? asClientSees(row) : asStaffSees(row) };
}

function asStaffSees(row: SeenRow): ThreadView {
  const suspended = row.client_status === 'SUSPENDED';
  return {
    ...alike(row),
    state: row.state,
    holderId: row.holder_id,
    version: row.version,
    waitingSince: suspended ? null : date(row.waiting_since),
    clock: suspended ? null : clockOf(row),
    snoozedUntil: date(row.snoozed_until),
    onHold: row.on_hold,
    needsReply: row.needs_reply,
    lastNoteNo: row.readable_note,
    lastNoteChange: row.readable_note_change,
    tagIds: row.tag_ids,
    outcomeId: row.outcome_id,
    closedById: row.closed_by,
  };
}

/** Never version, notes, waiting or a return to the queue; and where the team answers as one, none of its members. */
function asClientSees(row: SeenRow): ThreadView {
  const hidden = row.attribution === 'TEAM';
  const returned = row.state === 'QUEUED' && row.last_holder_id !== null;
  return {
    ...alike(row),
    state: returned ? 'HELD' : row.state,
    holderId: hidden ? null : (row.holder_id ?? (returned ? row.last_holder_id : null)),
    version: null,
    waitingSince: null,
    clock: null,
    snoozedUntil: null,
    onHold: null,
    needsReply: null,
    lastNoteNo: null,
    lastNoteChange: null,
    tagIds: null,
    outcomeId: null,
    closedById: hidden && row.closed_by !== row.client_id ? row.team_id : row.closed_by,
  };
}

function alike(row: SeenRow) {
  const standing: Standing = {
    isClient: row.kind === 'CLIENT',
    isMember: row.team_id !== null && row.teams.includes(row.team_id),
    part: row.part,
    live: row.live,
    started: row.started_by === row.me,
  };
  const undoUntil = undoOf(row);
  const readers = readersFor(row.readers, { me: row.me, kind: row.kind, clientId: row.client_id, teamId: row.team_id, readable: row.readable_seq });
  const can = {
    ...rightsOf(standing, { state: row.state, hasTeam: row.team_id !== null, hasClient: row.client_id !== null, clientAdds: row.client_adds }),
    undo: undoUntil !== null,
    startAgain: row.state === 'CLOSED' && row.reachable,
  };
  return {
    id: row.id,
    title: row.title,
    teamId: row.team_id,
    clientId: row.client_id,
    lastSeq: row.readable_seq,
    lastChange: row.readable_change,
    createdAt: new Date(row.created_at),
    closedAt: date(row.closed_at),
    closeKind: row.close_kind,
    undoUntil,
    earlierId: row.earlier_id,
    laterId: row.later_id,
    can: rightsThrough(row, row.team_id, can),
    readUpTo: row.read_up_to,
    unread: row.unread,
    readByOthersUpTo: readers[0]?.seq ?? 0,
    readers,
    mentioned: row.mentioned_at !== null,
    mentionedAt: date(row.mentioned_at),
    live: row.live,
  };
}

function undoOf(row: SeenRow): Date | null {
  if (row.state !== 'CLOSED' || row.close_kind !== 'REMOVED_ALL' || row.closed_by !== row.me) return null;
  if (row.later_id !== null || row.closed_at === null || row.undo_left <= 0) return null;
  return new Date(new Date(row.closed_at).getTime() + UNDO_WINDOW);
}

function date(value: string | Date | null): Date | null {
  return value === null ? null : new Date(value);
}
