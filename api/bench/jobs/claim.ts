import type { Job } from '../bench.ts';
import type { Claimed } from '../load/claim.ts';
import type { Waits } from '../measure/percentile.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { idOf, SENDERS, staff, THREADS } from '../plan.ts';
import { figureOf, pidOf, resultOf } from './figures.ts';
import { at } from './people.ts';

export const claims: Job = {
  name: 'claim',
  says: '16 members reach for one thread in the same moment',
  run: async (bench) => {
    const { generator, scale } = bench;
    const tokens = await bench.sessionsOf(Array.from({ length: SENDERS }, (_, i) => staff(2 + i)));
    const rounds = Math.ceil(scale.claims / scale.rounds);
    const [server, threadId] = [at(bench, 'product'), idOf('thread', THREADS.claim)];
    const threadIds = tokens.map((_, i) => idOf('thread', THREADS.undisputed + i));
    const [apart, disputed] = await interleave<Waits | Claimed>(bench, [
      { name: '16 claims of threads apart', pid: pidOf(bench, 'product'), turn: () => generator.run('claimApart', { server, tokens, threadIds, rounds: Math.ceil(rounds / 10) }) },
      { name: '16 claims of one thread', pid: pidOf(bench, 'product'), turn: () => generator.run('claim', { server, tokens, threadId, rounds }) },
    ]) as [Turns<Waits>, Turns<Claimed>];
    const wrong = disputed.results.reduce((sum, each) => sum + each.wrong, 0);
    const p50 = ({ p50 }: Waits) => p50;
    return resultOf(claims.says, [apart, disputed], {
      lines: [
        { what: `rounds of ${rounds * scale.rounds} without exactly one winner whom all others were told`, unit: '', product: { value: wrong, spread: null }, against: null, goal: { of: 'figure', better: 'less', must: 0 } },
        // As much as the deliveries may differ from their floor: turns of the same differ by that.
        { what: 'answered, p50', unit: 'ms', product: figureOf(disputed, p50), against: { name: apart.name, ...figureOf(apart, p50) }, goal: { of: 'ratio', better: 'less', must: 1.15 } },
      ],
      notes: disputed.results.flatMap(({ firstWrong }) => (firstWrong === null ? [] : [`A round went wrong: ${firstWrong}`])),
    });
  },
};
