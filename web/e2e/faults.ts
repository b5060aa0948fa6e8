import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the page, as it stands. */
export async function faults(page: Page): Promise<string[]> {
  // Past the page's own policy, which lets in no script of a stranger.
  return page.evaluate(`(() => { const module = undefined; const exports = undefined; ${axe}; return axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }); })()
    .then(({ passes, violations }) => (passes.length === 0 ? ['nothing was looked at'] : violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target))))`);
}

/** The same in light and in dark. */
export async function faultsInBoth(page: Page): Promise<string[]> {
  const light = await faults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await faults(page);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark, ${fault}`)];
}
