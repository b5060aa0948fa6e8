import { defineEntity, p } from '@mikro-orm/core';

const ThreadSchema = defineEntity({
  name: 'Thread',
  tableName: 'thread',
  properties: {
    id: p.uuid().primary(),
    title: p.string(),
    state: p.enum(['QUEUED', 'HELD', 'OPEN', 'CLOSED']),
    teamId: p.uuid().strictNullable(),
    clientId: p.uuid().strictNullable(),
    holderId: p.uuid().strictNullable(),
    heldSince: p.datetime().strictNullable(),
    snoozedUntil: p.datetime().strictNullable(),
    onHold: p.string().strictNullable(),
    startedBy: p.uuid(),
    clientThreadId: p.uuid(),
    continuesId: p.uuid().strictNullable(),
    version: p.integer(),
    lastSeq: p.integer(),
    lastNoteNo: p.integer(),
    lastChange: p.integer(),
    lastNoteChange: p.integer(),
    waitingSince: p.datetime().strictNullable(),
    needsReply: p.boolean(),
    lastAt: p.datetime(),
    previewSeq: p.integer().strictNullable(),
    previewChange: p.integer(),
    previewText: p.text().strictNullable(),
    previewAuthorId: p.uuid().strictNullable(),
    previewTeamId: p.uuid().strictNullable(),
    previewAt: p.datetime().strictNullable(),
    closedAt: p.datetime().strictNullable(),
    closedBy: p.uuid().strictNullable(),
    closeKind: p.enum(['REMOVED_ALL', 'CLIENT_LEFT', 'LAST_LEFT', 'ADMINISTRATOR']).strictNullable(),
    reopen: p.json<Reopen>().strictNullable(),
    repliedAutomaticallyAt: p.datetime().strictNullable(),
    outcomeId: p.uuid().strictNullable(),
    createdAt: p.datetime(),
  },
});

/** What a closing put aside, so that its undo brings it back as it was. */
export interface Reopen {
  state: 'QUEUED' | 'HELD' | 'OPEN';
  holderId: string | null;
  heldSince: string | null;
  /** Missing in what a closing left when nobody could put a thread aside yet. */
  snoozedUntil?: string | null;
  onHold?: string | null;
  waitingSince: string | null;
  needsReply: boolean;
}

/** How long one's own closing can be undone, in milliseconds. */
export const UNDO_WINDOW = 60_000;

/**
 * One conversation. Whatever changes state, holder, team or participants goes through `moved`: `version` is what
 * people decide on. `thread.rights`, what a listener's verdict was made at, is moved by the database itself.
 */
export class Thread extends ThreadSchema.class {
  isClosed(): boolean {
    return this.state === 'CLOSED';
  }

  isStaffOnly(): boolean {
    return this.teamId === null && this.clientId === null;
  }

  /** State, holder, team or participants changed. */
  moved(): void {
    this.version += 1;
  }

  /** A member answers from now on. The clock goes on: taking is not answering. */
  holdBy(memberId: string, at: Date): void {
    this.takeUp();
    this.state = 'HELD';
    this.holderId = memberId;
    this.heldSince = at;
    this.moved();
  }

  /** Back among those that wait, with the waiting time it had. */
  queue(): void {
    this.takeUp();
    this.state = 'QUEUED';
    this.holderId = null;
    this.heldSince = null;
    this.moved();
  }

  /** What its holder said of it, snoozed or on hold, goes with the holder. */
  takeUp(): void {
    this.snoozedUntil = null;
    this.onHold = null;
  }

  /** Read-only from now on; the clock stops, and what was is put aside for the undo. */
  close(by: string | null, kind: NonNullable<Thread['closeKind']>, at: Date): void {
    this.reopen = {
      state: this.state === 'CLOSED' ? 'OPEN' : this.state,
      holderId: this.holderId,
      heldSince: this.heldSince?.toISOString() ?? null,
      snoozedUntil: this.snoozedUntil?.toISOString() ?? null,
      onHold: this.onHold,
      waitingSince: this.waitingSince?.toISOString() ?? null,
      needsReply: this.needsReply,
    };
    this.takeUp();
    this.state = 'CLOSED';
    this.holderId = null;
    this.heldSince = null;
    this.waitingSince = null;
    this.needsReply = false;
    this.closedAt = at;
    this.closedBy = by;
    this.closeKind = kind;
    this.moved();
  }

  /** The inverse of `close`, with the clock as it was. A team's thread comes back to whoever undid it. */
  reopenFor(by: string): void {
    const was = this.reopen;
    if (was === null) throw new Error('a thread without a closing put aside cannot be reopened');
    this.state = this.teamId === null ? 'OPEN' : 'HELD';
    this.holderId = this.teamId === null ? null : by;
    this.heldSince = this.teamId === null ? null : new Date(was.heldSince ?? this.closedAt ?? this.lastAt);
    if (was.holderId === by) {
      this.snoozedUntil = was.snoozedUntil ? new Date(was.snoozedUntil) : null;
      this.onHold = was.onHold ?? null;
    }
    this.waitingSince = was.waitingSince === null ? null : new Date(was.waitingSince);
    this.needsReply = was.needsReply;
    this.closedAt = null;
    this.closedBy = null;
    this.closeKind = null;
    this.reopen = null;
    this.outcomeId = null;
    this.moved();
  }

  /** Until when `by` may undo the closing; null when they may not. */
  undoUntil(by: string): Date | null {
    if (this.closeKind !== 'REMOVED_ALL' || this.closedBy !== by || this.closedAt === null) return null;
    return new Date(this.closedAt.getTime() + UNDO_WINDOW);
  }
}
ThreadSchema.setClass(Thread);
