import { Account } from '../accounts/account.ts';
import { hoursWords } from '../accounts/hours-words.ts';
import type { Call } from '../call.ts';
import { fill, type Filled } from '../placeholders.ts';
import { seeThread } from '../threads/see.ts';
import type { ThreadView } from '../threads/views.ts';
import { repliesFor, viewOf } from './canned-replies.ts';
import { type CannedReplyView, PLACEHOLDERS } from './canned-reply.ts';

/** A canned reply as it would be inserted in a thread. */
export interface ReadyReplyView extends Filled {
  reply: CannedReplyView;
}

/** Every canned reply that the caller could insert here, filled for it; null for clients, and for whoever writes nothing here. */
export async function readyReplies(call: Call, threadId: string): Promise<ReadyReplyView[] | null> {
  const thread = await seeThread(call, threadId);
  if (call.actor.kind === 'CLIENT' || !(thread.can.reply || thread.can.note || thread.can.take)) return null;
  const rows = await repliesFor(call, thread.teamId);
  if (rows.length === 0) return [];
  const filled = await fillingFor(call, thread);
  return rows.map((row) => ({ reply: viewOf(call, row), ...filled(row.text) }));
}

/**
 * Fills a text for a thread and whoever writes in it. What is not known stays open: without a client, without a team or its
 * hours; and one's own name where the team answers as one, so that no placeholder tells a client who is behind it.
 */
export async function fillingFor(call: Call, thread: Pick<ThreadView, 'teamId' | 'clientId'>): Promise<(text: string) => Filled> {
  const ids = [thread.teamId, thread.clientId, call.actor.id].filter((id) => id !== null);
  const accounts = await call.em.find(Account, { id: { $in: ids } });
  const one = (id: string | null) => accounts.find((each) => each.id === id) ?? null;
  const [team, client, me] = [one(thread.teamId), one(thread.clientId), one(call.actor.id)];
  const named = team?.attribution === 'TEAM' ? null : me;
  const values = {
    'client.firstName': client?.shortName ?? null,
    'client.name': client?.name ?? null,
    'me.firstName': named?.shortName ?? null,
    'me.name': named?.name ?? null,
    'team.name': team?.name ?? null,
    'team.hours': team?.hours ? hoursWords(team.hours) : null,
  };
  return (text) => fill(text, values, PLACEHOLDERS);
}
