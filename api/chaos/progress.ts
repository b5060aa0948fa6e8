import type { Screen } from '../replay/progress.ts';
import type { Line } from './history/line.ts';
import type { Record } from './history/record.ts';
import { judge } from './judge/judge.ts';

/** Milliseconds between two drawings. */
const DRAW_EVERY = { terminal: 250, file: 5_000 };
/** Judging what there is so far may take this share of the time. */
const JUDGING = 0.05;
const BAR = 20;

/** One line that is drawn again and again on a terminal; elsewhere a plain line every few seconds. */
export function showProgress(screen: Screen, record: Record): { begin(part: string, seconds: number): void; step(done: number, all: number): void; stop(): void } {
  const now = { part: '', seconds: 0, since: 0, done: 0, violations: 0, judged: -Infinity, cost: 0 };
  const count = counting(record);
  const draw = () => {
    look();
    const { calls, acknowledged, heard, faults } = count();
    const passed = now.seconds > 0 ? (performance.now() - now.since) / 1000 / now.seconds : now.done;
    const filled = Math.round(Math.min(1, passed) * BAR);
    const fault = faults.length > 0 ? faults.join(' + ') : 'calm';
    const text = `${now.part} ${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${Math.round(record.now() / 1000)} s  ${fault}  calls ${calls}  acknowledged ${acknowledged}  heard ${heard}  violations ${now.violations}`;
    screen.write(screen.isTTY ? `\r\u001b[2K${text.slice(0, (screen.columns ?? 120) - 1)}` : `${text}\n`);
  };
  /** What was seen so far is judged as well: whoever waits for ten minutes learns at once that something is wrong. */
  const look = () => {
    if (performance.now() - now.judged < Math.max(3_000, now.cost / JUDGING)) return;
    const since = performance.now();
    now.violations = judge(record.lines).violations.length;
    now.judged = performance.now();
    now.cost = now.judged - since;
  };
  const timer = setInterval(draw, screen.isTTY ? DRAW_EVERY.terminal : DRAW_EVERY.file);
  return {
    begin: (part, seconds) => void Object.assign(now, { part, seconds, since: performance.now(), done: 0 }),
    step: (done, all) => void Object.assign(now, { done: all === 0 ? 1 : done / all }),
    stop: () => {
      clearInterval(timer);
      if (screen.isTTY) screen.write('\r\u001b[2K');
    },
  };
}

/** Counts the lines as they come. */
function counting({ lines }: Record): () => { calls: number; acknowledged: number; heard: number; faults: string[] } {
  const sum = { calls: 0, acknowledged: 0, heard: 0 };
  const on = new Set<string>();
  let next = 0;
  const take = (line: Line) => {
    if (line.is === 'invoke') sum.calls += 1;
    else if (line.is === 'ok') sum.acknowledged += 1;
    else if (line.is === 'heard') sum.heard += 1;
    else if (line.is === 'fault') on[line.state === 'on' ? 'add' : 'delete'](line.server === null ? line.fault : `${line.fault} ${line.server}`);
  };
  return () => {
    for (; next < lines.length; next++) {
      const line = lines[next];
      if (line) take(line);
    }
    return { ...sum, faults: [...on] };
  };
}
