import { comesAfter, type Entry } from './entry.ts';

/** What somebody asked the server to keep, and whether it said that it had. */
export interface Said {
  kind: 'Message' | 'Note' | 'Line';
  /** What was written; of a line, what it tells. */
  text: string;
  /** Lines of a claim are staff's alone where a team answers as one. */
  audience: 'ALL' | 'STAFF';
  acknowledged: boolean;
  /** As it was answered; null where the answer named none. */
  id: string | null;
}

/** One thread, as one session heard it live and as the same session reads it afterwards. */
export interface Reading {
  reader: string;
  side: 'CLIENT' | 'STAFF';
  /** In the order in which it arrived. */
  heard: readonly Entry[];
  /** Oldest first. */
  fetched: readonly Entry[];
}

export interface Played {
  threadId: string;
  said: readonly Said[];
  readings: readonly Reading[];
}

/**
 * missing: there, but not heard. double: heard twice, or kept twice though it was said once. disordered: heard before
 * what stands above it. hole: a number that was left out or given twice. leaked: staff's alone, at a client. lost:
 * acknowledged, and not there. altered: not as it was said or heard. invented: heard, but not there.
 */
export const FAULTS = ['missing', 'double', 'disordered', 'hole', 'leaked', 'lost', 'altered', 'invented'] as const;
export type FaultKind = (typeof FAULTS)[number];

export interface Fault {
  kind: FaultKind;
  threadId: string;
  reader: string;
  what: string;
}

/** Compares, for every reader of every thread, what arrived with what is there and with what was acknowledged. */
export function verify(played: readonly Played[]): Fault[] {
  return played.flatMap(({ threadId, said, readings }) =>
    readings.flatMap((reading) => {
      const found = [...arrival(reading), ...numbering(reading), ...privacy(reading, said), ...keeping(reading, said)];
      return found.map(([kind, what]) => ({ kind, threadId, reader: reading.reader, what }));
    }),
  );
}

type Finding = [kind: FaultKind, what: string];

/** Every entry once, in order, and the same that is there. */
function arrival({ heard, fetched }: Reading): Finding[] {
  const found: Finding[] = [];
  const there = new Map(fetched.map((entry) => [entry.id, entry]));
  const seen = new Set<string>();
  let last: Entry | undefined;
  for (const entry of heard) {
    if (seen.has(entry.id)) found.push(['double', nameOf(entry)]);
    else if (last && !comesAfter(entry, last)) found.push(['disordered', `${nameOf(entry)} after ${nameOf(last)}`]);
    else last = entry;
    const kept = there.get(entry.id);
    if (!kept) found.push(['invented', nameOf(entry)]);
    else if (!isSame(entry, kept)) found.push(['altered', nameOf(entry)]);
    seen.add(entry.id);
  }
  for (const entry of fetched) if (!seen.has(entry.id)) found.push(['missing', nameOf(entry)]);
  return found;
}

/** 1, 2, 3 … without a hole: the seqs for everybody, the noteNos for staff; in the order of the page. */
function numbering({ fetched }: Reading): Finding[] {
  const found: Finding[] = [];
  const next = { seq: 1, note: 1 };
  for (const [i, entry] of fetched.entries()) {
    const before = fetched[i - 1];
    if (before && !comesAfter(entry, before)) found.push(['disordered', `${nameOf(entry)} below ${nameOf(before)}`]);
    const row = entry.seq === null ? 'note' : 'seq';
    const number = entry.seq ?? entry.noteNo ?? 0;
    if (number !== next[row]) found.push(['hole', `${nameOf(entry)} where ${row} ${next[row]} should stand`]);
    next[row] = number + 1;
  }
  return found;
}

/** Nothing of staff's reaches a client: neither as what it is, nor its words in something else. */
function privacy({ side, heard, fetched }: Reading, said: readonly Said[]): Finding[] {
  if (side === 'STAFF') return [];
  const open = new Set(said.filter((each) => each.kind === 'Message').map((each) => each.text));
  const secret = new Set(said.filter((each) => each.kind === 'Note' && !open.has(each.text)).map((each) => each.text));
  const all = new Map([...heard, ...fetched].map((entry) => [entry.id, entry]));
  return [...all.values()].filter((entry) => entry.seq === null || secret.has(entry.text)).map((entry) => ['leaked', nameOf(entry)]);
}

/** What was acknowledged is there, as it was said, and as often. What was never answered may be there once or not at all. */
function keeping({ side, fetched }: Reading, said: readonly Said[]): Finding[] {
  const found: Finding[] = [];
  const meant = said.filter((each) => side === 'STAFF' || each.audience === 'ALL');
  const there = new Map(fetched.map((entry) => [entry.id, entry]));
  for (const { id, kind, text } of meant) {
    if (id === null) continue;
    const kept = there.get(id);
    if (!kept) found.push(['lost', `${kind} “${short(text)}”`]);
    else if (kept.text !== text) found.push(['altered', nameOf(kept)]);
  }
  for (const [key, each] of Map.groupBy(meant, keyOf)) {
    const count = fetched.filter((entry) => keyOf({ kind: entry.kind, text: entry.text }) === key).length;
    const acknowledged = each.filter((one) => one.acknowledged);
    const unnamed = acknowledged.some((one) => one.id === null);
    if (unnamed && count < acknowledged.length) found.push(['lost', `${each[0]?.kind} “${short(each[0]?.text ?? '')}”`]);
    if (count > each.length) found.push(['double', `${count} times “${short(each[0]?.text ?? '')}”, said ${each.length} times`]);
  }
  return found;
}

function keyOf({ kind, text }: { kind: Entry['kind']; text: string }): string {
  return `${kind === 'StaffLine' ? 'Line' : kind} ${text}`;
}

function isSame(one: Entry, other: Entry): boolean {
  return one.kind === other.kind && one.seq === other.seq && one.noteNo === other.noteNo && one.position === other.position && one.at === other.at && one.text === other.text;
}

function nameOf({ kind, seq, noteNo, position, text }: Entry): string {
  return `${kind} ${seq ?? `${position}.${noteNo}`} “${short(text)}”`;
}

function short(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 39)}…`;
}
