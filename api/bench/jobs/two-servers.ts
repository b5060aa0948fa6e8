import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Job } from '../bench.ts';
import type { ServerAt } from '../load/dialect.ts';
import type { Said } from '../load/say.ts';
import { interleave, type Turns } from '../measure/turns.ts';
import { crowd, holderOf, THREADS } from '../plan.ts';
import type { Line } from '../report/line.ts';
import { startNats } from '../servers/nats.ts';
import { startProduct } from '../servers/product.ts';
import { root, type Running } from '../servers/start.ts';
import { beside, figureOf, NAMES, pidOf, refusalsIn, resultOf, sumOf } from './figures.ts';
import { apartSenders, at, seqsOf } from './people.ts';

const LISTENERS = 200;

export const twoServers: Job = {
  name: 'two',
  says: `two servers with NATS between them, ${LISTENERS} listeners on each`,
  run: async (bench) => {
    if (!readFileSync(join(root, '.env.example'), 'utf8').includes('BUS_URL')) return none('This Switchboard knows no BUS_URL: two servers were not measured.');
    const nats = await startNats();
    if (!nats) return none('No nats-server was found: two servers were not measured.');
    const servers: Running[] = [];
    try {
      for (let i = 0; i < 2; i++) servers.push(await startProduct(bench.dataset.url, { busUrl: nats.url }));
      const [here, there] = servers;
      return here && there ? await measured(bench, here, there) : none('They did not start.');
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      nats.stop();
    }
  },
};

function none(note: string) {
  return resultOf(twoServers.says, [], { lines: [], notes: [note] });
}

async function measured(bench: Bench, here: Running, there: Running) {
  const { generator, progress, sessionsOf, db, scale } = bench;
  const listeners = await sessionsOf(Array.from({ length: LISTENERS }, (_, i) => crowd(1 + i)));
  const [speaker = ''] = await sessionsOf([holderOf(1)]);
  const [near, far] = await seqsOf(db, [THREADS.halls[2], THREADS.halls[3]]);
  const product = (server: Running): ServerAt => ({ kind: 'product', url: server.url });
  // Whoever speaks is on the one; of two audiences one is on the same server, the other on the other.
  for (const [name, server, thread] of [['near', here, near], ['far', there, far]] as const) {
    progress.tell(`${LISTENERS} sit down at the server ${name === 'near' ? 'that is spoken to' : 'beside it'}`);
    await generator.run('assemble', { name, server: product(server), tokens: listeners, threadId: thread?.id ?? '', afterSeq: thread?.seq ?? 0 });
  }
  const speak = (name: 'near' | 'far', pid: number, how: { messages: number; every: number | null; voices: number }) => ({
    name: `heard on the ${name === 'near' ? 'same' : 'other'} server, ${how.every === null ? 'saturated' : 'paced'}`,
    pid,
    turn: () => generator.run('say', { name, server: product(here), token: speaker, thread: (name === 'near' ? near : far) ?? { id: '', seq: 0 }, ...how }),
  });
  const paced = { messages: 15, every: 100, voices: 1 };
  const saturated = { messages: 100, every: null, voices: 4 };
  const all = await interleave(bench, [speak('near', here.pid, paced), speak('far', there.pid, paced), speak('near', here.pid, saturated), speak('far', there.pid, saturated)]) as [Turns<Said>, Turns<Said>, Turns<Said>, Turns<Said>];
  for (const name of ['near', 'far']) await generator.run('dismiss', { name });
  const [nearPaced, farPaced, nearFast, farFast] = all;

  const senders = await apartSenders(bench);
  const halves = [senders.filter((_, i) => i % 2 === 0), senders.filter((_, i) => i % 2 === 1)] as const;
  const send = (server: ServerAt, some: typeof senders) => generator.run('send', { server, way: 'http', senders: some, seconds: scale.seconds });
  const [one, two] = await interleave(bench, [
    { name: 'sends to one server', pid: pidOf(bench, 'product'), turn: () => send(at(bench, 'product'), senders) },
    {
      name: 'sends to two servers',
      pid: here.pid,
      turn: async () => {
        const [a, b] = await Promise.all([send(product(here), halves[0]), send(product(there), halves[1])]);
        return { result: { ...a.result, perSecond: a.result.perSecond + b.result.perSecond }, cores: a.cores };
      },
    },
  ]);
  const perSecond = ({ perSecond }: { perSecond: number }) => perSecond;
  const lines: Line[] = [
    beside('heard on the other server, p50', 'ms', [farPaced, nearPaced], ({ heard }) => heard.p50),
    beside('heard on the other server, p99', 'ms', [farPaced, nearPaced], ({ heard }) => heard.p99),
    beside('deliveries on the other server', '/s', [farFast, nearFast], perSecond),
    ...(one && two ? [{ what: 'sends, 16 senders on both', unit: '/s', product: figureOf(two, perSecond), against: { name: `${NAMES.product}, one server`, ...figureOf(one, perSecond) }, goal: null }] : []),
  ];
  const said = all.flatMap(({ results }) => results);
  return resultOf(twoServers.says, [...all, ...(one && two ? [one, two] : [])], { lines, faults: sumOf(said.map(({ faults }) => faults)), notes: ['Both servers, Postgres, NATS and the load share the same cores: what is shown is that it works and what it costs, not that two are faster.', ...refusalsIn(all)] });
}
