import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './step.mjs';

const usualPlaces = ['/usr/sbin/nats-server', '/usr/local/bin/nats-server', '/usr/local/sbin/nats-server', '/opt/homebrew/bin/nats-server', 'C:\\Program Files\\nats-server\\nats-server.exe'];

/**
 * A nats-server to test the bus between servers with: named by NATS_SERVER, in its usual places, or under CI now fetched from
 * Debian. Null where none is to be had. Its package is unpacked and not installed: installed, it would start a service.
 */
export function findNats() {
  const kept = join(root, 'node_modules/.cache/nats-server');
  const unpacked = join(kept, 'usr/sbin/nats-server');
  const found = [process.env.NATS_SERVER, ...usualPlaces, unpacked].filter(Boolean).find(runs);
  if (found || !process.env.CI) return found ?? null;

  mkdirSync(kept, { recursive: true });
  const fetched = fetchInto(kept) || (process.getuid?.() === 0 && quietly('apt-get', ['update'], kept) && fetchInto(kept));
  return fetched && runs(unpacked) ? unpacked : null;
}

function fetchInto(folder) {
  const packages = () => readdirSync(folder).filter((name) => name.endsWith('.deb'));
  for (const old of packages()) rmSync(join(folder, old));
  // As root apt would hand the download to a user who may not write here.
  const sandbox = process.getuid?.() === 0 ? ['-o', 'APT::Sandbox::User=root'] : [];
  if (!quietly('apt-get', [...sandbox, 'download', 'nats-server'], folder)) return false;
  return packages().every((name) => quietly('dpkg-deb', ['-x', name, '.'], folder));
}

function quietly(command, args, cwd) {
  return spawnSync(command, args, { cwd, timeout: 120_000 }).status === 0;
}

function runs(path) {
  return spawnSync(path, ['--version'], { timeout: 10_000 }).status === 0;
}
