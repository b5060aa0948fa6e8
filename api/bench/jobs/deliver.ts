import type { Bench, Job } from '../bench.ts';
import type { Said } from '../load/say.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { crowd, holderOf, idOf, THREADS } from '../plan.ts';
import type { Line } from '../report/line.ts';
import { beside, figureOf, NAMES, pidOf, refusalsIn, resultOf, sumOf } from './figures.ts';
import { at, seqsOf } from './people.ts';

const KINDS = ['raw', 'product', 'apollo'] as const;
type Three = [Turns<Said>, Turns<Said>, Turns<Said>];

export const deliver: Job = {
  name: 'deliver',
  says: 'deliveries to 200 and to 1,000 listeners of one thread',
  run: async (bench) => {
    const few = await toListeners(bench, 200, { paced: 15, saturated: 100 });
    const many = await toListeners(bench, 1_000, { paced: 8, saturated: 30 });
    const [all, product] = [[...few.all, ...many.all], [few.product, many.product]];
    const said = product.flatMap(({ paced, saturated }) => [...paced.results, ...saturated.results]);
    return resultOf(deliver.says, all, { lines: [...few.lines, ...many.lines, acknowledgement(few.product.paced, many.product.paced)], faults: sumOf(said.map(({ faults }) => faults)), notes: refusalsIn(all) });
  },
};

/** Acknowledge first, deliver next: how many listen is not the sender's business. */
function acknowledgement(few: Turns<Said>, many: Turns<Said>): Line {
  const p50 = ({ acknowledged }: Said) => acknowledged.p50;
  const goal = { of: 'ratio', better: 'less', must: 1.3, dream: 1 } as const;
  return { what: 'acknowledged at 1,000 listeners, p50', unit: 'ms', product: figureOf(many, p50), against: { name: 'itself at 200', ...figureOf(few, p50) }, goal };
}

async function toListeners(bench: Bench, size: number, { paced, saturated }: { paced: number; saturated: number }) {
  const { progress, generator, sessionsOf, db } = bench;
  const tokens = await sessionsOf(Array.from({ length: size }, (_, i) => crowd(1 + i)));
  const [speaker = ''] = await sessionsOf([holderOf(1)]);
  const halls = await seqsOf(db, [...THREADS.halls]);
  const hallOf = (kind: (typeof KINDS)[number]) => halls[KINDS.indexOf(kind)] ?? { id: idOf('thread', 0), seq: 0 };
  for (const kind of KINDS) {
    progress.tell(`${size} sit down at ${NAMES[kind]}`);
    const { id, seq } = hallOf(kind);
    await generator.run('assemble', { name: kind, server: at(bench, kind), tokens, threadId: id, afterSeq: seq });
  }
  const speak = (form: string, how: { messages: number; every: number | null; voices: number }) =>
    interleave(bench, KINDS.map((kind) => ({
      name: `${NAMES[kind]}, ${size} ${form}`,
      pid: pidOf(bench, kind),
      turn: () => generator.run('say', { name: kind, server: at(bench, kind), token: speaker, thread: hallOf(kind), ...how }),
    }))) as Promise<Three>;
  // The fast ones first: what is paced is measured on servers that have done it a few hundred times, as theirs have who are asked.
  const [rawFast, productFast, apolloFast] = await speak('saturated', { messages: saturated, every: null, voices: 4 });
  const [rawPaced, productPaced, apolloPaced] = await speak('paced', { messages: paced, every: 100, voices: 1 });
  const [wire] = await interleave(bench, [{ name: `${NAMES.broadcast}, ${size}`, pid: pidOf(bench, 'broadcast'), turn: () => generator.run('broadcast', { url: bench.servers.broadcast.url, listeners: size, messages: saturated }) }]);
  for (const kind of KINDS) await generator.run('dismiss', { name: kind });
  const perSecond = ({ perSecond }: Said) => perSecond;
  const lines: Line[] = [
    beside(`heard by ${size}, p50`, 'ms', [productPaced, rawPaced], ({ heard }) => heard.p50, { of: 'ratio', better: 'less', must: 1.15 }),
    beside(`heard by ${size}, p99`, 'ms', [productPaced, rawPaced], ({ heard }) => heard.p99, { of: 'ratio', better: 'less', must: 1.3, dream: 1 }),
    beside(`deliveries to ${size}, saturated`, '/s', [productFast, apolloFast], perSecond, { of: 'ratio', better: 'more', must: 3 }),
    beside(`deliveries to ${size}, saturated`, '/s', [productFast, rawFast], perSecond),
    ...(wire ? [{ what: `deliveries to ${size}, saturated`, unit: '/s', product: figureOf(productFast, perSecond), against: { name: NAMES.broadcast, ...figureOf(wire, ({ perSecond }) => perSecond) }, goal: null }] : []),
  ];
  return { lines, product: { paced: productPaced, saturated: productFast }, all: [rawPaced, productPaced, apolloPaced, rawFast, productFast, apolloFast] };
}
