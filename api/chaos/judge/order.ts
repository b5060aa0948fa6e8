import type { Read, Seen } from '../history/line.ts';
import { type Case, type Ear, nameOf, threadOf, type Violation } from './verdict.ts';

/*
 * One order for everybody, 1, 2, 3 without a hole, and whoever was acknowledged before another was sent stands before it
 * (R3). A stream goes on where it stopped: nothing twice, nothing left out, to the end (R4).
 */
export function orderOf(given: Case): Violation[] {
  const { truth, reads, ears } = given;
  return [
    ...[...truth.values()].flatMap(numbering),
    ...reads.filter(({ whole }) => !whole).flatMap((read) => sameAs(truth.get(read.thread), read)),
    ...ears.flatMap((ear) => arrival(truth.get(ear.thread), ear)),
    ...ears.flatMap((ear) => toTheEnd(reads.find(({ by, thread }) => by === ear.by && thread === ear.thread) ?? truth.get(ear.thread), ear)),
    ...answeredFirst(given),
  ];
}

function numbering({ thread, entries, t }: Read): Violation[] {
  const wrong = (what: string): Violation => ({ promise: 'R3', thread, t, what });
  const found: Violation[] = [];
  const next = { seq: 1, note: 1 };
  for (const entry of entries) {
    const row = entry.seq === null ? 'note' : 'seq';
    const number = entry.seq ?? entry.noteNo ?? 0;
    if (number !== next[row]) found.push(wrong(`${nameOf(entry)} stands where ${row} ${next[row]} should`));
    next[row] = number + 1;
  }
  return found;
}

/** What somebody reads who may read a part is what stands there, in the same order, in one piece; a client, who never leaves here, reads all that is public. */
function sameAs(truth: Read | undefined, { by, side, thread, entries, t }: Read): Violation[] {
  if (!truth) return [];
  const all = truth.entries.filter(({ seq }) => side === 'STAFF' || seq !== null);
  const first = all.findIndex(({ id }) => id === entries[0]?.id);
  const same = entries.every((entry, index) => all[first + index]?.id === entry.id && all[first + index]?.text === entry.text);
  const whole = side === 'STAFF' || entries.length === all.length;
  return whole && (entries.length === 0 || (first >= 0 && same)) ? [] : [{ promise: 'R3', thread, t, what: `${by} reads something else than the others` }];
}

function arrival(truth: Read | undefined, { by, thread, side, afterSeq, afterNote, heard }: Ear): Violation[] {
  const found: Violation[] = [];
  const last = { seq: afterSeq, note: afterNote };
  const there = new Map(truth?.entries.map((entry) => [entry.id, entry]));
  let before: Seen | undefined;
  for (const { t, entry } of heard) {
    const row = entry.seq === null ? 'note' : 'seq';
    const number = entry.seq ?? entry.noteNo ?? 0;
    const say = (promise: 'R3' | 'R4' | 'R7', what: string) => found.push({ promise, thread, t, what: `${by} heard ${nameOf(entry)}${what}` });
    if (number <= last[row]) say('R4', ` after ${row} ${last[row]}: twice, or out of order`);
    else if (number > last[row] + 1) say('R4', ` after ${row} ${last[row]}: something was left out`);
    else if (before && standsBefore(entry, before)) say('R4', ` after ${nameOf(before)}, which stands below it`);
    before = entry;
    last[row] = Math.max(last[row], number);
    if (side === 'CLIENT' && entry.seq === null) say('R7', ', which is for staff alone');
    const same = there.get(entry.id);
    if (truth && (!same || same.text !== entry.text || same.seq !== entry.seq || same.noteNo !== entry.noteNo)) say('R3', same ? `, and it stands there as ${nameOf(same)}` : ', and it is not there');
  }
  return found;
}

/** In the order in which staff read: (seq followed, noteNo). */
function standsBefore(one: Seen, other: Seen): boolean {
  return one.position < other.position || (one.position === other.position && (one.noteNo ?? 0) < (other.noteNo ?? 0));
}

/** Whoever still listens when all is over has heard all that they are shown who open it anew: of a thread that they were removed from, a part. */
function toTheEnd(shown: Read | undefined, { by, side, thread, afterSeq, afterNote, heard, to }: Ear): Violation[] {
  if (!shown || to !== Infinity) return [];
  const most = (row: 'seq' | 'noteNo', from: number, entries: { [Row in 'seq' | 'noteNo']: number | null }[]) => entries.reduce((top, entry) => Math.max(top, entry[row] ?? 0), from);
  const entries = heard.map(({ entry }) => entry);
  const missing = most('seq', afterSeq, entries) < most('seq', 0, shown.entries) || (side === 'STAFF' && most('noteNo', afterNote, entries) < most('noteNo', 0, shown.entries));
  return missing ? [{ promise: 'R4', thread, t: shown.t, what: `${by} listened to the end and did not hear all of it` }] : [];
}

/** Acknowledged before the other was even sent means: a lower number. */
function answeredFirst({ about }: Case): Violation[] {
  return [...about.values()].flatMap((deeds) => {
    const sent = deeds.filter(({ end, wants, answer }) => end === 'done' && 'text' in wants && answer.seq !== undefined);
    const byAnswer = sent.toSorted((one, other) => one.to - other.to);
    const found: Violation[] = [];
    let [next, top] = [0, 0];
    for (const deed of sent.toSorted((one, other) => one.from - other.from)) {
      for (; (byAnswer[next]?.to ?? Infinity) < deed.from; next += 1) top = Math.max(top, byAnswer[next]?.answer.seq ?? 0);
      const seq = deed.answer.seq ?? 0;
      if (seq <= top) found.push({ promise: 'R3', thread: threadOf(deed), t: deed.from, what: `“${'text' in deed.wants ? deed.wants.text : ''}” got ${seq}, though ${top} was acknowledged before it was sent` });
    }
    return found;
  });
}
