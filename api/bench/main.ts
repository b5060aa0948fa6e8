import { join, resolve } from 'node:path';
import { showProgress } from '../replay/progress.ts';
import type { Bench, Job } from './bench.ts';
import { openDataset } from './data/dataset.ts';
import { openSessions } from './data/sessions.ts';
import { JOBS } from './jobs/all.ts';
import { startGenerator } from './load/generator.ts';
import { withClient } from './measure/client.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { keep } from './report/keep.ts';
import { describeMachine } from './report/machine.ts';
import { coresOf, shortOf, tableOf } from './report/table.ts';
import { NO_FAULTS, type Result } from './report/line.ts';
import { startFloor } from './servers/floors.ts';
import { LIMITS, startProduct } from './servers/product.ts';
import { root } from './servers/start.ts';

/**
 * `npm run bench`: the product beside floors and a peer, on the same machine in the same minutes. It fails on no time;
 * it fails where a message was lost, came twice or out of order.
 */
const progress = showProgress(process.stderr);
const closings: (() => Promise<void>)[] = [];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void closeAll().finally(() => process.exit(130)));

try {
  const options = readOptions(process.argv.slice(2), JOBS.map(({ name }) => name));
  await bench(options);
} catch (error) {
  progress.stop();
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
} finally {
  await closeAll();
}

/** In the reverse order of opening, and once, also where somebody had enough before the end. */
async function closeAll(): Promise<void> {
  progress.stop();
  for (const close of closings.splice(0).reverse()) await close().catch(() => undefined);
}

async function bench({ scale, only, dialogues, idle, chromium, profile }: Options): Promise<void> {
  const dataset = await openDataset({ dataDir: join(root, '.data-bench/postgres'), scale, dialogues, progress });
  closings.push(() => dataset.close());
  progress.begin('servers', 4);
  const [product, raw, apollo, broadcast] = await Promise.all([startProduct(dataset.url, { flags: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${resolve(profile)}`] }), startFloor('raw-server', dataset.url), startFloor('apollo', dataset.url), startFloor('broadcast', dataset.url)]);
  closings.push(async () => void (await Promise.all([product, raw, apollo, broadcast].map((server) => server.stop()))));
  const generator = startGenerator();
  closings.push(async () => generator.stop());

  await withClient(dataset.url, async (db) => {
    const machine = await describeMachine(db);
    progress.line(`${scale.messages.toLocaleString('en')} messages, ${machine.cores} cores for Postgres, servers and load together. The product's limits are raised: ${Object.keys(LIMITS).join(', ')}.`);
    const sessionsOf = (accounts: readonly number[]) => openSessions(db, accounts);
    const at: Bench = { scale, dataset, db, generator, servers: { product, raw, apollo, broadcast }, idle, chromium, progress, sessionsOf };
    const jobs = JOBS.filter(({ name }) => only.length === 0 || only.includes(name));
    const results: Result[] = [];
    for (const [i, job] of jobs.entries()) {
      progress.begin(`${i + 1}/${jobs.length} ${job.name}`, jobs.length);
      progress.at(i, 0);
      results.push(await job.run(at).catch((error: unknown) => brokenOff(job, error)));
      progress.line(tableOf(results.slice(-1)));
    }
    progress.stop();
    report(results, keep({ scale, machine, results, whole: only.length === 0 }));
  });
}

/** One job that breaks off takes no other along, and the run fails at its end. */
function brokenOff({ says }: Job, error: unknown): Result {
  process.exitCode = 1;
  return { job: says, lines: [], cores: [], faults: NO_FAULTS, notes: [`BROKEN OFF: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`] };
}

function report(results: Result[], files: string[]): void {
  const faults = results.map(({ faults: { lost, double, disorder } }) => lost + double + disorder).reduce((sum, each) => sum + each, 0);
  const short = shortOf(results);
  const notes = results.flatMap(({ job, notes }) => notes.map((note) => `  ${job}: ${note}`));
  console.log(['', tableOf(results), '', coresOf(results), ...(notes.length > 0 ? ['', ...notes] : []), ''].join('\n'));
  console.log(short.length === 0 ? 'Everything that was to be reached is reached.' : `${short.length} fall short:\n${short.map((each) => `  ${each}`).join('\n')}`);
  console.log(`\n${faults} lost, double or out of order. Kept in ${files.map((file) => file.slice(root.length)).join(' and ')}`);
  if (faults > 0) process.exitCode = 1;
}
