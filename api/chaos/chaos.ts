import 'reflect-metadata';
import { sentenceOf } from '../run-until-signal.ts';
import { readHistory } from './history/read.ts';
import { judge } from './judge/judge.ts';
import { readOptions } from './options.ts';
import { run } from './run.ts';
import { tableOf, verdictOf } from './table.ts';

/**
 * `npm run chaos`: two servers as they are built, a Postgres and a bus of its own, clients and members who do everything
 * at once, and faults that strike meanwhile. What everybody asked, was answered and heard is written down, and then
 * judged. Ends with an error on any violation, and where the run proved nothing.
 */
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

try {
  const options = readOptions(process.argv.slice(2));
  const lines = options.judge === null ? (await run(options, process.stdout, stopping.signal)).lines : readHistory(options.judge);
  console.log(`Judging ${lines.length.toLocaleString('en')} lines; deciding who can have held what takes longest: about two minutes after ten minutes of faults`);
  const verdict = judge(lines);
  console.log(tableOf(verdict, lines));
  const wrong = verdictOf(verdict);
  console.log(wrong ?? 'Every promise was kept.');
  process.exitCode = wrong === null ? 0 : 1;
} catch (error) {
  console.error(stopping.signal.aborted ? 'Stopped. What was written down so far is kept; nothing was judged.' : sentenceOf(error));
  process.exitCode = stopping.signal.aborted ? 130 : 1;
}
// Connections that were left hanging on purpose would keep the process.
process.exit();
