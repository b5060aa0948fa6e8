import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { packagedNode, root, run, step } from './step.mjs';

const lockfile = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');
const stamp = join(root, 'node_modules', '.switchboard-lock');

/** Brings node_modules to what the lockfile says, and does nothing where it is so already. No package runs a script. */
export async function install() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < 20) throw new Error(`Switchboard starts with Node 20 or newer; this is ${process.version}.`);
  if (isCurrent()) return;

  console.log('  packages   are being installed: about a minute, once');
  await step('packages', 'installed', async () => {
    // Building needs the development packages, whatever NODE_ENV says about running.
    const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, said } = await run('npm', args, 'pipe', { ...process.env, PATH: systemPath() });
    if (code !== 0) throw new Error(`npm ci could not install the packages.\n${said.trim()}`);
    const { status } = spawnSync(packagedNode(), ['--version']);
    if (status !== 0) throw new Error('The Node that comes with Switchboard does not run on this system: it needs Linux with glibc, macOS or Windows.');
    writeFileSync(stamp, hashOfLockfile());
  });
}

/** A lockfile that is newer by date only, after a branch was changed and changed back, is no reason to install again. */
function isCurrent() {
  if (!existsSync(installed)) return false;
  if (statSync(installed).mtimeMs >= statSync(lockfile).mtimeMs) return true;
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hashOfLockfile();
}

function hashOfLockfile() {
  return createHash('sha256').update(readFileSync(lockfile)).digest('hex');
}

/** npm removes node_modules, so it must not run on the Node in there. */
function systemPath() {
  const own = `${sep}node_modules${sep}.bin`;
  return (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.endsWith(own)).join(delimiter);
}
