import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { clusterAt, openCluster } from '../../db/embedded/cluster.ts';
import { openKeeper, urlFor } from '../../db/embedded/keeper.ts';
import { launch } from '../../db/embedded/launch.ts';
import { readPidFile, settleLeftovers } from '../../db/embedded/leftovers.ts';
import { placeFor } from '../../db/embedded/place.ts';
import { findPrograms } from '../../db/embedded/programs.ts';
import { findRunner } from '../../db/embedded/runner.ts';

/** The Postgres of the run: as durable as in production, outside the servers, and stopped at will. */
export interface Database {
  url: string;
  /** Where it keeps everything. */
  place: string;
  /** As `pg_ctl -m immediate` does: no process of it finishes anything. */
  stopAtOnce(): Promise<void>;
  /** Starts it again on the same port, as often as that takes; one that runs is left as it is. */
  start(): Promise<void>;
  end(): Promise<void>;
}

/** Little is kept of the log, so that a small disk holds a long run. */
const SETTINGS = { max_wal_size: '96MB', min_wal_size: '32MB' };

export async function startDatabase(dataDir: string): Promise<Database> {
  if (!existsSync(dataDir)) await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const runner = findRunner(dataDir);
  const place = await placeFor(dataDir, runner);
  const cluster = await openCluster({ place, programs: await findPrograms(runner, place), runner });
  let launched = await launch(cluster, { settings: SETTINGS, port: 0 });
  const { port } = launched;
  let isUp = true;
  const watch = () => void launched.ended.then(() => (isUp = false));
  watch();
  const url = urlFor(cluster, port);
  const keeper = await openKeeper(url);
  if (keeper !== 'taken') await keeper.close();

  return {
    url,
    place,
    stopAtOnce: async () => {
      const { pid } = await readPidFile(cluster);
      if (pid > 0) process.kill(pid, 'SIGQUIT');
      await launched.ended;
    },
    start: async () => {
      for (let tried = 0; !isUp; tried++) {
        try {
          await settleLeftovers(cluster);
          launched = await launch(cluster, { settings: SETTINGS, port });
          isUp = true;
          watch();
        } catch (error) {
          if (tried > 50) throw error;
          await sleep(200);
        }
      }
    },
    end: async () => {
      await launched.stop();
      await settleLeftovers(clusterAt(place));
    },
  };
}
