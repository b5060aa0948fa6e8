import type { Bench, Job } from '../bench.ts';
import type { Correct } from '../load/correct.ts';
import { interleave } from '../measure/turns.ts';
import { client, crowd, holderOf, idOf, SENDERS, THREADS } from '../plan.ts';
import type { Faults, Line } from '../report/line.ts';
import { NAMES, pidOf, refusalsIn, resultOf, sumOf } from './figures.ts';
import { at, seqsOf } from './people.ts';

const ROOMS = 5;
const LISTENERS = 20;

export const correctness: Job = {
  name: 'correct',
  says: `correct under load: 16 senders, 5 threads, 20 listeners`,
  run: async (bench) => {
    const accounts = Array.from({ length: SENDERS }, (_, i) => (i % 2 === 0 ? holderOf(1) : client(THREADS.busy + (i % ROOMS))));
    const tokens = await bench.sessionsOf(accounts);
    const listeners = await bench.sessionsOf(Array.from({ length: LISTENERS }, (_, i) => crowd(1 + i)));
    const numbers = Array.from({ length: ROOMS }, (_, i) => THREADS.busy + i);
    const kept: Faults[] = [];
    const [product] = await interleave(bench, [{
      name: NAMES.product,
      pid: pidOf(bench, 'product'),
      turn: async () => {
        const threads = await seqsOf(bench.db, numbers);
        const own = (i: number) => (i % 2 === 0 ? threads : threads.slice(i % ROOMS, (i % ROOMS) + 1));
        const senders = tokens.map((token, i) => ({ token, account: idOf('account', accounts[i] ?? 0), threads: own(i) }));
        const done = await bench.generator.run('correct', { server: at(bench, 'product'), senders, listeners, threads, seconds: 2 * bench.scale.seconds });
        kept.push(await faultsInDatabase(bench, threads, done.result));
        return done;
      },
    }]);
    const results = product?.results ?? [];
    const faults = sumOf([...results, ...kept]);
    const sum = (of: (each: Correct) => number) => results.reduce((total, each) => total + of(each), 0);
    const line = (what: string, value: number): Line => ({ what, unit: '', product: { value, spread: null }, against: null, goal: { of: 'figure', better: 'less', must: 0 } });
    return resultOf(correctness.says, product ? [product] : [], {
      lines: [line('lost', faults.lost), line('double', faults.double), line('out of order', faults.disorder)],
      faults,
      notes: [
        `${sum(({ sent }) => sent)} messages, ${sum(({ repeated }) => repeated)} of them sent twice under one id, ${sum(({ deliveries }) => deliveries)} deliveries.`,
        ...refusalsIn(product ? [product] : []),
      ],
    });
  },
};

/** What was acknowledged is there, under its number, once; and the numbers have no hole. */
async function faultsInDatabase({ db }: Bench, before: { id: string; seq: number }[], { acknowledged }: Correct): Promise<Faults> {
  const faults = { lost: 0, double: 0, disorder: 0 };
  for (const { id, seq: from } of before) {
    const { rows } = await db.query<{ seq: number }>(`select seq from entry where thread_id = $1 and seq > $2 order by seq`, [id, from]);
    const there = new Set(rows.map(({ seq }) => seq));
    const seqs = acknowledged[id] ?? [];
    faults.lost += seqs.filter((seq) => !there.has(seq)).length;
    faults.double += seqs.length - new Set(seqs).size + Math.max(0, there.size - seqs.length);
    faults.disorder += rows.filter(({ seq }, i) => seq !== from + 1 + i).length;
  }
  return faults;
}
