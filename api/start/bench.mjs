import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { packagedNode, root, run } from './step.mjs';

/**
 * `npm run bench`: installs and builds what is missing, since the product is measured as it is built, looks for a Chromium,
 * and leaves the rest to api/bench, with the arguments of the command.
 */
await install();
for (const part of ['contract', 'web', 'api']) await build(part);
const browser = await findBrowser();
const args = [...process.argv.slice(2), ...(browser ? ['--chromium', browser] : [])];
const { code } = await run(packagedNode(), [join(root, 'api/bench/main.ts'), ...args], 'inherit');
process.exit(code);
