import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packagedNode, root, run } from './step.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium for the browser story: named by CHROMIUM, in its usual places, Playwright's own, or now fetched by Playwright.
 * Null where none is to be had: without a network, or without the system's libraries that it needs.
 */
export async function findBrowser() {
  const own = createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath();
  const places = [process.env.CHROMIUM, ...usualPlaces, own].filter(Boolean);
  const found = places.find(runs);
  if (found) return found;

  const fetching = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  await run(packagedNode(), [join(root, 'node_modules/playwright-core/cli.js'), 'install', '--no-shell', 'chromium'], 'pipe', fetching);
  return runs(own) ? own : null;
}

function runs(path) {
  return existsSync(path) && spawnSync(path, ['--version']).status === 0;
}
