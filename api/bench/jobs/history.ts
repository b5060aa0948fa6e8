import type { Job } from '../bench.ts';
import type { Read } from '../load/read.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { holderOf, idOf, THREADS } from '../plan.ts';
import { beside, figureOf, pidOf, refusalsIn, resultOf } from './figures.ts';
import { at } from './people.ts';

const TIMES = 150;
const WARM = 150;

export const history: Job = {
  name: 'history',
  says: 'a page of 50 messages of a long conversation',
  run: async (bench) => {
    const { generator, progress, scale } = bench;
    const far = Math.floor(scale.longest / 50) - 1;
    const [token = ''] = await bench.sessionsOf([holderOf(1)]);
    const [server, id] = [at(bench, 'product'), idOf('thread', THREADS.long)];
    progress.tell(`leafing back ${far} pages`);
    const bodies = await Promise.all([2, far].map(async (pages) => {
      const { result: before } = await generator.run('leafBack', { server, token, threadId: id, pages });
      return (await generator.run('bodyOf', { operation: 'EarlierEntries', variables: { id, before } })).result;
    }));
    const [near, old] = await interleave(bench, ['page 2', `page ${far.toLocaleString('en')}`].map((name, i) => ({
      name,
      pid: pidOf(bench, 'product'),
      turn: () => generator.run('read', { server, token, body: bodies[i] ?? '', times: TIMES, warm: WARM }),
    }))) as [Turns<Read>, Turns<Read>];
    const p50 = ({ p50 }: Read) => p50;
    return resultOf(history.says, [near, old], {
      lines: [
        { what: 'page 2, p50', unit: 'ms', product: figureOf(near, p50), against: null, goal: { of: 'figure', better: 'less', must: 1.2 } },
        // What a page costs must not grow with how far back it is; a tenth is what turns differ by themselves.
        beside(`${old.name}, p50`, 'ms', [old, near], p50, { of: 'ratio', better: 'less', must: 1.1 }),
      ],
      notes: refusalsIn([near, old]),
    });
  },
};
