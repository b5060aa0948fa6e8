import type { Deed } from './deeds.ts';
import { type Case, type Ear, nameOf, threadOf, type Violation } from './verdict.ts';
import { type Written, writtenOf } from './written.ts';

/** Milliseconds in which an open stream falls silent; without the bus, the watchman has to look first. */
const WITHIN = { bus: 1_000, noBus: 2_000 };
/** Milliseconds that a delivery may be under way, and a busy machine may take. */
const UNDER_WAY = 500;

/**
 * Somebody was removed from a thread (R7), or a session ended (R10): nothing that was written after that was confirmed
 * reaches them, ever; and nothing at all once a second is over, two without the bus.
 */
export function silenceOf(given: Case): Violation[] {
  const written = writtenOf(given);
  const endings = endingsOf(given);
  return given.ears.flatMap((ear) => [...afterRemoval(given, ear, written), ...afterSession(given, ear, endings, written)]);
}

/** Until when: whoever is added again may hear all of it. */
function afterRemoval(given: Case, ear: Ear, written: Written): Violation[] {
  const here = given.about.get(ear.thread) ?? [];
  const concerning = here.filter(({ wants }) => (wants.do === 'remove' || wants.do === 'add') && wants.whom === ear.by);
  return concerning.filter(({ wants, end }) => wants.do === 'remove' && end === 'done').flatMap((removal) => {
    const again = Math.min(...concerning.filter(({ wants, to }) => wants.do === 'add' && to > removal.from).map(({ from }) => from), Infinity);
    const heard = ear.heard.filter(({ t }) => t > removal.to && t < again);
    // A stream that begins later shows what could be read before, and ends with it.
    const late = ear.from < removal.to ? heard.filter(({ t }) => isLate(given, ear, removal.to, t)) : [];
    return [
      ...heard.filter(({ entry }) => written(ear.thread, entry) > removal.to).map(({ t, entry }) => violation('R7', ear, t, `${ear.by} heard ${nameOf(entry)}, which was written after the removal was confirmed`)),
      ...late.map(({ t, entry }) => violation('R7', ear, t, `${ear.by} heard ${nameOf(entry)} ${Math.round(t - removal.to)} ms after the removal was confirmed`)),
    ];
  });
}

function endingsOf({ deeds }: Case): Deed[] {
  return deeds.filter(({ wants, end }) => end === 'done' && (wants.do === 'sign out' || wants.do === 'suspend'));
}

function afterSession(given: Case, ear: Ear, endings: readonly Deed[], written: Written): Violation[] {
  const ended = endings.find((deed) => endsSession(deed, ear));
  if (!ended) return [];
  const heard = ear.heard.filter(({ t }) => t > ended.to);
  return heard.filter(({ t, entry }) => written(ear.thread, entry) > ended.to || isLate(given, ear, ended.to, t)).map(({ t, entry }) =>
    violation('R10', ear, t, `${ear.by} heard ${nameOf(entry)} ${Math.round(t - ended.to)} ms after the session had ended`));
}

/** A session ends by signing out, or with its person's suspension, if it was there before. */
function endsSession({ wants, attempts, from, by }: Deed, ear: { session: string; by: string; from: number }): boolean {
  if (wants.do === 'sign out') return by === ear.by && attempts.some(({ session }) => session === ear.session);
  return wants.do === 'suspend' && wants.whom === ear.by && ear.from < from;
}

/** What an ended session asks is not done. */
export function deadSessionsOf(given: Case): Violation[] {
  const { deeds } = given;
  const endings = endingsOf(given);
  const opened = new Map(deeds.flatMap(({ wants, attempts, end, from }) => (wants.do === 'sign in' && end === 'done' ? attempts.map(({ session }) => [session, from] as const) : [])));
  return deeds.filter(({ end, wants }) => end === 'done' && wants.do !== 'sign in' && wants.do !== 'sign out').flatMap((deed) => {
    const { by, attempts } = deed;
    const after = endings.find((ending) => attempts.every(({ session, from }) => from > ending.to && endsSession(ending, { session, by, from: opened.get(session) ?? Infinity })));
    return after ? [{ promise: 'R10', thread: threadOf(deed) || null, t: deed.from, what: `${by} could still ${deed.wants.do} in a session that had ended` } satisfies Violation] : [];
  });
}

function isLate({ weather }: Case, { server }: Ear, since: number, t: number): boolean {
  const within = weather.withoutBus(since, t) ? WITHIN.noBus : WITHIN.bus;
  return weather.able(server, since, t) > within + UNDER_WAY;
}

function violation(promise: 'R7' | 'R10', { thread }: Ear, t: number, what: string): Violation {
  return { promise, thread, t, what };
}
