import type { Seen } from '../history/line.ts';
import type { Case } from './verdict.ts';

/** The latest moment that an entry is known to have been written after: its deed, or one that stands before it, had not even begun until then. */
export type Written = (thread: string, entry: Pick<Seen, 'text' | 'seq'>) => number;

export function writtenOf({ about, byText }: Case): Written {
  const latest = new Map<string, { seq: number; from: number }[]>();
  for (const [thread, deeds] of about) {
    let from = -Infinity;
    const sent = deeds.filter(({ answer, end }) => end === 'done' && answer.seq !== undefined).toSorted((one, other) => (one.answer.seq ?? 0) - (other.answer.seq ?? 0));
    latest.set(thread, sent.map((deed) => ({ seq: deed.answer.seq ?? 0, from: (from = Math.max(from, deed.from)) })));
  }
  return (thread, { text, seq }) => {
    const before = seq === null ? undefined : latest.get(thread)?.findLast((each) => each.seq <= seq);
    return Math.max(byText.get(text)?.from ?? -Infinity, before?.from ?? -Infinity);
  };
}
