import { Account } from '../accounts/account.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { text } from '../input.ts';
import { appendLine, appendStaffLine, ringAccounts } from './append.ts';
import { unreadFromClient } from './entries.ts';
import { claimQueued, standing } from './hold.ts';
import { type Locked, lockThread, lockUnseen } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { outcomeFor, type OutcomeView } from './outcomes.ts';
import { Engagement, Participant } from './participant.ts';
import { beginEngagement, endAllByClosing } from './participation.ts';
import { mayClose } from './policy.ts';
import { type Thread, UNDO_WINDOW } from './thread.ts';
import type { MessageView } from './entry-views.ts';

export interface LeaveAndRemoveAll {
  threadId: string;
  requestId: string;
  lastSeenSeq: number;
  confirmUnread?: boolean | null;
  reason?: string | null;
  outcomeId?: string | null;
}

export type LeaveAndRemoveAllOutcome =
  | { is: 'EverybodyLeft'; threadId: string; leftIds: string[]; undoUntil: string | null; seen: boolean }
  | { is: 'UnreadClientMessages'; count: number; messages: MessageView[]; lastSeq: number }
  | { is: 'OutcomeRequired'; threadId: string };

/**
 * Ends every participation in one act, the caller's own last: everybody reads the closing line, nobody anything
 * newer. Refused while the client wrote something that the caller has not seen, unless confirmed. A member of a
 * queued thread's team claims and ends in one. Where the team asks how it ended, that is said with it; a system administrator who is not in it gives a reason, and then
 * there is no undo.
 */
export async function leaveAndRemoveAll(call: Call, input: LeaveAndRemoveAll): Promise<LeaveAndRemoveAllOutcome> {
  const { thread, who, facts, readableSeq } = await lockUnseen(call, input.threadId);
  const byRank = readableSeq === null || !mayClose(who, facts);
  if (byRank && readableSeq === null && !mayEndByRank(call, input)) throw notFound();
  const seen = readableSeq !== null;
  const request = { requestId: input.requestId, deed: 'leaveAndRemoveAll', threadId: thread.id };
  const before = await answeredBefore<LeaveAndRemoveAllOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return closedAlready(call, thread, seen);
  if (byRank) return endByRank(call, thread, input, seen);

  if (input.confirmUnread !== true) {
    const unread = await unreadFromClient(call, thread, input.lastSeenSeq);
    if (unread.count > 0) return { is: 'UnreadClientMessages', ...unread, lastSeq: thread.lastSeq };
  }
  const outcome = await outcomeFor(call, thread, input.outcomeId);
  if (outcome === 'OutcomeRequired') return { is: 'OutcomeRequired', threadId: thread.id };
  if (thread.state === 'QUEUED') await claimQueued(call, thread);
  const leftIds = await closeForAll(call, thread, 'REMOVED_ALL', null, outcome);
  const undoUntil = new Date(call.now.getTime() + UNDO_WINDOW).toISOString();
  return carriedOut(call, request, { is: 'EverybodyLeft', threadId: thread.id, leftIds, undoUntil, seen });
}

export interface UndoLeaveAndRemoveAll {
  threadId: string;
  requestId: string;
}

export type UndoLeaveAndRemoveAllOutcome =
  | { is: 'ThreadReopened'; threadId: string }
  | { is: 'UndoExpired'; threadId: string; reason: 'TIME_PASSED' | 'CONTINUED' | 'NOT_YOURS' | 'NO_UNDO' };

/**
 * The inverse: within 60 s, by the same person, unless a thread that continues it has begun. Everybody whom the
 * closing removed is back and has missed nothing; the waiting time is what it was.
 */
export async function undoLeaveAndRemoveAll(call: Call, input: UndoLeaveAndRemoveAll): Promise<UndoLeaveAndRemoveAllOutcome> {
  const locked = await lockThread(call, input.threadId);
  const { thread } = locked;
  const request = { requestId: input.requestId, deed: 'undoLeaveAndRemoveAll', threadId: thread.id };
  const before = await answeredBefore<UndoLeaveAndRemoveAllOutcome>(call, request);
  if (before) return before;
  if (!thread.isClosed()) throw badInput('input.threadId', 'This conversation is not closed.');
  const reason = await whyNoUndo(call, locked);
  if (reason) return { is: 'UndoExpired', threadId: thread.id, reason };

  await bringBack(call, thread);
  appendLine(call, thread, { kind: 'REOPENED', actorId: call.actor.id, teamId: thread.teamId });
  if (thread.teamId !== null) beginEngagement(call, thread, call.actor.id, thread.teamId);
  thread.reopenFor(call.actor.id);
  record(call, { deed: 'thread.reopened', threadId: thread.id, teamId: thread.teamId, before: { state: 'CLOSED' }, after: standing(thread) });
  return carriedOut(call, request, { is: 'ThreadReopened', threadId: thread.id });
}

/**
 * The closing itself, for every verb that ends a thread: one public line, then all participations, then the state.
 * Answers who left, the actor last; the team account is not a person who leaves.
 */
export async function closeForAll(call: Call, thread: Thread, kind: NonNullable<Thread['closeKind']>, reason: string | null = null, outcome: OutcomeView | null = null): Promise<string[]> {
  const teamId = call.actor.kind === 'CLIENT' ? null : thread.teamId;
  appendLine(call, thread, { kind: 'CLOSED', actorId: call.actor.id, teamId });
  const all = await endAllByClosing(call, thread);
  const was = standing(thread);
  thread.close(call.actor.id, kind, call.now);
  thread.outcomeId = outcome?.id ?? null;
  const after = { state: thread.state, kind, left: all.map((each) => each.accountId), ...(reason === null ? {} : { reason }), ...(outcome === null ? {} : { outcome: outcome.name }) };
  record(call, { deed: 'thread.closed', threadId: thread.id, teamId: thread.teamId, before: was, after });
  const people = all.filter((each) => each.part !== 'TEAM').map((each) => each.accountId);
  return [...people.filter((id) => id !== call.actor.id), ...people.filter((id) => id === call.actor.id)];
}

function mayEndByRank(call: Call, input: LeaveAndRemoveAll): boolean {
  return call.actor.role === 'SYSTEM_ADMIN' && typeof input.reason === 'string' && input.reason.trim() !== '';
}

async function endByRank(call: Call, thread: Thread, input: LeaveAndRemoveAll, seen: boolean): Promise<LeaveAndRemoveAllOutcome> {
  if (!mayEndByRank(call, input)) throw forbidden('Only whoever holds this conversation can end it. Take it over first.');
  const reason = text('input.reason', input.reason ?? '', 500);
  appendStaffLine(call, thread, { kind: 'ADMINISTRATOR', actorId: call.actor.id, teamId: thread.teamId, text: reason });
  const leftIds = await closeForAll(call, thread, 'ADMINISTRATOR', reason);
  const request = { requestId: input.requestId, deed: 'leaveAndRemoveAll', threadId: thread.id };
  return carriedOut(call, request, { is: 'EverybodyLeft', threadId: thread.id, leftIds, undoUntil: null, seen });
}

function closedAlready(call: Call, thread: Thread, seen: boolean): LeaveAndRemoveAllOutcome {
  const until = thread.undoUntil(call.actor.id);
  const undoUntil = until !== null && until > call.now ? until.toISOString() : null;
  return { is: 'EverybodyLeft', threadId: thread.id, leftIds: [], undoUntil, seen };
}

async function whyNoUndo(call: Call, { thread, who }: Locked): Promise<'TIME_PASSED' | 'CONTINUED' | 'NOT_YOURS' | 'NO_UNDO' | null> {
  if (thread.closeKind !== 'REMOVED_ALL' || thread.reopen === null) return 'NO_UNDO';
  const until = thread.undoUntil(call.actor.id);
  if (until === null || (thread.teamId !== null && !who.isMember)) return 'NOT_YOURS';
  if (until < call.now) return 'TIME_PASSED';
  const [next] = await call.sql<{ id: string }>('select id from thread where continues_id = $1 limit 1', [thread.id]);
  return next ? 'CONTINUED' : null;
}

/** Those who may still act come back; who was suspended in the meantime does not. */
async function bringBack(call: Call, thread: Thread): Promise<void> {
  const ended = await call.em.find(Participant, { threadId: thread.id, endedByClosing: true });
  const accounts = await call.em.find(Account, { id: { $in: ended.map((each) => each.accountId) } });
  const staysOut = new Set(accounts.filter((each) => each.kind === 'STAFF' && !each.isActive()).map((each) => each.id));
  for (const each of ended) {
    each.endedByClosing = false;
    if (staysOut.has(each.accountId)) continue;
    each.toSeq = null;
    each.toNote = null;
    each.leftAt = null;
  }
  for (const each of await call.em.find(Engagement, { threadId: thread.id, endedByClosing: true })) each.endedByClosing = false;
  ringAccounts(call, thread, ended.map((each) => each.accountId));
}
