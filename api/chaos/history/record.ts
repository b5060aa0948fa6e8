import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Line } from './line.ts';

/** A line without its moment. */
export type Untimed = Line extends infer Each ? (Each extends Line ? Omit<Each, 't'> : never) : never;

/** Writes the history down as it happens. */
export interface Record {
  /** Milliseconds since it began, by the one clock. */
  now(): number;
  add(line: Untimed): void;
  /** Numbers for calls and ears. */
  next(): number;
  readonly lines: readonly Line[];
  close(): Promise<void>;
}

export function openRecord(file: string): Record {
  const began = performance.now();
  const out = createWriteStream(file);
  const lines: Line[] = [];
  let [number, isOpen] = [0, true];
  const now = () => Math.round((performance.now() - began) * 10) / 10;
  return {
    now,
    lines,
    next: () => (number += 1),
    add: (line) => {
      // What is still on its way when everything has been read is nobody's business any more.
      if (!isOpen) return;
      const timed: Line = { t: now(), ...line };
      lines.push(timed);
      out.write(`${JSON.stringify(timed)}\n`);
    },
    close: async () => {
      isOpen = false;
      out.end();
      await finished(out);
    },
  };
}
