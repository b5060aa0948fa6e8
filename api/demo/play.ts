import { createHash } from 'node:crypto';
import { SIDE_DOOR, type Call, type Door } from '../domain/call.ts';
import { addNote } from '../domain/messages/note.ts';
import { readUpTo } from '../domain/messages/read.ts';
import { sendMessage } from '../domain/messages/send.ts';
import { leaveAndRemoveAll } from '../domain/threads/close.ts';
import { seeThread } from '../domain/threads/see.ts';
import { setThreadTags } from '../domain/threads/tags.ts';
import { startThread } from '../domain/threads/start.ts';
import { transferThread, type TransferTarget } from '../domain/threads/transfer.ts';
import type { Conversation, Step } from './conversations.ts';
import type { Settled } from './settle.ts';
import type { Named } from './write-texts.ts';

/** What the names mean that stand in a conversation: of people and teams, and of tags and outcomes. */
export interface Names {
  cast: Settled;
  named: Named;
}

/**
 * Plays a conversation through the verbs that people's screens use, each deed by its own person, and answers with the
 * thread. Every deed carries an id that is made from its place in the conversation: playing it again does nothing again.
 */
export async function play(door: Door, names: Names, conversation: Conversation, earlierId: string | null): Promise<string> {
  const { cast } = names;
  const { title, from, to, first } = conversation;
  const started = await door.act({ account: cast[from] }, SIDE_DOOR, (call) =>
    startThread(call, { clientThreadId: idOf(conversation, 'start'), to: to.map((name) => cast[name]), title, text: first, continues: earlierId }));
  for (const [i, step] of conversation.steps.entries()) {
    const id = idOf(conversation, String(i));
    await door.act({ account: cast[step.by] }, SIDE_DOOR, (call) => carryOut(call, names, step, started.threadId, id));
  }
  return started.threadId;
}

async function carryOut(call: Call, { cast, named }: Names, step: Step, threadId: string, id: string): Promise<void> {
  const { lastSeq, version } = await seeThread(call, threadId);
  if ('says' in step) await sendMessage(call, { threadId, clientMessageId: id, text: step.says, lastSeenSeq: lastSeq });
  else if ('notes' in step) await addNote(call, { threadId, clientNoteId: id, text: step.notes });
  else if ('tags' in step) return void (await setThreadTags(call, { threadId, requestId: id, tagIds: step.tags.map((name) => named.get(name) ?? '') }));
  else if ('ends' in step) await leaveAndRemoveAll(call, { threadId, requestId: id, lastSeenSeq: lastSeq, outcomeId: named.get(step.ends) ?? null });
  else await transferThread(call, { threadId, requestId: id, version: version ?? 0, ...handover(cast, step) });
  await readUpTo(call, { threadId, seq: lastSeq });
}

function handover(cast: Settled, step: Extract<Step, { takes: true } | { gives: unknown }>): { to: TransferTarget; note: string | null } {
  return 'takes' in step ? { to: { self: true }, note: null } : { to: { member: cast[step.gives] }, note: step.note };
}

/** A UUID that says always the same of the same step. */
function idOf({ from, first }: Conversation, step: string): string {
  const hex = createHash('sha256').update(`${from} ${first} ${step}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
