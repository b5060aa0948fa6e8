import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditPackages } from './audit.mjs';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { findNats } from './nats.mjs';
import { packagedNode, root, run, runQuietly, step } from './step.mjs';

/**
 * `npm test`: installs what is missing, then every stage, each with its visible line; one that fails keeps no other from
 * running. `npm run check` is the same without database, build and browser: seconds, for while one works. `npm run check:long`
 * has what takes long: a thousand rows of random deeds, statistics, hostile documents, every screen under every eye.
 */
const mode = process.argv[2] ?? 'test';
const reports = mkdtempSync(join(tmpdir(), 'switchboard-reports-'));
const sum = { passed: 0, failed: 0 };
const started = performance.now();
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

await stage('install', async () => {
  await install();
  await build('contract');
});
if (mode === 'long') await long();
else await short();
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

async function short() {
  await stage('types', () => step('types', 'every file', () => runQuietly('typescript/bin/tsc', ['--noEmit'])));
  await stage('contract', async () => {
    await step('contract', 'generated.ts is what it should be', () => runQuietly('@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts', '--check']));
    await vitest('api/vitest.config.ts', 'contract');
  });
  await stage('house rules', () => vitest('api/vitest.config.ts', 'house'));
  if (mode === 'check') return;
  await stage('server, on a real Postgres', onPostgres);
  await stage('build', buildAll);
  // Most of the time faults are waited for: meanwhile it is looked at what the screens compute, and told afterwards.
  const screens = vitest('web/vitest.config.ts', 'web', process.env, [], 'pipe');
  await stage('what is promised, while faults strike for 45 seconds', underFaults);
  await stage('web app', async () => console.log(await screens));
  await stage('the story, in a browser', () => inBrowser('e2e'));
}

async function long() {
  await stage('packages', async () => console.log(await auditPackages()));
  await stage('build', buildAll);
  await stage('who sees what: a thousand rows of random deeds', () => vitest('api/vitest.config.ts', 'api', { ...process.env, RUNS: process.env.RUNS ?? '1000' }, ['test/visibility.test.ts']));
  await stage('every id of others, wherever one is taken', () => vitest('api/vitest.config.ts', 'api', { ...process.env, EVERY_ID: '1' }, ['graphql/foreign-ids.test.ts']));
  await stage('statistics, and what is sent to hurt', () => vitest('api/vitest.config.ts', 'long'));
  await stage('every screen, for everybody', () => inBrowser('e2e-long'));
  await stage('whatever lies over the desk, and what is on phones', () => inBrowser('e2e', { EVERY_SCREEN: '1' }, ['e2e/still.test.ts']));
}

async function buildAll() {
  await build('web');
  await build('api');
}

/** Of a run that fails the history stays, to be judged again. */
async function underFaults() {
  const nats = findNats();
  const { code } = await run(packagedNode(), ['--enable-source-maps', join(root, 'dist/api/chaos.js'), '--seconds', '45', '--out', '.data/chaos/test', ...(nats ? ['--nats', nats] : [])], 'inherit');
  sum[code === 0 ? 'passed' : 'failed'] += 1;
}

async function stage(name, work) {
  console.log(`\n── ${name}`);
  try {
    await work();
  } catch (error) {
    sum.failed += 1;
    console.error(error.message);
  }
}

async function onPostgres() {
  const nats = findNats();
  await vitest('api/vitest.config.ts', 'api', { ...process.env, NATS_SERVER: nats ?? '' });
  if (nats) return;
  const sentence = 'No nats-server was found: the bus between several servers was not tested. Install one, or name it in NATS_SERVER.';
  if (process.env.CI) throw new Error(sentence);
  console.log(sentence);
}

async function inBrowser(project, env = {}, files = []) {
  const browser = await findBrowser();
  if (browser) return vitest('web/vitest.config.ts', project, { ...process.env, ...env, CHROMIUM: browser }, files);
  const sentence = 'No Chromium was found and none could be fetched: nothing was run in a browser. Install one, or name it in CHROMIUM.';
  if (process.env.CI) throw new Error(sentence);
  console.log(sentence);
}

/** One project of tests; its counts go into the sum. A run that breaks off without a failed test counts as one. With `pipe` it answers with what was said. */
async function vitest(config, project, env, files = [], output = 'inherit') {
  const report = join(reports, `${project}.json`);
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, said } = await run(packagedNode(), [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', config, '--project', project, '--passWithNoTests', ...reporting, ...files], output, env);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  sum.passed += counts.numPassedTests;
  sum.failed += counts.numFailedTests || (code === 0 ? 0 : 1);
  return said;
}
