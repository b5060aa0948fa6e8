import type { Bench, Job } from '../bench.ts';
import { openSessions } from '../data/sessions.ts';
import type { Read } from '../load/read.ts';
import { withClient } from '../measure/client.ts';
import { countStatements } from '../measure/statements.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { DESK, idOf, staff } from '../plan.ts';
import { startProduct } from '../servers/product.ts';
import { beside, figureOf, NAMES, pidOf, refusalsIn, resultOf } from './figures.ts';
import { at } from './people.ts';

const VIEWER = staff(1);
/** In the queue, and those of them that the viewer holds once more in the inbox. */
const CARDS = DESK.waiting + DESK.held + DESK.own;
const TIMES = 100;
const WARM = 150;
/** Desks that are opened while statements are counted. */
const COUNTED = 20;

const NPLUS1 = `query Desk($teamId: ID!) { desk(teamId: $teamId) { id title state unread waitingSince holder { id name } lastLine { id seq text at author { id name } } } }`;

export const desk: Job = {
  name: 'desk',
  says: 'a desk of 50 cards: newest line, unread, holder, waiting',
  run: async (bench) => {
    const { generator, dataset, scale } = bench;
    const [token = ''] = await bench.sessionsOf([VIEWER]);
    const [tenthToken = ''] = await withClient(dataset.tenthUrl, (db) => openSessions(db, [VIEWER]));
    const { result: body } = await generator.run('bodyOf', { operation: 'DeskLists', variables: {} });
    const tenth = await startProduct(dataset.tenthUrl);
    const nPlus1 = JSON.stringify({ query: NPLUS1, variables: { teamId: idOf('account', DESK.team) } });
    const all = await interleave(bench, [
      { name: NAMES.product, pid: pidOf(bench, 'product'), turn: () => generator.run('read', { server: at(bench, 'product'), token, body, times: TIMES, warm: WARM, counting: '"preview"' }) },
      { name: 'itself at a tenth of the messages', pid: tenth.pid, turn: () => generator.run('read', { server: { kind: 'product', url: tenth.url }, token: tenthToken, body, times: TIMES, warm: WARM, counting: '"preview"' }) },
      { name: `${NAMES.apollo}, N+1`, pid: pidOf(bench, 'apollo'), turn: () => generator.run('read', { server: at(bench, 'apollo'), token, body: nPlus1, times: TIMES, warm: WARM, counting: '"lastLine"' }) },
    ]).finally(() => tenth.stop()) as [Turns<Read>, Turns<Read>, Turns<Read>];
    const [product, small, apollo] = all;
    const other = all.find(({ results }) => results.some(({ found }) => found !== CARDS));
    if (other) throw new Error(`${other.name} answered with ${other.results[0]?.found} cards, and ${CARDS} are measured.`);
    const statements = await statementsOf(bench, token, body);
    const p50 = ({ p50 }: Read) => p50;
    return resultOf(desk.says, all, {
      lines: [
        { what: 'statements', unit: '', product: { value: statements, spread: null }, against: null, goal: { of: 'figure', better: 'less', must: 3, dream: 1 } },
        { what: 'opened, p50', unit: 'ms', product: figureOf(product, p50), against: null, goal: { of: 'figure', better: 'less', must: 3 } },
        beside('opened, p50', 'ms', [product, apollo], p50, { of: 'ratio', better: 'less', must: 1 / 3 }),
        beside(`opened at ${scale.messages.toLocaleString('en')} messages, p50`, 'ms', [product, small], p50, { of: 'ratio', better: 'less', must: 1.2 }),
        beside('opened, p99', 'ms', [product, apollo], ({ p99 }) => p99),
      ],
      notes: [`${CARDS} cards in ${Math.round((product.results[0]?.bytes ?? 0) / 1024)} KB, beside ${Math.round((apollo.results[0]?.bytes ?? 0) / 1024)} KB of ${apollo.name}.`, ...refusalsIn(all)],
    });
  },
};

/** Counted on the wire, by somebody between the product and Postgres; what recognises the session is among them. */
async function statementsOf({ dataset, generator, progress }: Bench, token: string, body: string): Promise<number> {
  progress.tell('statements are counted on the wire');
  const counted = await countStatements(dataset.url);
  const product = await startProduct(counted.url);
  try {
    const open = (times: number) => generator.run('read', { server: { kind: 'product', url: product.url }, token, body, times, warm: 0 });
    await open(5);
    // What the watchman asks by itself, once a second, is taken off by asking for nothing for as long.
    counted.taken();
    const began = performance.now();
    await open(COUNTED);
    const [taken, lasted] = [counted.taken(), performance.now() - began];
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const idle = (counted.taken() / 3_000) * lasted;
    return Math.round(((taken - idle) / COUNTED) * 10) / 10;
  } finally {
    await product.stop();
    counted.close();
  }
}
