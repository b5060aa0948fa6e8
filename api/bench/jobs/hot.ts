import type { Job } from '../bench.ts';
import type { Sender, Sent } from '../load/send.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { THREADS } from '../plan.ts';
import { beside, NAMES, pidOf, refusalsIn, resultOf } from './figures.ts';
import { apartSenders, at, sendersInOne } from './people.ts';

type Six = [Turns<Sent>, Turns<Sent>, Turns<Sent>, Turns<Sent>, Turns<Sent>, Turns<Sent>];
const GOAL = { of: 'ratio', better: 'more', must: 0.6, dream: 1 } as const;

export const hotThread: Job = {
  name: 'hot',
  says: 'one hot thread, 16 and 32 senders, beside the same server on threads apart',
  run: async (bench) => {
    const apart = await apartSenders(bench);
    const inOne = await sendersInOne(bench, { thread: THREADS.hot, team: 3, count: 32 });
    const turn = (kind: 'product' | 'raw', where: string, senders: Sender[]) => ({
      name: `${NAMES[kind]}, ${where}`,
      pid: pidOf(bench, kind),
      turn: () => bench.generator.run('send', { server: at(bench, kind), way: 'http', senders, seconds: bench.scale.seconds }),
    });
    const both = (['product', 'raw'] as const).flatMap((kind) => [turn(kind, 'threads apart', apart), turn(kind, '16 in one', inOne.slice(0, 16)), turn(kind, '32 in one', inOne)]);
    const all = await interleave(bench, both) as Six;
    const [random, hot16, hot32, rawRandom, rawHot16, rawHot32] = all;
    const perSecond = ({ perSecond }: Sent) => perSecond;
    return resultOf(hotThread.says, all, {
      lines: [
        beside('sends, 16 in one thread', '/s', [hot16, random], perSecond, GOAL),
        beside('sends, 32 in one thread', '/s', [hot32, random], perSecond, GOAL),
        beside('sends, 16 in one thread', '/s', [hot16, rawHot16], perSecond),
        beside('sends, 32 in one thread', '/s', [hot32, rawHot32], perSecond),
        beside('sends, threads apart', '/s', [random, rawRandom], perSecond),
      ],
      notes: ['Half of the senders are sessions of the holder, half of the client: nobody else may write there unasked.', ...refusalsIn(all)],
    });
  },
};
