import type { PartyView } from '../../accounts/find.ts';
import { newId } from '../../id.ts';
import { preview } from '../../threads/append.ts';
import type { Verdict } from './judge.ts';
import type { Statement, Wire } from '../../wire.ts';
import { LOCK, WRITE, WRITE_ALONE } from './write-statement.ts';

/** A plain message that was judged. */
export interface Judged {
  verdict: Verdict;
  threadId: string;
  clientMessageId: string;
  text: string;
  lastSeenSeq: number;
}

/** What became of it, and where its thread stands. */
export interface Written {
  id: string;
  seq: number;
  at: Date;
  /** Of the thread: its team, the newest number of its notes, and how many of its texts were changed. */
  teamId: string | null;
  lastNoteNo: number;
  changes: number;
  /** The author, and the team that they act for, as the answer names them. */
  named: PartyView[];
}

/**
 * Why a message was not written: what it was judged on has changed; somebody else has the thread at this moment; or it
 * is not plain after all (sent before, overtaken, rights that are being changed for long), which the ordinary path decides.
 */
export type Left = 'MOVED' | 'LOCKED' | 'ORDINARY';

/** Writes a group in one statement and so in one transaction: each message, or why not. */
export async function write(wire: Wire, group: readonly Judged[]): Promise<(Written | Left)[]> {
  return writeBy(WRITE, wire.run, group);
}

/** Waits for the lock of the one thread that all of the group are in. */
export async function writeAlone(wire: Wire, group: readonly Judged[]): Promise<(Written | Left)[]> {
  return wire.together(async (run) => {
    await run(LOCK, [group[0]?.threadId]);
    return writeBy(WRITE_ALONE, run, group);
  });
}

async function writeBy(statement: Statement, run: Wire['run'], group: readonly Judged[]): Promise<(Written | Left)[]> {
  const ids = group.map(() => newId());
  const rows = await run<Row>(statement, [
    ids,
    group.map((each) => each.threadId),
    group.map(({ verdict }) => verdict.authorId),
    group.map(({ verdict }) => verdict.teamId),
    group.map((each) => each.clientMessageId),
    group.map((each) => each.text),
    group.map((each) => preview(each.text)),
    group.map((each) => each.lastSeenSeq),
    group.map(({ verdict }) => verdict.rights),
    group.map(({ verdict }) => verdict.houseRights),
    group.map(({ verdict }) => verdict.isClient),
    group.map(({ verdict }) => verdict.until),
  ]);
  const answers: (Written | Left)[] = group.map(() => 'ORDINARY');
  for (const row of rows) answers[row.n - 1] = row.seq === null ? row.why : writtenAs(row);
  return answers;
}

function writtenAs({ id, seq, at, team_id: teamId, last_note_no: lastNoteNo, changes, author, team }: Numbered): Written {
  return { id, seq, at: new Date(at), teamId, lastNoteNo, changes, named: team === null ? [author] : [author, team] };
}

interface Numbered {
  id: string;
  seq: number;
  at: string | Date;
  team_id: string | null;
  last_note_no: number;
  changes: number;
  author: PartyView;
  team: PartyView | null;
}

type Row = { n: number } & (Numbered | { seq: null; why: Left });

/**
 * Which messages may stand in one group. A repetition waits until the first stands in the table, where it is found; and of
 * two of the staff who write in one thread the second has to be compared with what the first wrote.
 */
export function apart(): (message: Judged) => boolean {
  const sent = new Set<string>();
  const answers = new Map<string, string>();
  return ({ verdict, threadId, clientMessageId }) => {
    const once = `${threadId} ${verdict.authorId} ${clientMessageId}`;
    if (sent.has(once)) return false;
    if (!verdict.isClient && (answers.get(threadId) ?? verdict.authorId) !== verdict.authorId) return false;
    sent.add(once);
    if (!verdict.isClient) answers.set(threadId, verdict.authorId);
    return true;
  };
}

/** The same, of one thread. */
export function apartInOneThread(): (message: Judged) => boolean {
  const fits = apart();
  let of: string | null = null;
  return (message) => message.threadId === (of ??= message.threadId) && fits(message);
}
