import { mkdir, realpath, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { clusterAt, openCluster, type Cluster, type EmbeddedPostgres, type Settings } from './embedded/cluster.ts';
import { keepRunning } from './embedded/keep.ts';
import { ownerOf, settleLeftovers } from './embedded/leftovers.ts';
import { isElsewhere, placeFor } from './embedded/place.ts';
import { findPrograms } from './embedded/programs.ts';
import { findRunner } from './embedded/runner.ts';

export type { EmbeddedPostgres };

export interface Wishes {
  dataDir: string;
  /** Settings on top of the durable defaults: tests pass { fsync: 'off' }. */
  settings?: Settings;
  /** Hears in one line each what takes long or went wrong. */
  onLine?: (line: string) => void;
}

/**
 * A Postgres of our own, on loopback, with its data in dataDir: so that one command serves the whole product.
 * Whatever an earlier run left behind, killed or crashed, is settled first; a run that is alive is never disturbed.
 */
export async function startPostgres(wishes: Wishes): Promise<EmbeddedPostgres> {
  const cluster = await openData(wishes);
  const owner = await ownerOf(cluster);
  if (owner) throw new Error(`${wishes.dataDir} is in use by a running Switchboard. Stop that one, or give this one a DATA_DIR of its own.`);

  await settleLeftovers(cluster);
  return keepRunning(cluster, wishes.settings ?? {}, wishes.onLine ?? ignore);
}

/** For the side door: works beside a running server on its Postgres, and starts one where there is none. */
export async function joinPostgres(wishes: Wishes): Promise<EmbeddedPostgres> {
  const cluster = await openData(wishes);
  const owner = await ownerOf(cluster);
  return owner ? { url: owner.url, stop: async () => {} } : startPostgres(wishes);
}

/** Ends whatever runs on this data and removes it: for the tests, which leave nothing behind. */
export async function removePostgres(dataDir: string): Promise<void> {
  const place = await realpath(dataDir).catch(() => dataDir);
  await settleLeftovers(clusterAt(place));
  await rm(place, { recursive: true, force: true });
  await rm(dataDir, { recursive: true, force: true });
}

async function openData({ dataDir, onLine = ignore }: Wishes): Promise<Cluster> {
  await mkdir(dirname(dataDir), { recursive: true });
  const runner = findRunner(dataDir);
  const place = await placeFor(dataDir, runner);
  if (isElsewhere(place)) onLine(`The database lives in ${place}, where its user can reach it.`);
  const programs = await findPrograms(runner, place);
  return openCluster({ place, programs, runner });
}

function ignore(): void {}
