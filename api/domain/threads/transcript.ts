import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { forbidden } from '../errors.ts';
import { entriesAfter } from './entries.ts';
import { numbersOf } from './news.ts';
import { seeThread } from './see.ts';
import type { EntryView } from './entry-views.ts';
import type { ThreadView } from './views.ts';

/** With what staff alone see, or without. */
export type TranscriptOf = 'PUBLIC' | 'WITH_NOTES';

/** A conversation as its reader may know it, at one moment. */
export interface Transcript {
  thread: ThreadView;
  at: Date;
  /** Every entry that they may read, in order, a piece at a time. */
  pieces: AsyncGenerator<EntryView[]>;
}

type Act = <T>(work: (call: Call) => Promise<T>) => Promise<T>;

const AT_ONCE = 500;

/**
 * A thread to take along. Every piece is asked for anew, by the rule of reading and as whoever asks: who loses the right
 * meanwhile gets no further, and what is said after it was begun is not part of it. It leaves the house, so that is a deed.
 */
export async function transcript(act: Act, threadId: string, of: TranscriptOf): Promise<Transcript> {
  const { thread, at } = await act(async (call) => {
    const seen = await seeThread(call, threadId);
    if (of === 'WITH_NOTES' && call.actor.kind !== 'STAFF') throw forbidden('Notes are for staff.');
    record(call, { deed: 'thread.transcribed', threadId: seen.id, teamId: seen.teamId, after: { upTo: seen.lastSeq, notes: of === 'WITH_NOTES' } });
    return { thread: seen, at: call.now };
  });
  return { thread, at, pieces: pieces(act, thread, of) };
}

async function* pieces(act: Act, { id: threadId, lastSeq, lastNoteNo }: ThreadView, of: TranscriptOf): AsyncGenerator<EntryView[]> {
  const noteNo = of === 'WITH_NOTES' ? 0 : NO_NOTE;
  for (let after = { seq: 0, noteNo }; ; ) {
    const from = after;
    const read = await act((call) => entriesAfter(call, { viewer: call.viewer, threadId }, from, AT_ONCE));
    const then = read.map(numbersOf);
    const part = read.filter((_, i) => (then[i]?.seq ?? 0) <= lastSeq && (then[i]?.noteNo ?? 0) <= (lastNoteNo ?? 0));
    if (part.length > 0) yield part;
    if (read.length < AT_ONCE || part.length < read.length) return;
    after = then.reduce((last, each) => ({ seq: Math.max(last.seq, each.seq), noteNo: Math.max(last.noteNo, each.noteNo) }), after);
  }
}

/** After the last there could be. */
const NO_NOTE = 2 ** 31 - 1;
