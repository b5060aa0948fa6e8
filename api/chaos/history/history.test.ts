import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { story } from '../../test/chaos/story.ts';
import { judge } from '../judge/judge.ts';
import { tableOf, verdictOf } from '../table.ts';
import { readHistory } from './read.ts';
import { openRecord } from './record.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard-history-'));
const file = join(folder, 'history.jsonl');
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was kept is judged as it was when it happened, though its last line was cut off in the middle', async () => {
  const record = openRecord(file);
  for (const { t, ...line } of story(2, 300)) record.add(line);
  await record.close();
  appendFileSync(file, '{"t":12,"is":"hea');
  const kept = readHistory(file);
  expect(kept).toEqual(record.lines);
  expect(kept.every((line, index) => line.t >= (kept[index - 1]?.t ?? 0))).toBe(true);
});

test('a run without a violation that proves something ends well; what was violated is told with the seed, and people by their names', () => {
  const lines = structuredClone(story(2, 300));
  expect(verdictOf(judge(lines))).toBeNull();
  expect(verdictOf(judge(lines.filter(({ is }) => is !== 'fault')))).toMatch('inconclusive');
  for (const line of lines) if (line.is === 'begin') line.people = { ana: 'Ana Moreau' };
  for (const line of lines) if (line.is === 'read' && line.by === 'ana') line.entries.pop();
  const found = judge(lines);
  expect(verdictOf(found)).toBe(`The run found ${found.violations.length} violations.`);
  expect(tableOf(found, lines)).toMatch(/seed +2\n[^]*R3 {2}order, holes +[1-9][^]*! R3 at .*Ana Moreau/u);
});
