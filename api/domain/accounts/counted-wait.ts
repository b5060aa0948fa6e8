import { type Hours, type Span, spansFrom } from './hours.ts';

/** A team's targets for a first answer, in minutes of its hours: past the first a wait is late, past the last it is over. */
export interface AnswerTargets {
  lateAfter: number;
  overAfter: number;
}

/** How a wait is counted: when it passes the targets, and when nothing is counted. Moments in milliseconds. */
export interface CountedWait {
  /** Null: not within 400 days. */
  lateAt: number | null;
  overAt: number | null;
  /** Until `LONGEST` has been counted. `end` null: it does not open again within 400 days. */
  pauses: { start: number; end: number | null }[];
}

const MINUTE = 60_000;

/** So much is counted in hours; whoever waits longer waits for days. No target is farther. */
export const LONGEST = 24 * 60 * MINUTE;

/** However short the hours are, a clock has no more pauses than this. */
const MOST_PAUSES = 60;

/**
 * Counts a wait that began at `since` in the hours of a team; without hours it is always open. The one place where waiting
 * is counted: everything that tells of late, over or a clock that stands still is made of its answer.
 */
export function countedWait(hours: Hours | null, since: number, { lateAfter, overAfter }: AnswerTargets): CountedWait {
  const wait: CountedWait = { lateAt: null, overAt: null, pauses: [] };
  let [counted, at] = [0, since];
  for (const span of hours ? openFrom(hours, since) : [{ start: since, end: since + LONGEST }]) {
    if (span.start > at) wait.pauses.push({ start: at, end: span.start });
    const passes = (minutes: number) => (counted + span.end - span.start >= minutes * MINUTE ? span.start + minutes * MINUTE - counted : null);
    wait.lateAt ??= passes(lateAfter);
    wait.overAt ??= passes(overAfter);
    counted += span.end - span.start;
    at = span.end;
    if (counted >= LONGEST || wait.pauses.length === MOST_PAUSES) return wait;
  }
  if (hours) wait.pauses.push({ start: at, end: null });
  return wait;
}

/** The open spans from a moment on, those that touch put together. */
function* openFrom(hours: Hours, since: number): Generator<Span> {
  let open: Span = { start: since, end: since };
  for (const { start, end } of spansFrom(hours, Math.floor(since / MINUTE) * MINUTE)) {
    if (end <= since) continue;
    if (start > open.end) {
      if (open.end > open.start) yield open;
      open = { start, end };
    }
    open.end = end;
    // Where it never closes nobody waits for its end.
    if (open.end - open.start >= LONGEST) break;
  }
  if (open.end > open.start) yield open;
}
