import type { Call } from '../call.ts';
import { badInput, conflict, forbidden } from '../errors.ts';
import { deviceId, text } from '../input.ts';
import { record } from '../audit/record.ts';
import { appendMessage } from '../threads/append.ts';
import { entryByDeviceId, viewOfEntry } from '../threads/entries.ts';
import type { Entry } from '../threads/entry.ts';
import { holdBy } from '../threads/hold.ts';
import { type Locked, lockThread } from '../threads/lock.ts';
import { mayReply } from '../threads/policy.ts';
import type { MessageView } from '../threads/views.ts';
import { type Blocked, notHolder, overtaken } from './guard.ts';
import { markRead } from './read.ts';

export interface SendMessage {
  threadId: string;
  clientMessageId: string;
  text: string;
  lastSeenSeq: number;
  force?: boolean | null;
}

export type SendMessageOutcome =
  | { is: 'MessageSent'; message: MessageView; threadId: string }
  | Blocked
  | { is: 'ThreadEnded'; threadId: string };

/**
 * Sends a public message. The id that its author's device gave it makes a retry harmless: one effect, the same
 * answer, even after the thread has closed. A reply of staff that was overtaken is handed back, not sent; a reply to
 * a queued thread claims it first. Sending moves the author's `readUpTo` to what they had seen.
 */
export async function sendMessage(call: Call, input: SendMessage): Promise<SendMessageOutcome> {
  const clientMessageId = deviceId('input.clientMessageId', input.clientMessageId);
  const body = text('input.text', input.text, 8000);
  if (input.lastSeenSeq < 0) throw badInput('input.lastSeenSeq', 'A seq is never negative.');
  const locked = await lockThread(call, input.threadId);
  const { thread, who, facts } = locked;

  const before = await entryByDeviceId(call, thread, clientMessageId);
  if (before) return sentBefore(call, before, body, thread.id);
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

  await claimIfQueued(call, locked);
  const entry = appendMessage(call, thread, { authorId: call.actor.id, teamId: who.isMember ? thread.teamId : null, text: body, clientMessageId });
  runClock(call, locked);
  await markRead(call, thread.id, seen);
  return { is: 'MessageSent', message: await messageOf(call, entry), threadId: thread.id };
}

async function sentBefore(call: Call, entry: Entry, body: string, threadId: string): Promise<SendMessageOutcome> {
  if (entry.kind !== 'MESSAGE' || entry.body !== body) {
    throw conflict('This message id was used for another text. Make a new one.', 'input.clientMessageId');
  }
  return { is: 'MessageSent', message: await messageOf(call, entry), threadId };
}

/** A member who answers a queued thread holds it from then on: line before message, in one transaction. */
async function claimIfQueued(call: Call, { thread, who }: Locked): Promise<void> {
  if (thread.state !== 'QUEUED' || !who.isMember) return;
  await holdBy(call, thread, call.actor.id, 'LEAVES');
  record(call, { deed: 'thread.transferred', threadId: thread.id, teamId: thread.teamId, targetId: call.actor.id, before: { holder: null, state: 'QUEUED' }, after: { holder: call.actor.id, state: 'HELD' } });
}

/** A client waits from their first unanswered message; only a person's public answer (or closing) ends that. */
function runClock(call: Call, { thread, who }: Locked): void {
  thread.needsReply = who.isClient;
  if (!who.isClient) thread.waitingSince = null;
  else if (thread.teamId !== null) thread.waitingSince ??= call.now;
}

async function messageOf(call: Call, entry: Entry): Promise<MessageView> {
  const view = await viewOfEntry(call, entry);
  if (view.is !== 'Message') throw new Error('a message was written, and something else was read');
  return view;
}
