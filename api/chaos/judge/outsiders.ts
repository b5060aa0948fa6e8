import type { Read } from '../history/line.ts';
import type { Deed } from './deeds.ts';
import { type Case, threadOf, type Violation } from './verdict.ts';
import { type Written, writtenOf } from './written.ts';

/**
 * Whoever was removed (R7) or suspended (R10) writes nothing any more once that is confirmed, though they had asked for
 * it before: check and act are one. That it was written later shows in what stands before it.
 */
export function outsidersOf(given: Case): Violation[] {
  return [...confirmedOut(given), ...[...given.truth.values()].flatMap((read) => belowTheLine(read, given))];
}

/** The same by the numbers alone, whoever confirmed what and when: below the line that somebody was removed nothing of theirs stands, until they are added again. */
function belowTheLine({ thread, entries, t }: Read, { byText }: Case): Violation[] {
  const out = new Map<string, number | null>();
  return entries.flatMap(({ kind, text, about, seq }): Violation[] => {
    if (kind === 'Line' && about !== undefined && text === 'REMOVED') out.set(about, seq);
    if (kind === 'Line' && about !== undefined && text === 'ADDED') out.delete(about);
    const by = kind === 'Message' ? byText.get(text)?.by : undefined;
    if (by === undefined || !out.has(by)) return [];
    return [{ promise: 'R7', thread, t, what: `${by} was removed at ${out.get(by)}, and words of theirs stand at ${seq}` }];
  });
}

function confirmedOut(given: Case): Violation[] {
  const written = writtenOf(given);
  const suspensions = given.deeds.filter(({ wants }) => wants.do === 'suspend' || wants.do === 'reactivate');
  return [...given.about].flatMap(([thread, deeds]) => {
    const removals = deeds.filter(({ wants }) => wants.do === 'remove' || wants.do === 'add');
    return deeds.filter(({ wants, end, answer }) => wants.do === 'send' && end === 'done' && answer.seq !== undefined).flatMap((sent) => [
      ...whileOut(sent, removals, written).map(({ to }): Violation => ({ promise: 'R7', thread, t: to, what: `${sent.by} was removed, and words of theirs were written after that was confirmed` })),
      ...whileOut(sent, suspensions, written).map(({ to }): Violation => ({ promise: 'R10', thread, t: to, what: `${sent.by} was suspended, and words of theirs were written after that was confirmed` })),
    ]);
  });
}

/** Those of these deeds that had put the author out, for good or until after it was answered. */
function whileOut(sent: Deed, deeds: readonly Deed[], written: Written): Deed[] {
  const { wants, answer, by, to } = sent;
  if (wants.do !== 'send') return [];
  const since = written(threadOf(sent), { text: wants.text, seq: answer.seq ?? null });
  const concerning = deeds.filter((each) => 'whom' in each.wants && each.wants.whom === by);
  return concerning.filter((out) => {
    if ((out.wants.do !== 'remove' && out.wants.do !== 'suspend') || out.end !== 'done' || out.to >= since) return false;
    return !concerning.some((back) => (back.wants.do === 'add' || back.wants.do === 'reactivate') && back.to > out.from && back.from < to);
  });
}
