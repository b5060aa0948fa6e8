import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { runAloud, runQuietly, step } from './step.mjs';

/**
 * `npm test`: installs what is missing, then every stage, each with its visible line; one that fails keeps no other from
 * running. `npm run check` is the same without database, build and browser: seconds, for while one works.
 */
const reports = mkdtempSync(join(tmpdir(), 'switchboard-reports-'));
const sum = { passed: 0, failed: 0 };
const started = performance.now();
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

await stage('install', async () => {
  await install();
  await build('contract');
});
await stage('types', () => step('types', 'every file', () => runQuietly('typescript/bin/tsc', ['--noEmit'])));
await stage('contract', async () => {
  await step('contract', 'generated.ts is what it should be', () => runQuietly('@graphql-codegen/cli/esm/bin.js', ['--config', 'codegen.ts', '--check']));
  await vitest('api/vitest.config.ts', 'contract');
});
await stage('house rules', () => vitest('api/vitest.config.ts', 'house'));
if (process.argv[2] !== 'check') {
  await stage('server, on a real Postgres', () => vitest('api/vitest.config.ts', 'api'));
  await stage('web app', () => vitest('web/vitest.config.ts', 'web'));
  await stage('build', async () => {
    await build('web');
    await build('api');
  });
  await stage('the story, in a browser', browserStory);
}
console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed === 0 ? 0 : 1;

async function stage(name, work) {
  console.log(`\n── ${name}`);
  try {
    await work();
  } catch (error) {
    sum.failed += 1;
    console.error(error.message);
  }
}

async function browserStory() {
  const browser = await findBrowser();
  if (browser) return vitest('web/vitest.config.ts', 'e2e', { ...process.env, CHROMIUM: browser });
  const sentence = 'No Chromium was found and none could be fetched: the browser story was not run. Install one, or name it in CHROMIUM.';
  if (process.env.CI) throw new Error(sentence);
  console.log(sentence);
}

/** One project of tests; its counts go into the sum. A run that breaks off without a failed test counts as one. */
async function vitest(config, project, env) {
  const report = join(reports, `${project}.json`);
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runAloud('vitest/vitest.mjs', ['run', '--config', config, '--project', project, '--passWithNoTests', ...reporting], env);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
  sum.passed += counts.numPassedTests;
  sum.failed += counts.numFailedTests || (code === 0 ? 0 : 1);
}
