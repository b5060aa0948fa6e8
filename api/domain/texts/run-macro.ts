import { createHash } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput, Refusal } from '../errors.ts';
import { addNote } from '../messages/note.ts';
import { sendMessage, type SendMessageOutcome } from '../messages/send.ts';
import { leaveAndRemoveAll, type LeaveAndRemoveAllOutcome } from '../threads/close.ts';
import { lockThread } from '../threads/lock.ts';
import { answeredBefore, carriedOut } from '../threads/once.ts';
import { setThreadTags } from '../threads/tags.ts';
import type { Thread } from '../threads/thread.ts';
import { conflictOn, transferThread, type TransferTarget, type TransferThreadOutcome } from '../threads/transfer.ts';
import { usableReply } from './canned-replies.ts';
import type { MacroAct } from './macro.ts';
import { usableMacro } from './macros.ts';
import { fillingFor } from './ready-replies.ts';

export interface RunMacro {
  threadId: string;
  macroId: string;
  requestId: string;
  version: number;
  lastSeenSeq: number;
}

/** Why an act was refused: what its own deed would have answered, or a refusal that is no data there. */
type Why = Exclude<SendMessageOutcome, { is: 'MessageSent' }> | Exclude<TransferThreadOutcome, { is: 'ThreadTransferred' }> | Exclude<LeaveAndRemoveAllOutcome, { is: 'EverybodyLeft' }> | { is: 'ActRefused'; code: string; message: string };

export type RunMacroOutcome =
  | { is: 'MacroRan'; threadId: string; undoUntil: string | null }
  | { is: 'MacroRefused'; threadId: string; place: number; act: MacroAct; why: Why }
  | Extract<TransferThreadOutcome, { is: 'TransferConflict' }>
  | { is: 'ThreadEnded'; threadId: string };

/**
 * Carries out the acts of a macro on one thread, each by the verb that does it by itself and under its rules, in the order of
 * the macro and in one transaction: all of it, or nothing. Whoever decided on an older version of the thread is told who
 * holds it now. Throws `MacroStopped` where an act is refused: the transaction has to go back with it.
 */
export async function runMacro(call: Call, input: RunMacro): Promise<RunMacroOutcome> {
  const { thread } = await lockThread(call, input.threadId);
  const request = { requestId: input.requestId, deed: 'runMacro', threadId: thread.id };
  const before = await answeredBefore<RunMacroOutcome>(call, request);
  if (before) return before;
  const macro = await usableMacro(call, input.macroId, thread.teamId);
  if (thread.isClosed()) return { is: 'ThreadEnded', threadId: thread.id };
  if (input.version !== thread.version) return conflictOn(thread);

  let undoUntil: string | null = null;
  for (const [place, act] of macro.acts.entries()) {
    const outcome = await carryOut(call, thread, act, { ...input, requestId: idOfAct(input.requestId, place) }).catch(asWhy);
    if (!DONE.has(outcome.is)) throw new MacroStopped({ is: 'MacroRefused', threadId: thread.id, place: place + 1, act, why: outcome as Why });
    if (outcome.is === 'EverybodyLeft') undoUntil = outcome.undoUntil;
  }
  record(call, { deed: 'macro.run', threadId: thread.id, teamId: thread.teamId, targetId: macro.id, after: { acts: macro.acts.map(({ kind }) => kind) } });
  return carriedOut(call, request, { is: 'MacroRan', threadId: thread.id, undoUntil });
}

/** An act was refused, so nothing of the macro may stay. Carries the answer out of the transaction. */
export class MacroStopped extends Error {
  override readonly name = 'MacroStopped';
  constructor(readonly outcome: Extract<RunMacroOutcome, { is: 'MacroRefused' }>) {
    super('an act of a macro was refused');
  }
}

/** Of a macro that stopped its answer; everything else goes on being thrown. Stands outside of the transaction. */
export function refusedMacro(error: unknown): RunMacroOutcome {
  if (error instanceof MacroStopped) return error.outcome;
  throw error;
}

const DONE = new Set(['MessageSent', 'NoteAdded', 'ThreadTagged', 'ThreadTransferred', 'EverybodyLeft']);

type ActInput = Pick<RunMacro, 'requestId' | 'lastSeenSeq'>;

async function carryOut(call: Call, thread: Thread, act: MacroAct, { requestId, lastSeenSeq }: ActInput) {
  const on = { threadId: thread.id, requestId };
  const to = (target: TransferTarget) => transferThread(call, { ...on, version: thread.version, to: target });
  switch (act.kind) {
    case 'REPLY':
      return sendMessage(call, { threadId: thread.id, clientMessageId: requestId, text: await textOf(call, thread, act.cannedReplyId), lastSeenSeq });
    case 'NOTE':
      return addNote(call, { threadId: thread.id, clientNoteId: requestId, text: act.text });
    case 'TAGS':
      return setThreadTags(call, { ...on, tagIds: await withThoseThere(call, thread.id, act.tagIds) });
    case 'TO_SELF':
      return to({ self: true });
    case 'TO_QUEUE':
      return to({ queue: true });
    case 'TO_MEMBER':
      return to({ member: act.accountId });
    case 'TO_TEAM':
      return to({ team: act.accountId });
    case 'END':
      return leaveAndRemoveAll(call, { ...on, lastSeenSeq, outcomeId: act.outcomeId });
  }
}

/** Nobody is there to fill in what stayed open, so a reply with an open place is not sent. */
async function textOf(call: Call, thread: Thread, cannedReplyId: string): Promise<string> {
  const reply = await usableReply(call, cannedReplyId);
  const { text, open } = (await fillingFor(call, thread))(reply.text);
  if (open.length > 0) throw badInput('input.macroId', `In /${reply.shortcut} there is nothing to fill in for ${open.map((name) => `{${name}}`).join(', ')}.`);
  return text;
}

/** A macro adds tags, and takes none off. */
async function withThoseThere(call: Call, threadId: string, tagIds: string[]): Promise<string[]> {
  const [row] = await call.sql<{ tag_ids: string[] }>('select tag_ids from thread where id = $1', [threadId]);
  return [...(row?.tag_ids ?? []), ...tagIds];
}

/** Each act has an id of its own, always the same for the same request. */
function idOfAct(requestId: string, place: number): string {
  const digest = createHash('sha256').update(`${requestId.toLowerCase()} ${place}`).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

function asWhy(error: unknown): { is: 'ActRefused'; code: string; message: string } {
  if (error instanceof Refusal) return { is: 'ActRefused', code: error.code, message: error.message };
  throw error;
}
