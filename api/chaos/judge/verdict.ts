import type { Line, Read, Seen } from '../history/line.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { type Weather, weatherOf } from './weather.ts';

/** Of promises.md, those that are judged from a history. */
export type Promised = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R14';

export interface Violation {
  promise: Promised;
  thread: string | null;
  /** When it showed; milliseconds of the run. */
  t: number;
  what: string;
}

/** What one subscription heard. */
export interface Ear {
  ear: number;
  by: string;
  side: 'CLIENT' | 'STAFF';
  session: string;
  thread: string;
  server: number;
  from: number;
  afterSeq: number;
  afterNote: number;
  heard: { t: number; entry: Seen }[];
  /** When nothing more could come; infinite where it listened to the end. */
  to: number;
  why: 'broken' | 'ended' | 'refused' | 'left' | null;
}

/** A history, put in order once for all that judge it. */
export interface Case {
  members: ReadonlySet<string>;
  deeds: Deed[];
  /** Those about a thread, by the thread. */
  about: ReadonlyMap<string, Deed[]>;
  /** Of what was written, by its text, which is another for every deed. */
  byText: ReadonlyMap<string, Deed>;
  ears: Ear[];
  reads: Read[];
  /** What stands in each thread in the end, as somebody reads it who may read all of it. */
  truth: ReadonlyMap<string, Read>;
  weather: Weather;
  /** When nothing struck any more. */
  calm: number;
}

export function caseOf(lines: readonly Line[]): Case {
  const deeds = deedsOf(lines);
  const reads = lines.filter((line) => line.is === 'read');
  const begin = lines.find((line) => line.is === 'begin');
  return {
    members: new Set(begin?.members ?? []),
    deeds,
    about: Map.groupBy(deeds, threadOf),
    byText: new Map(deeds.flatMap((deed) => ('text' in deed.wants ? [[deed.wants.text, deed]] : []))),
    ears: earsOf(lines),
    reads,
    truth: new Map(reads.filter(({ whole }) => whole).map((read) => [read.thread, read])),
    weather: weatherOf(lines),
    calm: lines.find((line) => line.is === 'calm')?.t ?? Infinity,
  };
}

/** The thread that a deed is about; of one that begins a thread, the one that began. Empty: none. */
export function threadOf({ wants, answer }: Deed): string {
  return 'thread' in wants ? wants.thread : (answer.thread ?? '');
}

function earsOf(lines: readonly Line[]): Ear[] {
  const ears = new Map<number, Ear>();
  for (const line of lines) {
    if (line.is === 'listen') {
      const { is, t, ...given } = line;
      ears.set(line.ear, { ...given, from: t, heard: [], to: Infinity, why: null });
    } else if (line.is === 'heard') ears.get(line.ear)?.heard.push({ t: line.t, entry: line.entry });
    else if (line.is === 'silent') Object.assign(ears.get(line.ear) ?? {}, { to: line.t, why: line.why });
  }
  return [...ears.values()];
}

/** How an entry is called in a sentence. */
export function nameOf({ kind, seq, position, noteNo, text }: Seen): string {
  return `${kind} ${seq ?? `${position}.${noteNo}`} “${text.slice(0, 30)}”`;
}
