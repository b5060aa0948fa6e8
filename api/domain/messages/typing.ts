import type { Call } from '../call.ts';
import { notFound } from '../errors.ts';
import { seeThread } from '../threads/see.ts';

/** Tells those who watch the thread that the viewer is writing. Kept nowhere; a client never hears of a note. */
export async function signalTyping(call: Call, input: { threadId: string; note?: boolean | null }): Promise<boolean> {
  const thread = await seeThread(call, input.threadId);
  if (!thread.live) throw notFound();
  if (thread.state === 'CLOSED') return false;
  const isMember = thread.teamId !== null && call.actor.teams.includes(thread.teamId);
  call.ring({
    on: 'typing',
    id: thread.id,
    accountId: call.actor.id,
    teamId: isMember ? thread.teamId : null,
    note: input.note === true && call.actor.kind === 'STAFF',
  });
  return true;
}
