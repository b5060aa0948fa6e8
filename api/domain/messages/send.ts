import type { PartyView } from '../accounts/find.ts';
import type { Call } from '../call.ts';
import { badInput, conflict, forbidden } from '../errors.ts';
import { deviceId, text } from '../input.ts';
import { appendMessage } from '../threads/append.ts';
import { replyOutOfHours } from '../threads/automatic.ts';
import { entryByDeviceId } from '../threads/entries.ts';
import type { Entry } from '../threads/entry.ts';
import { claimQueued } from '../threads/hold.ts';
import { type Locked, lockThread } from '../threads/lock.ts';
import { mayReply } from '../threads/policy.ts';
import { wakeForClient } from '../threads/snooze.ts';
import type { MessageView } from '../threads/entry-views.ts';
import { type Blocked, notHolder, overtaken } from './guard.ts';
import { markRead } from './read.ts';
import { answered, sentText, writtenAs } from './written.ts';

export interface SendMessage {
  threadId: string;
  clientMessageId: string;
  text: string;
  lastSeenSeq: number;
  force?: boolean | null;
  /** The message that it answers. */
  inReplyTo?: string | null;
}

/** `named`: who stands in the message, where that was read with it. */
export type SendMessageOutcome =
  | { is: 'MessageSent'; message: MessageView; threadId: string; named?: PartyView[] }
  | Blocked
  | { is: 'ThreadEnded'; threadId: string };

/**
 * Sends a public message. The id that its author's device gave it makes a retry harmless: one effect, the same
 * answer, even after the thread has closed. A reply of staff that was overtaken is handed back, not sent; a reply to
 * a queued thread claims it first. Sending moves the author's `readUpTo` to what they had seen.
 */
export async function sendMessage(call: Call, input: SendMessage): Promise<SendMessageOutcome> {
  const { clientMessageId, text: body } = inForm(input);
  const locked = await lockThread(call, input.threadId);
  const { thread, who, facts } = locked;

  const before = await entryByDeviceId(call, thread, clientMessageId);
  if (before) return sentBefore(call, before, { ...input, text: body });
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!who.live) throw forbidden('You are no longer in this conversation. You can read it up to where you left.');
  if (!mayReply(who, facts)) {
    if (thread.state === 'HELD' && who.isMember) return notHolder(thread);
    throw forbidden('You are not in this conversation by name, so you cannot answer in it.');
  }
  const seen = Math.min(input.lastSeenSeq, thread.lastSeq);
  if (!who.isClient && input.force !== true) {
    const blocked = await overtaken(call, thread, seen);
    if (blocked) return blocked;
  }

  const inReplyTo = await answered(call, thread.id, input.inReplyTo, 'MESSAGE');
  await claimIfQueued(call, locked);
  const entry = appendMessage(call, thread, { authorId: call.actor.id, teamId: who.isMember ? thread.teamId : null, text: body, clientMessageId, inReplyTo });
  runClock(call, locked);
  if (who.isClient) wakeForClient(call, thread);
  if (who.isClient) await replyOutOfHours(call, thread);
  await markRead(call, thread.id, seen);
  return { is: 'MessageSent', message: await writtenAs(call, entry, 'MESSAGE'), threadId: thread.id };
}

/** Checks what can be checked without looking at anything. */
export function inForm({ clientMessageId, text: body, lastSeenSeq }: SendMessage): Pick<SendMessage, 'clientMessageId' | 'text' | 'lastSeenSeq'> {
  const formed = { clientMessageId: deviceId('input.clientMessageId', clientMessageId), text: text('input.text', body, 8000), lastSeenSeq };
  if (lastSeenSeq < 0) throw badInput('input.lastSeenSeq', 'A seq is never negative.');
  return formed;
}

/** As it was sent: whether it was changed since, or taken back, is nothing to the device that repeats it. */
async function sentBefore(call: Call, entry: Entry, { text: body, inReplyTo = null, threadId }: SendMessage): Promise<SendMessageOutcome> {
  if (entry.kind !== 'MESSAGE' || (await sentText(call, entry)) !== body || entry.inReplyTo !== (inReplyTo?.toLowerCase() ?? null)) {
    throw conflict('This message id was used for another text. Make a new one.', 'input.clientMessageId');
  }
  return { is: 'MessageSent', message: await writtenAs(call, entry, 'MESSAGE'), threadId };
}

/** A member who answers a queued thread holds it from then on: line before message, in one transaction. */
async function claimIfQueued(call: Call, { thread, who }: Locked): Promise<void> {
  if (thread.state !== 'QUEUED' || !who.isMember) return;
  await claimQueued(call, thread);
}

/** A client waits from their first unanswered message; only a person's public answer (or closing) ends that. */
function runClock(call: Call, { thread, who }: Locked): void {
  thread.needsReply = who.isClient;
  if (!who.isClient) thread.waitingSince = null;
  else if (thread.teamId !== null) thread.waitingSince ??= call.now;
}
