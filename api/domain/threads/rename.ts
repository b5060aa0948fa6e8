import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { line } from '../input.ts';
import { appendLine } from './append.ts';
import { lockThread } from './lock.ts';
import { answeredBefore, carriedOut } from './once.ts';
import { mayRename } from './policy.ts';

export type RenameThreadOutcome = { is: 'ThreadRenamed'; threadId: string } | { is: 'ThreadEnded'; threadId: string };

/** Gives the thread another title: staff who may write, and whoever began it. The same title again writes nothing. */
export async function renameThread(call: Call, input: { threadId: string; requestId: string; title: string }): Promise<RenameThreadOutcome> {
  const { thread, who, facts } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'renameThread', threadId: thread.id };
  const before = await answeredBefore<RenameThreadOutcome>(call, request);
  if (before) return before;
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (!mayRename(who, facts)) throw forbidden('Only those who write in this conversation can give it another title.');

  const title = line('input.title', input.title, 120);
  if (title === thread.title) return { is: 'ThreadRenamed', threadId: thread.id };
  const was = thread.title;
  thread.title = title;
  const teamId = who.isMember ? thread.teamId : null;
  appendLine(call, thread, { kind: 'RENAMED', actorId: call.actor.id, teamId, text: title });
  record(call, { deed: 'thread.renamed', threadId: thread.id, teamId: thread.teamId, before: { title: was }, after: { title } });
  return carriedOut(call, request, { is: 'ThreadRenamed', threadId: thread.id });
}
