import { Account } from '../accounts/account.ts';
import { closedSince, openAt } from '../accounts/hours.ts';
import { openingWords } from '../accounts/opening-words.ts';
import type { Call } from '../call.ts';
import { fill } from '../placeholders.ts';
import { appendAutomatic } from './append.ts';
import type { Thread } from './thread.ts';

/*
 * What a team's settings say to a client by themselves. It stands in the transaction of the client's message and under the
 * thread's lock, so it is there with it, once, whatever the number of servers and however many messages come at a time. It
 * answers nobody: clock, needs-reply, holder and everybody's reading stay as they are.
 */

/** After a client's message: the out-of-hours reply, once in each closed period of the team. */
export async function replyOutOfHours(call: Call, thread: Thread): Promise<void> {
  if (thread.teamId === null) return;
  const team = await call.em.findOneOrFail(Account, { id: thread.teamId });
  const since = dueSince(team, thread.repliedAutomaticallyAt, call.now);
  if (since === null) return;
  // Remembered like a reply: in this closed period nothing can fall due any more, and the client's further messages are plain.
  if (await answeredAfter(call, thread, since)) thread.repliedAutomaticallyAt = call.now;
  else await sayThatItIsClosed(call, thread, team);
}

/** After the first message of a thread that a client begins: the out-of-hours reply, or, while the team is open, its greeting. */
export async function replyAtStart(call: Call, thread: Thread, team: Account): Promise<void> {
  if (dueSince(team, null, call.now) !== null) await sayThatItIsClosed(call, thread, team);
  else if (team.greetingSent === true && team.greeting !== null) appendAutomatic(call, thread, { teamId: team.id, text: team.greeting });
}

/** What of a team decides whether it replies by itself. */
export type Replying = Pick<Account, 'hours' | 'outOfHoursReply'>;

/**
 * Since when the team has been closed at this moment, where it has something to say about that and has not said it since
 * (`repliedAt`); the epoch, where it was not open in 400 days. Null: nothing is due.
 */
export function dueSince({ hours, outOfHoursReply }: Replying, repliedAt: Date | null, now: Date): Date | null {
  if (outOfHoursReply === null || hours === null || openAt(hours, now).open) return null;
  const since = closedSince(hours, now) ?? new Date(0);
  return repliedAt !== null && repliedAt >= since ? null : since;
}

/** Whoever has been answered by a person since it closed need not be told that nobody is there. */
async function answeredAfter(call: Call, thread: Thread, since: Date): Promise<boolean> {
  const [last] = await call.sql<{ at: string }>(
    `select at from entry where thread_id = $1 and kind = 'MESSAGE' and author_id <> $2 order by pos desc limit 1`,
    [thread.id, thread.clientId],
  );
  return last !== undefined && new Date(last.at) >= since;
}

async function sayThatItIsClosed(call: Call, thread: Thread, team: Account): Promise<void> {
  const client = await call.em.findOne(Account, { id: thread.clientId ?? '' });
  if (team.outOfHoursReply === null || team.hours === null) return;
  const { text } = fill(team.outOfHoursReply, {
    'client.firstName': client?.shortName ?? '',
    'team.name': team.name,
    'team.opens': openingWords(team.hours, openAt(team.hours, call.now).changesAt, call.now),
  });
  appendAutomatic(call, thread, { teamId: team.id, text });
  thread.repliedAutomaticallyAt = call.now;
}
