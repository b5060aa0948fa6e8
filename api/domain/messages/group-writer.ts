import type { PartyView } from '../accounts/find.ts';
import type { Bell, Ring, Who } from '../call.ts';
import type { MessageView } from '../threads/entry-views.ts';
import { inGroups } from '../in-groups.ts';
import { judge, type Verdict, type Wish } from './group/judge.ts';
import { createVerdicts } from './group/verdicts.ts';
import { openWire, type Connection } from '../wire.ts';
import { apart, apartInOneThread, type Judged, type Left, type Written, write, writeAlone } from './group/write.ts';

/** A plain message, checked as far as its form goes. */
export type Plain = Omit<Judged, 'verdict'>;

/** It is written, committed, and has this number. */
export interface Sent {
  message: MessageView;
  /** The author, and the team, so that the answer need not read their names. */
  named: PartyView[];
}

/** The second write door: for plain messages alone. */
export interface GroupWriter {
  /**
   * Writes the message, or leaves it: null, and it has had no effect that a repetition under the same id would not
   * find. The ordinary path decides then, and says why not.
   */
  send(who: Who, message: Plain): Promise<Sent | null>;
  /** Takes no more, and ends once all are answered. */
  stop(): Promise<void>;
}

export interface GroupWriterParts {
  /** Makes a connection outside the ORM's pool. */
  connect(): Promise<Connection>;
  bell: Bell;
  /** Told when a connection cannot be opened, or a group had to be left to the ordinary path. */
  onError(error: unknown): void;
}

/** Messages of one statement, and of one transaction: more at once make the statement long and win nothing. */
const MOST = 128;

/** Where rights are being changed for longer than one waits, such as by a long import, all go the ordinary way for a while: milliseconds. */
const PAUSE = 5_000;

/** Behind so many nobody waits any longer: the ordinary path bounds its own. */
const MOST_WAITING = 2_000;

/**
 * One statement reads the facts for a group of messages, `policy.ts` judges, and another numbers and writes them on a
 * connection that does nothing else; meanwhile the next gather. A message costs a part of two statements instead of
 * ten of its own, a thread in which everybody writes costs one lock a group, and what is published is in the order of seqs.
 */
export async function createGroupWriter({ connect, bell, onError }: GroupWriterParts): Promise<GroupWriter> {
  const wires = await Promise.all([openWire(connect, onError), openWire(connect, onError), openWire(connect, onError)]);
  const [reads, writes, waits] = wires;
  let stopped = false;
  let notBefore = 0;
  const taken = new Set<Promise<unknown>>();
  const verdicts = createVerdicts();

  /** Of a group that failed each goes by itself: one that cannot be written should not keep the others. */
  const leave = <Nothing>(group: readonly unknown[], nothing: Nothing, error: unknown): Nothing[] => {
    onError(error);
    return group.map(() => nothing);
  };
  /** The answers first: whoever sent it should not wait until a thousand others have been told. */
  const told = (group: readonly Judged[], answers: (Written | Left)[]) => {
    const rings = ringsOf(group, answers);
    if (rings.length > 0) setImmediate(() => bell.ring(rings));
    return answers;
  };
  const judging = inGroups<Wish, Verdict | null>((wishes) => judge(reads, wishes).catch((error: unknown) => leave(wishes, null, error)), MOST);
  const writing = inGroups<Judged, Written | Left>(async (group) => {
    const answers = await write(writes, group).catch((error: unknown) => {
      if (isOfLock(error)) notBefore = Date.now() + PAUSE;
      return leave(group, 'ORDINARY' as const, error);
    });
    return told(group, answers);
  }, MOST, apart);
  const waiting = inGroups<Judged, Written | Left>(async (group) => told(group, await writeAlone(waits, group).catch((error: unknown) => leave(group, 'ORDINARY' as const, error))), MOST, apartInOneThread);

  /** Where a thread was taken, it is waited for, apart from the others; where only the moment was wrong, it is judged once more. */
  const written = async (who: Who, message: Plain): Promise<{ verdict: Verdict; answer: Written } | null> => {
    for (let tried = 1; tried <= 2; tried++) {
      const verdict = verdicts.of(who, message.threadId) ?? (await judging.ask({ who, threadId: message.threadId }));
      if (verdict === null) return null;
      verdicts.keep(who, message.threadId, verdict);
      const judged = { ...message, verdict };
      const first = await writing.ask(judged);
      const answer = first === 'LOCKED' ? await waiting.ask(judged) : first;
      if (typeof answer !== 'string') return { verdict, answer };
      if (answer !== 'MOVED') return null;
      verdicts.forget(who, message.threadId);
    }
    return null;
  };

  const takes = () => !stopped && wires.every((wire) => wire.isOpen()) && Date.now() >= notBefore && judging.waiting + writing.waiting + waiting.waiting <= MOST_WAITING;

  return {
    send: async (who, message) => {
      if (!takes()) return null;
      const sending = written(who, message);
      taken.add(sending);
      const done = await sending.finally(() => taken.delete(sending));
      return done && { message: viewOf(message, done.verdict, done.answer), named: done.answer.named };
    },
    stop: async () => {
      stopped = true;
      await Promise.all(taken);
      await Promise.all(wires.map((wire) => wire.close()));
    },
  };
}

function isOfLock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

/** As its author sees it: in person, so through no token. */
function viewOf({ threadId, clientMessageId, text }: Plain, { authorId, teamId }: Verdict, { id, seq, at }: Written): MessageView {
  return { is: 'Message', id, threadId, seq, at, via: null, author: { personId: authorId, teamId }, text, automatic: false, clientMessageId, changeNo: 0, editedAt: null, deletedAt: null, inReplyTo: null };
}

/** What `act` would ring for the same messages; in one group a thread rings once, with its newest number. */
function ringsOf(group: readonly Judged[], answers: readonly (Written | Left)[]): Ring[] {
  const rings = new Map<string, Ring>();
  answers.forEach((answer, i) => {
    const message = group[i];
    if (typeof answer === 'string' || !message) return;
    const { threadId, verdict, lastSeenSeq } = message;
    rings.set(threadId, { on: 'thread', id: threadId, seq: answer.seq, noteNo: answer.lastNoteNo, changes: answer.changes, audience: 'ALL' });
    if (answer.teamId !== null) rings.set(`team ${threadId}`, { on: 'team', id: answer.teamId, threadId });
    if (lastSeenSeq < 1 || answer.seq < 2) return;
    rings.set(`account ${verdict.authorId} ${threadId}`, { on: 'account', id: verdict.authorId, threadId });
    rings.set(`read ${threadId}`, { on: 'read', id: threadId });
  });
  return [...rings.values()];
}
