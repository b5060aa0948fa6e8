import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scale } from '../scale.ts';
import { root } from '../servers/start.ts';
import type { Result } from './line.ts';
import type { Machine } from './machine.ts';
import { pictureOf } from './picture.ts';

/** Whole runs on all the data are history and are committed; others lie where the data lies. */
const folders = { history: join(import.meta.dirname, '../results'), parts: join(root, '.data-bench/results') };

/** Keeps the result as JSON, one file a run, and of one that is history the picture for the README. Answers with what was written. */
export function keep({ scale, machine, results, whole }: { scale: Scale; machine: Machine; results: Result[]; whole: boolean }): string[] {
  const isHistory = whole && scale.name === 'full';
  const folder = isHistory ? folders.history : folders.parts;
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString().slice(0, 16);
  const file = join(folder, `${at.replace('T', '-').replace(':', '')}-${scale.name}.json`);
  writeFileSync(file, `${JSON.stringify({ at, scale, machine, results: results.map(rounded) }, null, 1)}\n`);
  if (!isHistory) return [file];
  const picture = join(folder, 'bench.svg');
  writeFileSync(picture, pictureOf(results, `${at.slice(0, 10)} · ${machine.cores} cores for everything · Node ${machine.node.slice(1)} · Postgres ${machine.postgres} · ${scale.messages.toLocaleString('en')} messages`));
  return [file, picture];
}

/** Four digits are more than any of these figures is worth. */
function rounded(result: Result): unknown {
  return JSON.parse(JSON.stringify(result, (_key, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value)));
}
