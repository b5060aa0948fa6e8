import { setTimeout as sleep } from 'node:timers/promises';
import type { Record } from '../history/record.ts';
import type { Server } from '../world/server.ts';
import type { World } from '../world/world.ts';
import type { Strike } from './plan.ts';

/** Milliseconds by which a clock is off. */
const CLOCK_OFF = 10 * 60_000;

/** Lets a plan strike, and answers when everything is as before. Everything that it touches is written down. */
export async function strikeAll(world: World, record: Record, plan: readonly Strike[], signal: AbortSignal): Promise<void> {
  const began = record.now();
  await Promise.all(plan.map(async (strike) => {
    await sleep(Math.max(0, strike.at - (record.now() - began)), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await turn(world, () => strikeOnce(world, record, strike, signal), strike);
  }));
}

/** A start may take longer than planned: then the next of the same row waits for it. */
const rows = new WeakMap<World, { [row: string]: Promise<void> }>();

async function turn(world: World, work: () => Promise<void>, { fault }: Strike): Promise<void> {
  const row = ['bus', 'cut', 'half-open', 'black hole'].includes(fault) ? 'between' : 'servers';
  const waiting = rows.get(world) ?? {};
  rows.set(world, waiting);
  const mine = (waiting[row] ?? Promise.resolve()).then(work);
  waiting[row] = mine.catch(() => undefined);
  await mine;
}

async function strikeOnce({ servers, proxies, database, bus, disk }: World, record: Record, { fault, lasts, server: index }: Strike, signal: AbortSignal): Promise<void> {
  const [server, proxy] = [servers[index], proxies[index]];
  if (!server || !proxy || signal.aborted) return;
  const wait = () => sleep(lasts, undefined, { signal }).catch(() => undefined);
  const during = async (which: number | null, work: () => Promise<void>, what = fault) => {
    record.add({ is: 'fault', fault: what, server: which, state: 'on' });
    await work();
    record.add({ is: 'fault', fault: what, server: which, state: 'off' });
  };
  /** In good order, and up again. */
  const again = (which: number, each: Server) => during(which, async () => {
    await each.stop();
    await each.start();
  }, 'restart');
  switch (fault) {
    case 'kill':
      return during(index, async () => {
        await server.kill();
        await wait();
        await server.start();
      });
    case 'restart':
      // One after the other, as a new version is brought in.
      for (const [which, each] of servers.entries()) await again(which, each);
      return;
    case 'pause':
      return during(index, async () => {
        server.pause();
        await wait();
        server.resume();
      });
    case 'clock':
      return during(index, async () => {
        server.clock = index === 0 ? CLOCK_OFF : -CLOCK_OFF;
        await again(index, server);
        await wait();
        server.clock = 0;
        await again(index, server);
      });
    case 'postgres':
      return during(null, async () => {
        await database.stopAtOnce();
        await wait();
        await database.start();
      });
    case 'disk':
      return during(null, async () => {
        await disk?.fill();
        await wait();
        await disk?.free();
        await database.start();
      });
    case 'bus':
      return during(null, async () => {
        await bus?.stop();
        await wait();
        await bus?.start();
      });
    case 'cut':
    case 'half-open':
    case 'black hole':
      return during(index, async () => {
        proxy.suffer(fault);
        await wait();
        proxy.suffer('none');
      });
  }
}
