import { expect } from 'vitest';
import type { Heard, Invoke, Line, Outcome, Read, Seen } from '../../chaos/history/line.ts';
import { judge } from '../../chaos/judge/judge.ts';
import type { Promised } from '../../chaos/judge/verdict.ts';
import { story } from './story.ts';

/** So many stories are broken in each way; those that have nothing of the kind are passed over. */
const STORIES = 4;

class NothingOfTheKind extends Error {}

export function breaks(promise: Promised, how: (lines: Line[]) => Line[]): void {
  let broken = 0;
  for (let seed = 1; broken < STORIES; seed++) {
    if (seed > 100) throw new Error('Too few stories have anything of the kind.');
    try {
      const lines = how(structuredClone(story(seed, 200)));
      const found = judge(lines.toSorted((one, other) => one.t - other.t)).violations;
      expect([seed, found.map((each) => each.promise)]).toEqual([seed, expect.arrayContaining([promise])]);
      broken += 1;
    } catch (error) {
      if (!(error instanceof NothingOfTheKind)) throw error;
    }
  }
}

export const reads = (lines: Line[]): Read[] => lines.filter((line) => line.is === 'read');
export const wholes = (lines: Line[]): Read[] => reads(lines).filter(({ whole }) => whole);
export const truthOf = (lines: Line[], thread: string): Read => must(wholes(lines).find((read) => read.thread === thread));
export const invokeOf = (lines: Line[], text: string): Invoke => must(lines.find((line) => line.is === 'invoke' && 'text' in line.wants && line.wants.text === text) as Invoke | undefined);
export const answersTo = (lines: Line[], deed: string): Outcome[] => {
  const calls = lines.flatMap((line) => (line.is === 'invoke' && line.deed === deed ? [line.call] : []));
  return lines.filter((line): line is Outcome => (line.is === 'ok' || line.is === 'fail' || line.is === 'info') && calls.includes(line.call));
};
export const heardIn = (lines: Line[], thread: string): Heard[] => {
  const ears = lines.flatMap((line) => (line.is === 'listen' && line.thread === thread ? [line.ear] : []));
  return lines.filter((line): line is Heard => line.is === 'heard' && ears.includes(line.ear));
};
export const done = (lines: Line[], what: Invoke['wants']['do']): Invoke[] => lines.filter((line): line is Invoke => line.is === 'invoke' && line.wants.do === what && answersTo(lines, line.deed).some(({ is }) => is === 'ok'));
export const endOf = (lines: Line[], deed: string): number => Math.min(...answersTo(lines, deed).filter(({ is }) => is === 'ok').map(({ t }) => t));

export function must<Each>(found: Each | undefined): Each {
  if (found === undefined) throw new NothingOfTheKind();
  return found;
}

/** An acknowledged message, in the middle of a thread. */
export function message(lines: Line[]): { read: Read; index: number; entry: Seen } {
  const read = must(wholes(lines).find(({ entries }) => entries.filter(({ kind }) => kind === 'Message').length > 4));
  const index = must(read.entries.map(({ kind }, at) => ({ kind, at })).filter(({ kind }) => kind === 'Message')[3]).at;
  return { read, index, entry: must(read.entries[index]) };
}

/** Everywhere: as if the server had written it so. */
export function everywhere(lines: Line[], thread: string, change: (entries: Seen[]) => Seen[]): void {
  for (const read of reads(lines)) if (read.thread === thread) read.entries = change(read.entries);
}

/** Whether these words were first sent after that. */
export function invokedAfter(lines: Line[], text: string, t: number): boolean {
  const sent = lines.filter((line) => line.is === 'invoke' && 'text' in line.wants && line.wants.text === text);
  return sent.length > 0 && sent.every((line) => line.t > t);
}

/** Whether these words are somebody else's than whoever listens, and were sent when they did already. */
export function isOthers(lines: Line[], text: string, ear: number): boolean {
  const invoke = invokeOf(lines, text);
  return lines.some((line) => line.is === 'listen' && line.ear === ear && line.by !== invoke.by && line.t < invoke.t);
}
