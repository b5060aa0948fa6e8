import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster, EmbeddedPostgres, Settings } from './cluster.ts';
import { openKeeper, urlFor } from './keeper.ts';
import { launch, type Launched } from './launch.ts';
import { settleLeftovers } from './leftovers.ts';

/**
 * Runs the cluster until stop(). Should Postgres itself be killed meanwhile, it is started again on the same port: the
 * product's pool reconnects, and nobody has to restart anything by hand.
 */
export async function keepRunning(cluster: Cluster, settings: Settings, onLine: (line: string) => void): Promise<EmbeddedPostgres> {
  let stopping: Promise<void> | undefined;
  let current = await launch(cluster, { settings, port: 0 });
  const { port } = current;
  let keeper = await openKeeper(urlFor(cluster, port));
  let watching = watch();

  const interrupt = () => current.interrupt();
  process.once('exit', interrupt); // the last resort where nobody called stop()

  return { url: urlFor(cluster, port), stop: () => (stopping ??= stop()) };

  async function stop(): Promise<void> {
    if (keeper !== 'taken') await keeper.close();
    await current.stop();
    await watching;
    process.removeListener('exit', interrupt);
  }

  async function watch(): Promise<void> {
    for (;;) {
      await current.ended;
      if (stopping) return;
      onLine('Postgres ended by itself. Starting it again.');
      current = (await restart()) ?? current;
      if (stopping) return current.stop();
    }
  }

  async function restart(): Promise<Launched | undefined> {
    for (let pause = 100; !stopping; pause = Math.min(2 * pause, 5000)) {
      try {
        await settleLeftovers(cluster);
        const again = await launch(cluster, { settings, port });
        keeper = await openKeeper(urlFor(cluster, port));
        return again;
      } catch (error) {
        onLine(`Postgres does not start: ${error instanceof Error ? error.message : String(error)}`);
        await sleep(pause);
      }
    }
    return undefined;
  }
}
