import { type Case, nameOf, type Violation } from './verdict.ts';

/*
 * Leave and remove all is whole or did not happen (R8): its line is the last that anybody reads, nobody is left in the
 * thread and nobody holds it, whatever struck in the middle; and what was sent after it was confirmed is not there.
 */
export function wholeOf({ about, truth, ears }: Case): Violation[] {
  return [...truth.values()].flatMap(({ thread, entries, state, holder, people, t }) => {
    const say = (what: string, at = t): Violation => ({ promise: 'R8', thread, t: at, what });
    const deeds = about.get(thread) ?? [];
    const ended = deeds.filter(({ wants, end }) => wants.do === 'end' && end === 'done').toSorted((one, other) => one.to - other.to)[0];
    const closing = entries.findIndex(({ kind, text }) => kind === 'Line' && text === 'CLOSED');
    const found: Violation[] = [];
    if (ended && (state !== 'CLOSED' || closing < 0)) found.push(say('ending it was acknowledged, and it is not ended'));
    if (state === 'CLOSED' && closing < 0) found.push(say('it is closed, and no line says so'));
    if (closing < 0) return found;
    if (state !== 'CLOSED' || holder !== null || people > 0) found.push(say(`it was ended, and is ${state}, held by ${holder ?? 'nobody'}, with ${people} people in it`));
    const seq = entries[closing]?.seq ?? 0;
    const after = entries.filter((entry) => entry.position > seq || (entry.position === seq && entry.kind === 'Note'));
    found.push(...after.map((entry) => say(`${nameOf(entry)} stands after the line that ended it`)));
    for (const deed of deeds) {
      if (ended && deed.end === 'done' && deed.from > ended.to && 'text' in deed.wants) found.push(say(`“${deed.wants.text}” was accepted after it had ended`, deed.from));
    }
    for (const ear of ears.filter((each) => each.thread === thread)) {
      for (const { t: at, entry } of ear.heard) if (entry.position > seq) found.push(say(`${ear.by} heard ${nameOf(entry)} after the line that ended it`, at));
    }
    return found;
  });
}
