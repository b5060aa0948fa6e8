import type { Bench, Job } from '../bench.ts';
import { WEIGHABLE, weigh } from '../measure/memory.ts';
import { crowd, CROWD, THREADS } from '../plan.ts';
import type { Line } from '../report/line.ts';
import { startFloor } from '../servers/floors.ts';
import { startProduct } from '../servers/product.ts';
import type { Running } from '../servers/start.ts';
import { resultOf } from './figures.ts';
import { seqsOf } from './people.ts';

type Kind = 'product' | 'raw' | 'apollo';
/** Opened and closed again before anything is weighed, so that nothing is weighed that is there once for all. */
const WARM = 100;

export const idleListeners: Job = {
  name: 'idle',
  says: 'listeners who hear nothing, in memory',
  run: async (bench) => {
    const count = bench.idle;
    const each = new Map<Kind, { bytes: number; seconds: number }>();
    for (const kind of ['raw', 'product', 'apollo'] as const) {
      const server = kind === 'product' ? await startProduct(bench.dataset.url, { flags: WEIGHABLE }) : await startFloor(kind === 'raw' ? 'raw-server' : 'apollo', bench.dataset.url, WEIGHABLE);
      const found = await weighListeners(bench, server, kind, count).finally(() => server.stop());
      if (found !== null) each.set(kind, found);
    }
    const [product, raw, apollo] = [each.get('product'), each.get('raw'), each.get('apollo')];
    if (!product || !raw || !apollo) return resultOf(idleListeners.says, [], { lines: [], notes: ['This system does not say how much memory a process uses: nothing was measured.'] });
    const kb = ({ bytes }: { bytes: number }) => ({ value: bytes / count / 1024, spread: null });
    const against = (name: string, what: { bytes: number }): Line['against'] => ({ name, ...kb(what) });
    return resultOf(idleListeners.says, [], {
      lines: [
        { what: `one of ${count.toLocaleString('en')}`, unit: 'KB', product: kb(product), against: null, goal: { of: 'figure', better: 'less', must: 25, dream: 18 } },
        { what: `one of ${count.toLocaleString('en')}`, unit: 'KB', product: kb(product), against: against('raw ws', raw), goal: { of: 'ratio', better: 'less', must: 1.6 } },
        { what: `one of ${count.toLocaleString('en')}`, unit: 'KB', product: kb(product), against: against('Apollo as documented', apollo), goal: null },
        { what: `all ${count.toLocaleString('en')}`, unit: 'MB', product: { value: product.bytes / 1024 / 1024, spread: null }, against: null, goal: null },
      ],
      notes: [`They were there after ${product.seconds.toFixed(1)} s, ${Math.round(count / product.seconds)} a second; all listen to one conversation.`],
    });
  },
};

async function weighListeners({ generator, progress, sessionsOf, db }: Bench, server: Running, kind: Kind, count: number): Promise<{ bytes: number; seconds: number } | null> {
  const [hall] = await seqsOf(db, [THREADS.halls[3]]);
  const tokens = await sessionsOf(Array.from({ length: count }, (_, i) => crowd(1 + (i % CROWD))));
  const open = (some: string[]) => generator.run('idleOpen', { server: { kind, url: server.url }, tokens: some, threadId: hall?.id ?? '', afterSeq: hall?.seq ?? 0 });
  progress.tell(`${count} sit down at ${kind}`);
  await open(tokens.slice(0, WARM));
  await generator.run('idleClose', {});
  await settle();
  const before = await weigh(server);
  const began = performance.now();
  await open(tokens);
  const seconds = (performance.now() - began) / 1000;
  await settle();
  const after = await weigh(server);
  await generator.run('idleClose', {});
  return before === null || after === null ? null : { bytes: Math.max(0, after - before), seconds };
}

/** Until what the opening has left behind is finished with. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2_000));
}
