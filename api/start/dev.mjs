import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { packagedNode, root } from './step.mjs';

/**
 * `npm run dev`: the server built anew and started again on every change, the web app from Vite with its modules replaced
 * in place, typed documents written when a .graphql file changes. Ctrl-C ends all of it, and so does the end of any part.
 */
await install();
await build('contract');
await build('api');

const tool = (path, ...args) => start([join(root, 'node_modules', path), ...args]);
const running = [
  tool('vite/bin/vite.js', 'build', '--watch', '--no-emptyOutDir', '--config', 'api/vite.config.ts', '--logLevel', 'warn'),
  start(['--enable-source-maps', '--watch', '--watch-preserve-output', 'dist/api/main.js']),
  tool('vite/bin/vite.js', '--config', 'web/vite.config.ts'),
];
for (const path of ['schema.graphql', 'web']) watch(join(root, path), { recursive: true }, generate);
const endAll = () => running.forEach((child) => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, endAll);
await Promise.all(running.map((child) => new Promise((resolve) => child.once('close', resolve)).then(endAll)));
process.exit(0);

function start(args) {
  return spawn(packagedNode(), args, { cwd: root, stdio: 'inherit' });
}

let generating = Promise.resolve();
function generate(_event, file) {
  if (file && !file.endsWith('.graphql')) return;
  generating = generating.then(() => build('contract')).catch((error) => console.error(error.message));
}
