import type { Bench, Job } from '../bench.ts';
import { crowdQueue } from '../data/crowd-queue.ts';
import type { Read } from '../load/read.ts';
import { withClient } from '../measure/client.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { DESK, idOf, staff } from '../plan.ts';
import { figureOf, NAMES, pidOf, refusalsIn, resultOf } from './figures.ts';
import { at } from './people.ts';

/** A member of a team whose queue is as the desk's is: until it is crowded, both have the same. */
const MEMBER = staff(2);
const TEAM = 3;
export const OPEN = 10_000;
const TIMES = 60;
const WARM = 100;
/** What answers within so many milliseconds feels as if it had been there. */
const INSTANT = 100;

export const queue: Job = {
  name: 'queue',
  says: `a team with ${OPEN.toLocaleString('en')} open conversations`,
  run: async (bench) => {
    const { dataset, generator, progress } = bench;
    progress.tell(`${OPEN.toLocaleString('en')} clients write to one team`);
    await withClient(dataset.url, (db) => crowdQueue(db, idOf('account', TEAM), OPEN));
    const [crowded = '', usual = ''] = await bench.sessionsOf([MEMBER, staff(DESK.team - 1)]);
    const server = at(bench, 'product');
    const desk = await bodyFor(bench, 'DeskLists', {});
    const { result: cursors } = await generator.run('leafQueue', { server, token: crowded, teamId: idOf('account', TEAM) });
    const turn = (token: string, body: string) => () => generator.run('read', { server, token, body, times: TIMES, warm: WARM, counting: '"preview"' });
    const pageFrom = (after: string) => bodyFor(bench, 'Cards', { teamId: idOf('account', TEAM), after });
    const [first, last] = [await pageFrom(cursors.first), await pageFrom(cursors.last)];
    const all = await interleave(bench, [
      { name: NAMES.product, pid: pidOf(bench, 'product'), turn: turn(crowded, desk) },
      { name: 'a desk of 50', pid: pidOf(bench, 'product'), turn: turn(usual, desk) },
      { name: 'page 2', pid: pidOf(bench, 'product'), turn: turn(crowded, first) },
      { name: `page ${cursors.pages}`, pid: pidOf(bench, 'product'), turn: turn(crowded, last) },
    ]) as [Turns<Read>, Turns<Read>, Turns<Read>, Turns<Read>];
    const [opened, small, near, far] = all;
    const p50 = ({ p50 }: Read) => p50;
    const goal = { of: 'figure', better: 'less', must: INSTANT } as const;
    return resultOf(queue.says, all, {
      lines: [
        { what: 'its desk opened, p50', unit: 'ms', product: figureOf(opened, p50), against: { name: small.name, ...figureOf(small, p50) }, goal },
        { what: 'its desk opened, p99', unit: 'ms', product: figureOf(opened, ({ p99 }) => p99), against: null, goal },
        { what: 'page 2 of the queue, p50', unit: 'ms', product: figureOf(near, p50), against: null, goal },
        // There those are looked for who have no clock, or are held.
        { what: `page ${cursors.pages}, the last, p50`, unit: 'ms', product: figureOf(far, p50), against: { name: near.name, ...figureOf(near, p50) }, goal },
      ],
      notes: refusalsIn(all),
    });
  },
};

async function bodyFor({ generator }: Bench, operation: string, variables: object): Promise<string> {
  return (await generator.run('bodyOf', { operation, variables })).result;
}
