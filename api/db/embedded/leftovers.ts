import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, Whereabouts } from './cluster.ts';
import { openKeeper, urlFor } from './keeper.ts';
import { isAlive, processesOf } from './processes.ts';

/** The running Switchboard that this cluster serves, if there is one. A Postgres whose Switchboard was killed has none. */
export async function ownerOf(cluster: Cluster): Promise<{ url: string } | null> {
  const { port, ready } = await readPidFile(cluster);
  if (!ready || (await processesOf(cluster)).length === 0) return null;
  const url = urlFor(cluster, port);
  const keeper = await openKeeper(url).catch(() => 'silent' as const);
  if (keeper === 'silent') return null;
  if (keeper === 'taken') return { url };
  await keeper.close();
  return null;
}

/**
 * Ends what a killed run left of this cluster, so that a fresh Postgres with today's settings can open it. A fast shutdown
 * first; whoever does not follow in time is made to, and Postgres recovers from its log.
 */
export async function settleLeftovers(cluster: Whereabouts): Promise<void> {
  const { pid } = await readPidFile(cluster);
  for (const [signal, patience] of [['SIGINT', 15_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    const left = await processesOf(cluster);
    // Orphaned backends see that their postmaster is gone and leave by themselves: the gentle round only waits for them.
    for (const each of left) if (each === pid || signal !== 'SIGINT') end(each, signal);
    if (await allGone(cluster, patience)) break;
  }
  // A number that is alive is somebody else's by now, or a zombie's. Postgres would believe that it is its own and refuse.
  if (pid && isAlive(pid)) await rm(join(cluster.data, 'postmaster.pid'), { force: true });
}

/** What the postmaster says of itself: line 1 its number, line 4 its port, line 8 its state. */
export async function readPidFile(cluster: Whereabouts): Promise<{ pid: number; port: number; ready: boolean }> {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return { pid: Number(lines[0]) || 0, port: Number(lines[3]) || 0, ready: lines[7]?.trim() === 'ready' };
}

async function allGone(cluster: Whereabouts, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(50)) {
    if ((await processesOf(cluster)).length === 0) return true;
  }
  return false;
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in the meantime
  }
}
