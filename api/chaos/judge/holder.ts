import type { Read } from '../history/line.ts';
import type { Deed } from './deeds.ts';
import { linearizable, type Step } from './linear.ts';
import type { Case, Violation } from './verdict.ts';

/** Of a team's thread, what a claim decides on. */
interface Held {
  holder: string | null;
  closed: boolean;
}

/**
 * A thread has at most one holder at any time, and a claim one winner (R6): all that was answered about who holds it can
 * be explained by one order of deeds, each between its being asked and its being answered. And of all transfers that were
 * decided on the same version of a thread, one was carried out.
 */
export function holdersOf({ about, deeds, members, truth }: Case): { violations: Violation[]; threads: number; undecided: number } {
  const suspensions = deeds.filter(({ wants }) => wants.do === 'suspend');
  const violations: Violation[] = [];
  let undecided = 0;
  const threads = [...truth.values()];
  for (const read of threads) {
    const here = about.get(read.thread) ?? [];
    violations.push(...winners(read, here));
    const steps = [...here, ...suspensions].flatMap((deed) => stepOf(deed, members));
    const found = linearizable([...steps, last(read)], { holder: null, closed: false });
    if (found === 'unknown') undecided += 1;
    if (found === 'no') violations.push({ promise: 'R6', thread: read.thread, t: read.t, what: 'no order of deeds explains who was said to hold it' });
  }
  return { violations, threads: threads.length, undecided };
}

function winners({ thread }: Read, deeds: readonly Deed[]): Violation[] {
  const won = deeds.filter(({ wants, end, answer }) => wants.do === 'transfer' && end === 'done' && answer.changed === true);
  const byVersion = Map.groupBy(won, ({ wants }) => (wants.do === 'transfer' ? wants.version : 0));
  return [...byVersion].filter(([, all]) => all.length > 1).map(([version, all]) => ({
    promise: 'R6', thread, t: all[1]?.from ?? 0, what: `version ${version} was transferred ${all.length} times, by ${all.map(({ by }) => by).join(' and ')}`,
  }));
}

/** What a deed says about the thread. None: nothing. */
function stepOf(deed: Deed, members: ReadonlySet<string>): Step<Held>[] {
  const { wants, end, answer, from, to } = deed;
  // Never answered: it may be carried out, once, and whatever it was answered by then says nothing.
  const effect = effectOf(deed, members);
  // A suspension has no id of its own: a stopped server that goes on may carry out the same once more.
  if (wants.do === 'suspend' && end === 'done' && deed.unanswered && effect) return [{ from, to, apply: effect }, { from, to: Infinity, apply: effect }];
  if (end === 'done' || end === 'unknown') return effect ? [{ from, to, apply: effect }] : [];
  if (wants.do !== 'transfer' && wants.do !== 'send' && wants.do !== 'end') return [];
  const { why, holder } = answer;
  if (why === 'ended') return [{ from, to, apply: (before) => (before.closed ? before : null) }];
  if (why === 'conflict' || why === 'blocked') return [{ from, to, apply: (before) => (!before.closed && before.holder === holder ? before : null) }];
  return [];
}

function effectOf({ by, wants, answer, end }: Deed, members: ReadonlySet<string>): Step<Held>['apply'] | null {
  switch (wants.do) {
    case 'transfer':
      return (before) => {
        if (before.closed) return null;
        const already = before.holder === wants.to;
        return end === 'done' && answer.changed === already ? null : { ...before, holder: wants.to };
      };
    case 'send':
      // A member answers what they hold, or claims it with the answer; whoever is in it by name just answers.
      if (!members.has(by)) return (before) => (before.closed ? null : before);
      return (before) => (before.closed || (before.holder !== null && before.holder !== by) ? null : { ...before, holder: by });
    case 'end':
      return (before) => (before.closed ? before : before.holder !== null && before.holder !== by ? null : { holder: null, closed: true });
    case 'suspend':
      return (before) => (before.holder === wants.whom ? { ...before, holder: null } : before);
    default:
      return null;
  }
}

function last({ holder, state, t }: Read): Step<Held> {
  return { from: t, to: t, apply: (before) => (before.holder === holder && before.closed === (state === 'CLOSED') ? before : null) };
}
