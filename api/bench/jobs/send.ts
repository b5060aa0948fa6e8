import type { Bench, Job } from '../bench.ts';
import { sendByPgbench } from '../floors/pgbench.ts';
import type { Sent } from '../load/send.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import type { Result } from '../report/line.ts';
import { beside, figureOf, NAMES, pidOf, refusalsIn, resultOf } from './figures.ts';
import { apartSenders, at } from './people.ts';

const perSecond = ({ perSecond }: Sent) => perSecond;

export const sendOverHttp: Job = {
  name: 'send',
  says: 'sends over HTTP, 16 senders: signed in, durable, guarded, idempotent',
  run: async (bench) => {
    const senders = await apartSenders(bench);
    const [statement, raw, product, apollo] = await interleave(bench, [
      { name: NAMES.statement, pid: 0, turn: () => bench.generator.run('sendByStatement', { url: bench.dataset.url, senders, seconds: bench.scale.seconds }) },
      ...(['raw', 'product', 'apollo'] as const).map((kind) => ({
        name: NAMES[kind],
        pid: pidOf(bench, kind),
        turn: () => bench.generator.run('send', { server: at(bench, kind), way: 'http', senders, seconds: bench.scale.seconds }),
      })),
    ]) as [Turns<Sent>, Turns<Sent>, Turns<Sent>, Turns<Sent>];
    bench.progress.tell('pgbench, where there is one');
    const pgbench = await sendByPgbench({ url: bench.dataset.url, seconds: bench.scale.seconds });
    return resultOf(sendOverHttp.says, [statement, raw, product, apollo], {
      lines: [
        beside('sends', '/s', [product, raw], perSecond, { of: 'ratio', better: 'more', must: 0.7, dream: 0.9 }),
        beside('sends', '/s', [product, apollo], perSecond, { of: 'ratio', better: 'more', must: 3 }),
        beside('sends', '/s', [product, statement], perSecond),
        ...(pgbench ? [{ what: 'sends', unit: '/s', product: figureOf(product, perSecond), against: { name: 'the statement by pgbench', value: pgbench.perSecond, spread: null }, goal: null }] : []),
        beside('acknowledged, p50', 'ms', [product, raw], ({ p50 }) => p50),
        beside('acknowledged, p99', 'ms', [product, raw], ({ p99 }) => p99),
      ],
      notes: refusalsIn([statement, raw, product, apollo]),
    });
  },
};

export const sendOverSocket: Job = {
  name: 'socket',
  says: 'sends over the open socket, 16 senders',
  run: async (bench: Bench): Promise<Result> => {
    const senders = await apartSenders(bench);
    const [raw, product, apollo] = await interleave(bench, (['raw', 'product', 'apollo'] as const).map((kind) => ({
      name: NAMES[kind],
      pid: pidOf(bench, kind),
      turn: () => bench.generator.run('send', { server: at(bench, kind), way: 'socket', senders, seconds: bench.scale.seconds }),
    }))) as [Turns<Sent>, Turns<Sent>, Turns<Sent>];
    return resultOf(sendOverSocket.says, [raw, product, apollo], {
      lines: [
        beside('sends', '/s', [product, raw], perSecond, { of: 'ratio', better: 'more', must: 0.9, dream: 1 }),
        beside('sends', '/s', [product, apollo], perSecond),
        beside('acknowledged, p99', 'ms', [product, raw], ({ p99 }) => p99),
      ],
      notes: refusalsIn([raw, product, apollo]),
    });
  },
};
