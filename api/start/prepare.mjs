import { build } from './build.mjs';
import { install } from './install.mjs';

/**
 * The first half of `npm start`, on whatever Node the system has, and so without anything from node_modules: installs what
 * is missing, generates and builds what changed. Called with `api` it leaves the web app as it is.
 * Not a prestart script: npm leaves those out where scripts of packages are turned off, as they are here.
 */
try {
  await install();
  if (process.argv[2] !== 'api') {
    await build('contract');
    await build('web');
  }
  await build('api');
} catch (error) {
  console.error(`\n${error.message}`);
  process.exit(1);
}
