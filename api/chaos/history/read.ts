import { readFileSync } from 'node:fs';
import type { Line } from './line.ts';

/** A history that was kept. A last line that was cut off in the middle, by whatever ended the run, is left out. */
export function readHistory(file: string): Line[] {
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n'));
  return whole === '' ? [] : whole.split('\n').map((line) => JSON.parse(line) as Line);
}
