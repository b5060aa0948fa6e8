import type { Answer, Line, Wanted } from '../history/line.ts';

/** What somebody wanted, over all attempts at it. */
export interface Deed {
  id: string;
  by: string;
  wants: Wanted;
  /** When the first attempt was made. */
  from: number;
  /**
   * done: acknowledged. refused: every attempt was answered, and the answer was no. unknown: at least one attempt was
   * never answered, so it may have been carried out, or may yet be.
   */
  end: 'done' | 'refused' | 'unknown';
  /** When that was known; infinite where it is unknown. */
  to: number;
  /** Of the first acknowledgement, or the last refusal. */
  answer: Answer;
  /** All acknowledgements: one for each attempt that was answered so. */
  acknowledged: Answer[];
  attempts: { session: string; server: number; from: number }[];
  /** An attempt was never answered, whatever others were: a server that was stopped may still carry it out, much later. */
  unanswered: boolean;
  /** The last attempt was refused, after one that was never answered. */
  refusedInTheEnd: boolean;
}

type Attempt = Deed['attempts'][number] & { outcome: 'ok' | 'fail' | 'info'; to: number; answer: Answer };

/** Puts the attempts of each deed together, in the order in which deeds began. */
export function deedsOf(lines: readonly Line[]): Deed[] {
  const found = new Map<string, { by: string; wants: Wanted; attempts: Attempt[] }>();
  const open = new Map<number, Attempt>();
  for (const line of lines) {
    if (line.is === 'invoke') {
      const { by, wants, session, server, t } = line;
      const attempt: Attempt = { session, server, from: t, outcome: 'info', to: Infinity, answer: {} };
      const deed = found.get(line.deed) ?? { by, wants, attempts: [] };
      deed.attempts.push(attempt);
      found.set(line.deed, deed);
      open.set(line.call, attempt);
    } else if (line.is === 'ok' || line.is === 'fail' || line.is === 'info') {
      const { t, is, call, ...answer } = line;
      const attempt = open.get(call);
      if (attempt) Object.assign(attempt, { outcome: is, to: t, answer });
    }
  }
  return [...found].map(([id, { by, wants, attempts }]) => ({ id, by, wants, from: attempts[0]?.from ?? 0, attempts, unanswered: attempts.some(({ outcome }) => outcome === 'info'), ...endOf(attempts) }));
}

function endOf(attempts: readonly Attempt[]): Pick<Deed, 'end' | 'to' | 'answer' | 'acknowledged' | 'refusedInTheEnd'> {
  const done = attempts.filter(({ outcome }) => outcome === 'ok');
  const acknowledged = done.map(({ answer }) => answer);
  const [first] = done.toSorted((one, other) => one.to - other.to);
  if (first) return { end: 'done', to: first.to, answer: first.answer, acknowledged, refusedInTheEnd: false };
  const last = attempts.at(-1);
  const answered = attempts.every(({ outcome }) => outcome === 'fail');
  return { end: answered ? 'refused' : 'unknown', to: answered ? (last?.to ?? Infinity) : Infinity, answer: last?.answer ?? {}, acknowledged, refusedInTheEnd: !answered && last?.outcome === 'fail' };
}
