import type { Line } from './history/line.ts';
import type { Verdict } from './judge/judge.ts';
import type { Promised } from './judge/verdict.ts';

/** How many violations of each promise are told one by one. */
const TOLD = 5;

const PROMISES: Record<Promised, string> = {
  R1: 'acknowledged, lost',
  R2: 'there twice',
  R3: 'order, holes',
  R4: 'streams that missed or doubled',
  R5: 'heard too late',
  R6: 'two holders, two winners',
  R7: 'heard after removal',
  R8: 'ended in part',
  R9: 'refused, there',
  R10: 'sessions that spoke on',
  R14: 'servers that fell',
};

/** The counts, and below them what is wrong, if anything is, with people by their names. */
export function tableOf({ violations, inconclusive, counts }: Verdict, lines: readonly Line[]): string {
  const begin = lines.find((line) => line.is === 'begin');
  const faults = Object.entries(counts.faults).map(([kind, times]) => `${kind} ${times}`);
  const [middle, most, longest] = counts.delay;
  const rows: [string, string][] = [
    ['seed', String(begin?.seed ?? '–')],
    ['faults', faults.join(', ') || 'none'],
    ['calls', `${counts.calls}; deeds acknowledged ${counts.acknowledged}, refused ${counts.refused}, refused after a try that was not answered ${counts.refusedInTheEnd} (there all the same: ${counts.thereAllTheSame}), never answered ${counts.unknown}; sign-ins ${counts.signIns}`],
    ['said', `${counts.said} messages and notes acknowledged, ${counts.saidInFaults} of them while a fault was on`],
    ['heard', `${counts.deliveries} entries in ${counts.ears} streams; after the answer ${middle} ms in the middle, ${most} ms for 99 of 100, ${longest} ms at most`],
    ['decided', `${counts.transfers} transfers, ${counts.conflicts} that somebody was faster with; ${counts.removals} removals, ${counts.endings} endings for all, ${counts.endedSessions} sessions or people ended`],
    ['conversations', `${counts.threads}${counts.undecided > 0 ? `, in ${counts.undecided} the holders were too many at once to be decided` : ''}`],
    ...Object.entries(PROMISES).map(([promise, what]): [string, string] => [`  ${promise.padEnd(4)}${what}`, String(violations.filter((each) => each.promise === promise).length)]),
  ];
  const told = Object.keys(PROMISES).flatMap((promise) => {
    const all = violations.filter((each) => each.promise === promise);
    const more = all.length > TOLD ? [`${promise}: … and ${all.length - TOLD} more`] : [];
    return [...all.slice(0, TOLD).map(({ t, thread, what }) => `${promise} at ${(t / 1000).toFixed(1)} s${thread === null ? '' : `, thread ${thread}`}: ${what}`), ...more];
  });
  const all = [...rows.map(([name, value]) => `  ${name.padEnd(38)} ${value}`), ...[...told, ...inconclusive].map((each) => `  ! ${each}`)].join('\n');
  return Object.entries(begin?.people ?? {}).reduce((text, [id, name]) => text.replaceAll(id, name), all);
}

/** Null: everything was kept, and that was put to the test. */
export function verdictOf({ violations, inconclusive }: Verdict): string | null {
  if (violations.length > 0) return `The run found ${violations.length} violations.`;
  return inconclusive.length > 0 ? 'The run is inconclusive: nothing was violated, and nothing was proved.' : null;
}
