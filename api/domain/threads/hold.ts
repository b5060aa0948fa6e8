import { Account } from '../accounts/account.ts';
import { record } from '../audit/record.ts';
import type { Call, OpenCall } from '../call.ts';
import { appendLine, appendStaffLine, type NewLine, ringAccounts } from './append.ts';
import { beginEngagement, end, endEngagement, join } from './participation.ts';
import type { Thread } from './thread.ts';

/** What a former holder becomes. */
export type FormerHolder = 'LEAVES' | 'HELPS';

/**
 * `memberId` holds the thread from now on, whoever held it before: line, engagement, participants and state in one
 * transaction, so there are never two holders and, in a held thread, never none. Without a team it cannot happen.
 */
export async function holdBy(call: OpenCall, thread: Thread, memberId: string, former: FormerHolder): Promise<void> {
  const teamId = teamOf(thread);
  const formerId = thread.holderId;
  await letGo(call, thread, former, () =>
    tellOfMember(call, thread, { kind: formerId === null ? 'JOINED' : 'TOOK_OVER', actorId: memberId, teamId, subjectId: formerId }),
  );
  beginEngagement(call, thread, memberId, teamId);
  await join(call, thread, memberId, 'HOLDER', 'FIRST');
  thread.holdBy(memberId, call.now);
  ringAccounts(call, thread, [formerId, memberId, thread.clientId]);
}

/** Whoever answers or ends a thread that waits holds it first: a claim like any other. */
export async function claimQueued(call: Call, thread: Thread): Promise<void> {
  const before = standing(thread);
  await holdBy(call, thread, call.actor.id, 'LEAVES');
  record(call, { deed: 'thread.transferred', threadId: thread.id, teamId: thread.teamId, targetId: call.actor.id, before, after: standing(thread) });
}

/** Who has a thread, for the audit. */
export function standing(thread: Thread) {
  return { holder: thread.holderId, team: thread.teamId, state: thread.state };
}

/** Back to the queue with the waiting time it had. The client hears nothing of it. */
export async function returnToQueue(call: OpenCall, thread: Thread, line: NewLine<'RETURNED' | 'HOLDER_LOST' | 'HANDED_BACK'>, former: FormerHolder): Promise<void> {
  const formerId = thread.holderId;
  await letGo(call, thread, former, async () => {
    appendStaffLine(call, thread, { ...line, teamId: thread.teamId, subjectId: formerId });
  });
  thread.queue();
  ringAccounts(call, thread, [formerId]);
}

/** The thread waits in another team's queue: the former team reads up to here, the new one from the first entry. */
export async function moveToTeam(call: OpenCall, thread: Thread, toTeamId: string, actorId: string, former: FormerHolder, handOver: () => void): Promise<void> {
  const fromTeamId = teamOf(thread);
  const formerId = thread.holderId;
  await letGo(call, thread, former, async () => {
    appendLine(call, thread, { kind: 'MOVED', actorId, teamId: toTeamId, subjectId: fromTeamId });
    handOver();
  });
  await end(call, thread, fromTeamId);
  call.ring({ on: 'team', id: fromTeamId, threadId: thread.id });
  thread.teamId = toTeamId;
  // What the former team said of its hours says nothing of the new one's.
  thread.repliedAutomaticallyAt = null;
  await join(call, thread, toTeamId, 'TEAM', 'FIRST');
  thread.queue();
  call.ring({ on: 'team', id: toTeamId, threadId: thread.id });
  ringAccounts(call, thread, [formerId, thread.clientId]);
}

/**
 * A line that would name or count members: public where clients read members' names, among staff where the team
 * answers as one.
 */
export async function tellOfMember(call: OpenCall, thread: Thread, line: NewLine<'JOINED' | 'TOOK_OVER' | 'ADDED' | 'REMOVED' | 'LEFT'>): Promise<void> {
  if (await answersAsOne(call, thread)) appendStaffLine(call, thread, line);
  else appendLine(call, thread, line);
}

/** Whether clients read the team's name alone. */
export async function answersAsOne(call: OpenCall, thread: Thread): Promise<boolean> {
  if (thread.teamId === null) return false;
  const team = await call.em.findOneOrFail(Account, { id: thread.teamId });
  return team.attribution === 'TEAM';
}

/** Ends engagement and participation of the holder, with the line in between so that the engagement ends before it. */
async function letGo(call: OpenCall, thread: Thread, former: FormerHolder, line: () => Promise<void>): Promise<void> {
  const formerId = thread.holderId;
  await endEngagement(call, thread, 'TRANSFER');
  await line();
  if (formerId === null) return;
  await end(call, thread, formerId);
  if (former === 'HELPS') await join(call, thread, formerId, 'NAMED', 'FIRST');
}

function teamOf(thread: Thread): string {
  if (thread.teamId === null) throw new Error('only a thread of a team is held');
  return thread.teamId;
}
