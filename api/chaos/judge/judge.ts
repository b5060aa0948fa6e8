import type { FaultKind, Line } from '../history/line.ts';
import { holdersOf } from './holder.ts';
import { keptOf } from './kept.ts';
import { lateOf } from './late.ts';
import { orderOf } from './order.ts';
import { outsidersOf } from './outsiders.ts';
import { deadSessionsOf, silenceOf } from './silence.ts';
import { type Case, caseOf, threadOf, type Violation } from './verdict.ts';
import { wholeOf } from './whole.ts';

export interface Counts {
  calls: number;
  acknowledged: number;
  refused: number;
  unknown: number;
  /** Refused, but only after an attempt that was never answered; and of these, what is there all the same. */
  refusedInTheEnd: number;
  thereAllTheSame: number;
  signIns: number;
  /** Acknowledged messages and notes, and of these while a fault was on. */
  said: number;
  saidInFaults: number;
  deliveries: number;
  ears: number;
  threads: number;
  /** Threads in which too much happened at once to decide who held them. */
  undecided: number;
  transfers: number;
  conflicts: number;
  removals: number;
  endings: number;
  endedSessions: number;
  faults: Partial<Record<FaultKind, number>>;
  /** Milliseconds from the acknowledgement to a delivery: in the middle, for 99 of 100, and at most. */
  delay: [middle: number, most: number, longest: number];
}

export interface Verdict {
  violations: Violation[];
  /** Why the run proves nothing. Empty: it does. */
  inconclusive: string[];
  counts: Counts;
}

/**
 * Judges a history: nothing but its lines is looked at. Each promise is judged by itself, and all violations are told. A
 * run in which too little happened to break a promise is told to prove nothing, and is no success.
 */
export function judge(lines: readonly Line[]): Verdict {
  const given = caseOf(lines);
  const holders = holdersOf(given);
  const late = lateOf(given);
  const fell = lines.filter((line) => line.is === 'fell').map(({ t, server, how }): Violation => ({ promise: 'R14', thread: null, t, what: `server ${server} ended by itself: ${how}` }));
  const violations = [...keptOf(given), ...orderOf(given), ...late.violations, ...holders.violations, ...silenceOf(given), ...outsidersOf(given), ...wholeOf(given), ...deadSessionsOf(given), ...fell];
  const counts = countsOf(lines, given, holders.undecided, late.delays);
  return { violations: violations.toSorted((one, other) => one.t - other.t), inconclusive: inconclusiveOf(given, counts), counts };
}

function countsOf(lines: readonly Line[], { deeds, ears, truth, weather }: Case, undecided: number, delays: number[]): Counts {
  const done = deeds.filter(({ end }) => end === 'done');
  const said = done.filter(({ wants }) => 'text' in wants);
  // Each try to sign in is a deed of its own, since none is repeated: while nothing answers there are many.
  const wanted = deeds.filter(({ wants }) => wants.do !== 'sign in');
  const count = (what?: string) => done.filter(({ wants }) => (what === undefined ? wants.do !== 'sign in' : wants.do === what)).length;
  const texts = new Set([...truth.values()].flatMap(({ entries }) => entries.map(({ text }) => text)));
  const sorted = delays.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const faults: Counts['faults'] = {};
  for (const line of lines) if (line.is === 'fault' && line.state === 'on') faults[line.fault] = (faults[line.fault] ?? 0) + 1;
  return {
    calls: lines.filter(({ is }) => is === 'invoke').length,
    acknowledged: count(),
    refused: wanted.filter(({ end }) => end === 'refused').length,
    unknown: wanted.filter(({ end, refusedInTheEnd }) => end === 'unknown' && !refusedInTheEnd).length,
    refusedInTheEnd: wanted.filter(({ refusedInTheEnd }) => refusedInTheEnd).length,
    thereAllTheSame: wanted.filter(({ refusedInTheEnd, wants }) => refusedInTheEnd && 'text' in wants && texts.has(wants.text)).length,
    signIns: done.filter(({ wants }) => wants.do === 'sign in').length,
    said: said.length,
    saidInFaults: said.filter(({ to }) => weather.struck(to)).length,
    deliveries: ears.reduce((sum, { heard }) => sum + heard.length, 0),
    ears: ears.length,
    threads: truth.size,
    undecided,
    transfers: done.filter(({ wants, answer }) => wants.do === 'transfer' && answer.changed === true).length,
    conflicts: deeds.filter(({ wants, answer }) => wants.do === 'transfer' && answer.why === 'conflict').length,
    removals: count('remove'),
    endings: count('end'),
    endedSessions: count('sign out') + count('suspend'),
    faults,
    delay: [at(0.5), at(0.99), at(1)],
  };
}

function inconclusiveOf({ deeds, truth, calm }: Case, counts: Counts): string[] {
  const unread = new Set(deeds.filter(({ end, wants }) => end === 'done' && 'text' in wants).map(threadOf).filter((thread) => !truth.has(thread)));
  const least: [number, number, string][] = [
    [counts.calls, 100, 'calls were made'],
    [counts.said, 30, 'messages and notes were acknowledged'],
    [counts.saidInFaults, 5, 'of these while a fault was on'],
    [counts.deliveries, 100, 'entries were heard'],
    [counts.transfers, 5, 'transfers were carried out'],
    [counts.conflicts, 1, 'transfers met another that was faster'],
    [counts.removals, 1, 'people were removed'],
    [counts.endings, 1, 'conversations were ended for all'],
    [counts.endedSessions, 1, 'sessions ended'],
    [Object.values(counts.faults).reduce((sum, each) => sum + each, 0), 1, 'faults struck'],
  ];
  return [
    ...least.filter(([is, needed]) => is < needed).map(([is, needed, what]) => `${is} ${what}, and fewer than ${needed} prove nothing`),
    ...(calm === Infinity ? ['the run did not come to its end'] : []),
    ...(unread.size > 0 ? [`${unread.size} conversations were not read in the end`] : []),
    ...(counts.undecided * 5 > counts.threads ? [`in ${counts.undecided} of ${counts.threads} conversations it could not be decided who held them`] : []),
  ];
}
