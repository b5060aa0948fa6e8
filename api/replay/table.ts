import type { Findings } from './examine.ts';
import type { Tally } from './run.ts';
import { FAULTS, type FaultKind } from './verify.ts';

/** What a replay came to. */
export interface Outcome {
  conversations: number;
  brokeOff: string[];
  seconds: number;
  tally: Tally;
  findings: Findings;
}

/** How many faults of each kind are told one by one. */
const TOLD = 10;

/** The counts, and below them what is wrong, if anything is. */
export function tableOf({ conversations, brokeOff, seconds, tally, findings }: Outcome): string {
  const rows: [string, string][] = [
    ['conversations', `${conversations} in ${seconds.toFixed(1)} s; ended ${tally.ended}, left open ${tally.leftOpen}, broke off ${brokeOff.length}`],
    ['said', `messages ${tally.messages}, notes ${tally.notes}, transfers ${tally.transfers}; ${((tally.messages + tally.notes) / seconds).toFixed(1)} a second`],
    ['decided again', `somebody was faster: ${tally.conflicts}, replies handed back: ${tally.blocked}`],
    ['repaired', `requests repeated: ${tally.again}, streams taken up again: ${tally.cutOff}`],
    ['heard after', `${delayAt(tally, 0.5)} ms in the middle, ${delayAt(tally, 0.95)} ms for 95 of 100, ${delayAt(tally, 1)} ms at most`],
    ['verified', `entries heard ${findings.looked.entries}, by readers ${findings.looked.readings}; lists of people ${findings.looked.lists}`],
    ...FAULTS.map((kind): [string, string] => [`  ${WORDS[kind]}`, String(countOf(findings, kind))]),
    ['  lists that differ', String(findings.lists.length)],
  ];
  const told = [...brokeOff.map((why) => `broke off: ${why}`), ...findings.faults.map(({ kind, reader, threadId, what }) => `${WORDS[kind]}: ${reader}, thread ${threadId}, ${what}`), ...findings.lists];
  const more = told.length > TOLD ? [`… and ${told.length - TOLD} more`] : [];
  return [...rows.map(([name, value]) => `  ${name.padEnd(20)} ${value}`), ...told.slice(0, TOLD).map((each) => `  ! ${each}`), ...more].join('\n');
}

/** What is wrong, in one sentence. Null: nothing is. */
export function verdictOf({ brokeOff, findings: { faults, lists } }: Outcome): string | null {
  const wrong = [
    ...FAULTS.map((kind) => ({ count: faults.filter((fault) => fault.kind === kind).length, what: WORDS[kind] })),
    { count: lists.length, what: 'lists that differ' },
    { count: brokeOff.length, what: 'conversations that broke off' },
  ].filter(({ count }) => count > 0);
  return wrong.length === 0 ? null : `The replay found: ${wrong.map(({ count, what }) => `${count} ${what}`).join(', ')}.`;
}

const WORDS: Record<FaultKind, string> = {
  missing: 'missing',
  double: 'double',
  disordered: 'out of order',
  hole: 'holes in the numbers',
  leaked: 'notes at a client',
  lost: 'acknowledged, lost',
  altered: 'altered',
  invented: 'heard, not there',
};

function countOf({ faults }: Findings, kind: FaultKind): number {
  return faults.filter((fault) => fault.kind === kind).length;
}

function delayAt({ delays }: Tally, share: number): string {
  const sorted = delays.toSorted((one, other) => one - other);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? '–' : value.toFixed(0);
}
