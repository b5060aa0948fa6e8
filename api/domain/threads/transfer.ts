import { Account } from '../accounts/account.ts';
import { availabilitiesOf } from '../accounts/availability.ts';
import { TeamMember } from '../accounts/team-member.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, forbidden, notFound } from '../errors.ts';
import { existingId, text } from '../input.ts';
import { appendNote } from './append.ts';
import { holdBy, moveToTeam, returnToQueue, standing } from './hold.ts';
import { lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { mayTransfer } from './policy.ts';
import { LOAD, transferTargets } from './targets.ts';
import type { Thread } from './thread.ts';
import type { TransferTargetsView } from './views.ts';

/** Exactly one of these; `self` and `queue` are true where they stand. */
export interface TransferTarget {
  self?: boolean | null;
  member?: string | null;
  queue?: boolean | null;
  team?: string | null;
}

export interface TransferThread {
  threadId: string;
  requestId: string;
  version: number;
  to: TransferTarget;
  note?: string | null;
  keepAsHelper?: boolean | null;
  /** To a member who is away or at capacity all the same. */
  anyway?: boolean | null;
}

export type TransferThreadOutcome =
  | { is: 'ThreadTransferred'; threadId: string; changed: boolean }
  | { is: 'TransferConflict'; threadId: string; holderId: string | null; since: Date | null; version: number }
  | Unavailable
  | { is: 'ThreadEnded'; threadId: string };

interface Unavailable {
  is: 'TargetUnavailable';
  threadId: string;
  reason: 'NOT_MEMBER' | 'SUSPENDED' | 'NOT_IN_REACH' | 'AWAY' | 'AT_CAPACITY';
  accountId: string;
  alternatives: TransferTargetsView;
}

/**
 * Moves a team's thread to oneself, to a member, back to the queue or to another team: holder, engagement,
 * participants, line, note and audit in one transaction. Whoever decided on an older version is told who holds it
 * now, so of two claims at once one wins. What is already so succeeds and writes nothing. Who is away, or holds as many
 * as their team lets them, is given it only by whoever says so; what one takes oneself one has looked at.
 */
export async function transferThread(call: Call, input: TransferThread): Promise<TransferThreadOutcome> {
  const { thread, who, facts } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'transferThread', threadId: thread.id };
  const before = await answeredBefore<TransferThreadOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayTransfer(who, facts)) throw forbidden('Only members of the team that this conversation is with can transfer it.');

  const note = noteOf(input);
  const goal = goalOf(call, thread, input.to);
  if (isSoAlready(thread, goal)) return { is: 'ThreadTransferred', threadId: thread.id, changed: false };
  if (input.version !== thread.version) return conflictOn(thread);
  const unavailable = await whyNot(call, thread, goal, input.anyway === true ? 'ANYWAY' : 'IF_FREE');
  if (unavailable) return unavailable;

  const was = standing(thread);
  const former = input.keepAsHelper ? 'HELPS' : 'LEAVES';
  const handOver = () => {
    if (note !== null) appendNote(call, thread, { authorId: call.actor.id, text: note, clientNoteId: null, handover: true });
  };
  if ('member' in goal) {
    await holdBy(call, thread, goal.member, former);
    handOver();
  } else if ('team' in goal) {
    await moveToTeam(call, thread, goal.team, call.actor.id, former, handOver);
  } else {
    await returnToQueue(call, thread, { kind: 'RETURNED', actorId: call.actor.id }, former);
    handOver();
  }

  record(call, {
    deed: 'thread.transferred',
    threadId: thread.id,
    teamId: thread.teamId,
    targetId: 'member' in goal ? goal.member : null,
    before: was,
    after: standing(thread),
  });
  return carriedOut(call, request, { is: 'ThreadTransferred', threadId: thread.id, changed: true });
}

type Goal = { member: string } | { queue: true } | { team: string };

function goalOf(call: Call, thread: Thread, to: TransferTarget): Goal {
  if (to.self === true) return { member: call.actor.id };
  if (to.queue === true) return { queue: true };
  if (typeof to.member === 'string') return { member: existingId(to.member) };
  if (typeof to.team === 'string') {
    const team = existingId(to.team);
    return team === thread.teamId ? { queue: true } : { team };
  }
  throw badInput('input.to', 'Say where to: self, member, queue or team; self and queue are true where they are given.');
}

function isSoAlready(thread: Thread, goal: Goal): boolean {
  if ('member' in goal) return thread.holderId === goal.member;
  return 'queue' in goal && thread.state === 'QUEUED';
}

/** Names the holder and the version now, so that whoever was slower can decide again. */
export function conflictOn(thread: Thread): Extract<TransferThreadOutcome, { is: 'TransferConflict' }> {
  return { is: 'TransferConflict', threadId: thread.id, holderId: thread.holderId, since: thread.heldSince, version: thread.version };
}

/** Whether somebody is given it who would rather not be. */
type Insisting = 'IF_FREE' | 'ANYWAY';

async function whyNot(call: Call, thread: Thread, goal: Goal, insisting: Insisting): Promise<Unavailable | null> {
  if ('queue' in goal) return null;
  const accountId = 'member' in goal ? goal.member : goal.team;
  const account = await call.em.findOne(Account, { id: accountId });
  if (!account || account.kind !== ('member' in goal ? 'STAFF' : 'TEAM') || account.status === 'INVITED') throw notFound();
  const reason = 'member' in goal ? await whyNotMember(call, thread, account, insisting) : await whyNotTeam(call, thread, account);
  if (reason === null) return null;
  const alternatives = await transferTargets(call, thread.id);
  if (alternatives === null) throw notFound();
  return { is: 'TargetUnavailable', threadId: thread.id, reason, accountId, alternatives };
}

async function whyNotMember(call: Call, thread: Thread, account: Account, insisting: Insisting): Promise<Unavailable['reason'] | null> {
  const membership = await call.em.findOne(TeamMember, { teamId: thread.teamId ?? '', accountId: account.id });
  if (!membership) return 'NOT_MEMBER';
  if (!account.isActive()) return 'SUSPENDED';
  if (account.id === call.actor.id || insisting === 'ANYWAY') return null;
  return whyNotNow(call, thread, account.id);
}

/** They could, but would rather not be given it. */
async function whyNotNow(call: Call, thread: Thread, memberId: string): Promise<'AWAY' | 'AT_CAPACITY' | null> {
  const [said] = await availabilitiesOf(call, [memberId]);
  if (said?.state === 'AWAY') return 'AWAY';
  const [load] = await call.sql<{ full: boolean }>(
    `select l.full from team_member m cross join lateral (${LOAD}) l where m.team_id = $1 and m.account_id = $2`, [thread.teamId, memberId],
  );
  return load?.full === true ? 'AT_CAPACITY' : null;
}

async function whyNotTeam(call: Call, thread: Thread, team: Account): Promise<Unavailable['reason'] | null> {
  if (!team.isActive()) return 'SUSPENDED';
  const [row] = await call.sql<{ yes: boolean }>('select in_contact($1, $2) as yes', [thread.clientId, team.id]);
  return row?.yes === true ? null : 'NOT_IN_REACH';
}

function noteOf(input: TransferThread): string | null {
  return input.note === null || input.note === undefined || input.note === '' ? null : text('input.note', input.note, 8000);
}
